import type { StepAt } from "./conversation-state.ts";
import { inform } from "./informing.ts";
import { valueText } from "./reading-back.ts";
import { fieldLabel, reviewAgain } from "./reviewing.ts";
import type { Reply, Turn } from "./turn.ts";
import { changeAskedIn, fieldNamedIn } from "./understanding/change-request.ts";
import { inquiryIn, questionWithin, startsAsRequest } from "./understanding/inquiry.ts";
import type { Saying } from "./understanding/saying.ts";
import { vocabularyOf } from "./understanding/vocabulary.ts";

/**
 * "Did you get my number", "looks good, but how much is it": what is asked about is said again, or answered, and nothing
 * is changed by it. Null: no question, or one that is tried like any other.
 */
export function askedAtReview(turn: Turn, step: StepAt<"reviewing">, saying: Saying): Reply | null {
  const { profile, visit } = turn;
  const { language } = visit;
  const asked = questionWithin(saying, language);
  if (!asked) return null;
  if (startsAsRequest(asked, language) && changeAskedIn(asked, turn)) return null;
  const inquiry = inquiryIn(asked, profile, language);
  const isOpen = inquiry === null || inquiry.about === "unknown";
  const isOwn = asked.words.some(({ plain }) => vocabularyOf(language).mine.includes(plain));
  const field = isOpen || isOwn ? fieldNamedIn(asked, turn) : null;
  const answer = field && visit.answers[field.id];
  if (field && answer) {
    const value = `${fieldLabel(turn, field)}: ${valueText(turn, field, answer.value)}.`;
    return reviewAgain(turn, { ...step, silences: 0 }, [value]);
  }
  return inquiry && !isOpen && asked !== saying ? inform(turn, step, inquiry, asked) : null;
}
