import type { Question, QuestionOf } from "../kernel/intake-question.ts";
import type { Source } from "../kernel/intake-record.ts";
import type { Candidate, Visit } from "./conversation-state.ts";
import { questionsOf, withoutAnswer } from "./intake-form.ts";
import { refusalText } from "./refusing.ts";
import { type Turn, withVisit } from "./turn.ts";
import { readAnswer } from "./understanding/answer.ts";
import { type OtherDay, otherDayIn } from "./understanding/other-day.ts";
import type { Saying } from "./understanding/saying.ts";
import { timeRefusal } from "./understanding/validity.ts";

/** After a day was told anew with its time. The form goes on from there, and reads both back. */
export interface Rescheduled {
  readonly turn: Turn;
  /** Why one of them cannot be. */
  readonly words: readonly string[];
}

/**
 * "Friday at three", where a time is talked about whose day is told already. Without a new time `kept` is read back
 * once more, for the other day has other hours. Null when no other day is named.
 */
export function rescheduled(
  turn: Turn,
  time: QuestionOf<"time">,
  saying: Saying,
  source: Source,
  kept: Candidate | null,
): Rescheduled | null {
  const other = otherDayIn(saying, time, turn);
  if (!other) return null;
  const onDay = withVisit(turn, dayTold(turn.visit, other, source));
  const refused =
    other.reading.kind === "refused" ? [refusalText(turn, other.question, other.reading.refusal)] : [];
  const reading = readAnswer(saying, time, null, onDay);
  const visit = withoutAnswer(onDay.visit, time.id);
  switch (reading.kind) {
    case "value": {
      const volunteered = { ...visit.volunteered, [time.id]: { value: reading.value, source } };
      return { turn: withVisit(turn, { ...visit, volunteered }), words: refused };
    }
    case "either": {
      const options = reading.values.map((value) => ({ value, source }));
      const unsettled = { ...visit.unsettled, [time.id]: options };
      return { turn: withVisit(turn, { ...visit, unsettled }), words: refused };
    }
    case "refused":
      return { turn: withVisit(turn, visit), words: [...refused, refusalText(turn, time, reading.refusal)] };
    case "corrected":
    case "none": {
      const volunteered = kept ? { ...visit.volunteered, [time.id]: kept } : visit.volunteered;
      return { turn: withVisit(turn, { ...visit, volunteered }), words: refused };
    }
  }
}

/** "Make it Friday at eleven", wherever it is said: null unless both another day and a time are told. */
export function bothRescheduled(turn: Turn, saying: Saying, source: Source): Rescheduled | null {
  for (const question of questionsOf(turn.profile, turn.visit)) {
    if (question.type !== "time" || readAnswer(saying, question, null, turn).kind === "none") continue;
    const moved = rescheduled(turn, question, saying, source, null);
    if (moved) return moved;
  }
  return null;
}

/** A time that was agreed to for another day, and is outside the hours of this one, is open again. */
export function withTimesOpened(turn: Turn, day: Question): Visit {
  const { profile, visit } = turn;
  return questionsOf(profile, visit).reduce((open, time) => {
    const before = open.answers[time.id];
    if (time.type !== "time" || time.openOn !== day.id || !before) return open;
    if (timeRefusal(before.value, time, turn) === null) return open;
    const { value, source } = before;
    const without = { ...withoutAnswer(open, time.id), latest: open.latest };
    return { ...without, volunteered: { ...without.volunteered, [time.id]: { value, source } } };
  }, visit);
}

/** The old day is dropped at once: a visitor who leaves now has called it wrong. */
function dayTold(visit: Visit, { question, reading }: OtherDay, source: Source): Visit {
  const without = withoutAnswer(visit, question.id);
  switch (reading.kind) {
    case "value":
      return {
        ...without,
        volunteered: { ...without.volunteered, [question.id]: { value: reading.value, source } },
      };
    case "either": {
      const options = reading.values.map((value) => ({ value, source }));
      return { ...without, unsettled: { ...without.unsettled, [question.id]: options } };
    }
    case "refused":
      return without;
  }
}
