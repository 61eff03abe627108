import type { Question } from "../kernel/intake-question.ts";
import { dateText, valueText } from "./reading-back.ts";
import { bookOf, type Turn } from "./turn.ts";
import { writtenAmount } from "./understanding/answer.ts";
import type { Refusal, Span } from "./understanding/validity.ts";

/** Why an answer that was understood cannot be one, as the visitor is told. */
export function refusalText(turn: Turn, question: Question, refusal: Refusal): string {
  const book = bookOf(turn);
  const spanText = ({ from, to }: Span) => book.span(from, to);
  switch (refusal.why) {
    case "day-too-early":
      return book.dayTooEarly(dateText(turn, refusal.first));
    case "day-too-late":
      return book.dayTooLate(dateText(turn, refusal.last));
    case "closed-that-day":
      return book.closedThatDay(dateText(turn, refusal.day));
    case "no-exact-day":
      return book.noExactDay;
    case "outside-hours":
      return book.outsideHours(refusal.spans.map(spanText));
    case "no-exact-time":
      return book.noExactTime;
    case "out-of-range": {
      const shown = (amount: number) =>
        question.type === "number" || question.type === "money"
          ? valueText(turn, question, writtenAmount(amount, question))
          : String(amount);
      return book.outOfRange(shown(refusal.from), shown(refusal.to));
    }
    case "too-long":
      return book.tooLong;
  }
}
