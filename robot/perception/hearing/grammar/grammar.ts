import { createHash } from "node:crypto";
import type { AnswerForm, Expectation } from "../../../kernel/expectation.ts";
import type { Language } from "../../../kernel/vocabulary.ts";
import { correctionOf } from "./correction.ts";
import { dateAnswer, timeAnswer } from "./date-and-time.ts";
import { emailAddress } from "./email-address.ts";
import { letters } from "./letters.ts";
import { moneyAnswer } from "./money.ts";
import { numberAnswer } from "./number.ts";
import { openingOf } from "./opening.ts";
import { personName } from "./person-name.ts";
import { phoneNumber } from "./phone-number.ts";
import { inOrder, maybe, oneOf, oneOfLikely, type Phrase, rarely } from "./phrase.ts";
import { choiceOf, literal } from "./phrases.ts";
import { severalOf } from "./several.ts";
import { spanishAnswer } from "./spanish/answer.ts";
import { spanishLiteral } from "./spanish/choices.ts";
import { yesNo } from "./yes-no.ts";

/** Everything that may be said to one question; null when no answer and no command has a word in it. */
export function grammarFor({
  answers,
  commands,
  farewells = [],
  language = "en",
}: Expectation): Phrase | null {
  const { answerOf, literalOf, hesitations, please } = sayings[language];
  const sayable = answers.flatMap((answer) => {
    const phrase = answerOf(answer);
    return phrase ? [{ phrase: hesitantly(phrase, hesitations), share: shareOf(answer) }] : [];
  });
  // Commands stand alone: "wonderful" was heard as "well, cancel".
  const isFarewell = (command: string) => farewells.includes(command);
  for (const [phrases, share] of [
    [commands.filter((command) => !isFarewell(command)), COMMANDS_SHARE],
    [commands.filter(isFarewell), FAREWELLS_SHARE],
  ] as const) {
    const commanding = literalOf(phrases);
    if (commanding) sayable.push({ phrase: inOrder(commanding, maybe(please)), share });
  }
  return sayable.length > 0 ? oneOfLikely(sayable) : null;
}

function hesitantly(answer: Phrase, hesitations: readonly string[]): Phrase {
  return inOrder(rarely(HESITATION_SHARE, oneOf(hesitations)), answer);
}

/**
 * How often each kind is said, against one plain answer. In a murmur of others a short word lasts longer than it
 * sounds: without these a "yes" becomes "well, yes", and a "sure" "it's Derek".
 */
function shareOf({ form }: AnswerForm): number {
  switch (form) {
    case "opening":
      return 0.01;
    case "correction":
      return 0.1;
    default:
      return 1;
  }
}

const COMMANDS_SHARE = 0.5;
/** With the others' share, amid babble "yep" became "forget it" and "correct" "goodbye", which ended one visit in seventeen. */
const FAREWELLS_SHARE = 0.005;
const HESITATION_SHARE = 0.05;

/**
 * The same for the same answers and commands, whatever the question: a grammar is loaded once under this name, and
 * a question whose choices have changed gets another.
 */
export function grammarName(expectation: Expectation): string {
  const content = JSON.stringify([
    expectation.language ?? "en",
    expectation.answers,
    expectation.commands,
    expectation.farewells ?? [],
  ]);
  return `heard-${createHash("sha256").update(content).digest("hex").slice(0, 16)}`;
}

interface Sayings {
  readonly answerOf: (answer: AnswerForm) => Phrase | null;
  readonly literalOf: (phrases: readonly string[]) => Phrase | null;
  readonly hesitations: readonly string[];
  readonly please: string;
}

const sayings: Readonly<Record<Language, Sayings>> = {
  en: {
    answerOf: englishAnswer,
    literalOf: literal,
    hesitations: ["um", "uh", "well", "oh"],
    please: "please",
  },
  es: {
    answerOf: spanishAnswer,
    literalOf: spanishLiteral,
    hesitations: ["eh", "pues", "bueno"],
    please: "por favor",
  },
};

function englishAnswer(answer: AnswerForm): Phrase | null {
  switch (answer.form) {
    case "phrases":
      return choiceOf(answer.phrases);
    case "yes-no":
      return yesNo();
    case "person-name":
      return personName();
    case "phone-number":
      return phoneNumber();
    case "email-address":
      return emailAddress(answer.domains);
    case "letters":
      return letters();
    case "several":
      return severalOf(answer.phrases);
    case "date":
      return dateAnswer();
    case "time":
      return timeAnswer();
    case "number":
      return numberAnswer(answer.from, answer.to);
    case "money":
      return moneyAnswer();
    // No grammar holds what people may make up.
    case "free-text":
      return null;
    case "correction": {
      const corrected = englishAnswer(answer.of);
      return corrected && correctionOf(answer.of, corrected);
    }
    case "opening":
      return openingOf(answer.parts);
  }
}
