import type { Question } from "../../kernel/intake-question.ts";
import { dayOfDate } from "../calendar.ts";
import { type Reading, readAnswer, writtenAmount } from "./answer.ts";
import { emailAddressIn } from "./email-address.ts";
import { writtenName } from "./person-name.ts";
import { phoneNumberIn } from "./phone-number.ts";
import { type Saying, sayingOf } from "./saying.ts";
import { amountRefusal, dayRefusal, type Known, type Refusal, timeRefusal } from "./validity.ts";

const none: Reading = { kind: "none" };

/** What was typed or picked on the screen: taken as it stands, apart from spaces and form. */
export function readTyped(text: string, question: Question, known: Known): Reading {
  const saying = sayingOf(text);
  const { region } = known.profile.business;
  const { language } = known.visit;
  const email = () => (text.includes("@") ? emailAddressIn(saying, language) : null);
  const phone = () => phoneNumberIn(saying, region, language);
  switch (question.type) {
    case "name":
      return valueOr(typedName(saying));
    case "phone":
      return valueOr(phone());
    case "email":
      return valueOr(email());
    case "contact":
      return valueOr(email() ?? phone());
    case "date": {
      const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(saying.text) ?? [];
      const day = dayOfDate(Number(year), Number(month), Number(date));
      return day === null
        ? readAnswer(saying, question, null, known)
        : judged(day, dayRefusal(day, question, known));
    }
    case "time": {
      const isTime = /^([01]\d|2[0-3]):[0-5]\d$/.test(saying.text);
      if (!isTime) return readAnswer(saying, question, null, known);
      return judged(saying.text, timeRefusal(saying.text, question, known));
    }
    case "number":
    case "money": {
      const amount = Number(saying.text);
      if (saying.text === "" || !Number.isFinite(amount)) return readAnswer(saying, question, null, known);
      if (question.type === "number" && !Number.isInteger(amount)) return none;
      return judged(writtenAmount(amount, question), amountRefusal(amount, question));
    }
    case "text":
      return readAnswer(saying, question, null, known);
    case "choice":
    case "several":
    case "yes-no":
    case "consent":
      return none;
  }
}

function typedName(saying: Saying): string | null {
  const words = saying.text.split(" ");
  const isName = saying.text.length <= 80 && words.every((word) => /^\p{L}[\p{L}\p{M}'.,-]*$/u.test(word));
  return isName ? writtenName(words) : null;
}

function valueOr(value: string | null): Reading {
  return value === null ? none : { kind: "value", value, certain: true };
}

function judged(value: string, refusal: Refusal | null): Reading {
  return refusal ? { kind: "refused", refusal } : { kind: "value", value, certain: true };
}
