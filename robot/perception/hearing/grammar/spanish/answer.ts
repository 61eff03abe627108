import type { AnswerForm } from "../../../../kernel/expectation.ts";
import { inOrder, maybe, oneOf, type Phrase, repeated } from "../phrase.ts";
import { ARTICLES, spanishChoice, spanishLiteral, spanishSeveral } from "./choices.ts";
import { addressAt, listedName, spanishEmail, spanishName, spanishPhone, tenDigits } from "./contact.ts";
import { dateThenTime, spanishDate, spanishTime } from "./date-and-time.ts";
import { spanishLetters } from "./letters.ts";
import { spanishMoney, spanishNumber } from "./numbers.ts";
import { spanishYesNo } from "./yes-no.ts";

/** Everything that may be said in Spanish in one form; null when no word is in it. */
export function spanishAnswer(answer: AnswerForm): Phrase | null {
  switch (answer.form) {
    case "phrases":
      return spanishChoice(answer.phrases);
    case "several":
      return spanishSeveral(answer.phrases);
    case "yes-no":
      return spanishYesNo();
    case "person-name":
      return spanishName();
    case "phone-number":
      return spanishPhone();
    case "email-address":
      return spanishEmail(answer.domains);
    case "letters":
      return spanishLetters();
    case "date":
      return spanishDate();
    case "time":
      return spanishTime();
    case "number":
      return spanishNumber(answer.from, answer.to);
    case "money":
      return spanishMoney();
    // No grammar holds what people may make up.
    case "free-text":
      return null;
    case "correction": {
      const corrected = spanishAnswer(answer.of);
      return corrected && inOrder(oneOf(OBJECTIONS), maybe("es"), corrected);
    }
    case "opening":
      return openingOf(answer.parts);
  }
}

/** As in English: a part needs the words that announce it. */
function openingOf(parts: readonly AnswerForm[]): Phrase | null {
  const pieces = parts.map(pieceOf).filter((piece) => piece !== null);
  if (pieces.length === 0) return null;
  const piece = inOrder(maybe(oneOf(["y", "eh"])), oneOf(pieces));
  return inOrder(maybe(oneOf(GREETINGS)), repeated(piece), maybe(oneOf(["por favor", "gracias"])));
}

function pieceOf(part: AnswerForm): Phrase | null {
  switch (part.form) {
    case "person-name":
      return inOrder(oneOf(["soy", "me llamo", "mi nombre es"]), listedName());
    case "phrases":
    case "several": {
      const choices = spanishLiteral(part.phrases);
      return choices && inOrder(oneOf(WISH), maybe(oneOf(ARTICLES)), choices);
    }
    case "phone-number":
      return inOrder(oneOf(["mi numero es", "mi telefono es", "mi celular es"]), tenDigits());
    case "email-address":
      return inOrder(oneOf(["mi correo es", "mi email es"]), addressAt(part.domains));
    case "date":
      return inOrder(maybe("para"), dateThenTime());
    case "time":
      return spanishTime();
    case "yes-no":
    case "letters":
    case "number":
    case "money":
    case "free-text":
    case "correction":
    case "opening":
      return null;
  }
}

const OBJECTIONS =
  "no|no no|no es|perdon|no perdon|dije|quise decir|en realidad|mejor|no mejor|no dije|esta mal".split("|");
const GREETINGS = "hola|buenos dias|buenas tardes|buenas|si|bueno".split("|");
const WISH = "quiero|quisiera|me gustaria|necesito|vengo por|vengo para|busco".split("|");
