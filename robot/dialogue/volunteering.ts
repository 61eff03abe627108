import type { Question } from "../kernel/intake-question.ts";
import type { Source } from "../kernel/intake-record.ts";
import type { Candidate, StepAt, Visit } from "./conversation-state.ts";
import { valueText } from "./reading-back.ts";
import { bookOf, type Reply, reply, type Turn, withVisit } from "./turn.ts";
import type { Saying } from "./understanding/saying.ts";
import { unsettledIn, volunteeredIn } from "./understanding/volunteered.ts";

/** The turn with what was said beside the question `asked`: each is taken up when its own question comes. */
export function noting(turn: Turn, saying: Saying, asked: string | null, source: Source): Turn {
  const { visit } = turn;
  const told = volunteeredIn(saying, turn, asked, source);
  const unsettled = unsettledIn(saying, turn, asked, source);
  return withVisit(turn, {
    ...visit,
    volunteered: { ...without(visit.volunteered, unsettled), ...told },
    unsettled: { ...without(visit.unsettled, told), ...without(unsettled, told) },
  });
}

/** Whether anything new was noted: who says the same again has not answered. */
export function tellsMore(before: Visit, after: Visit): boolean {
  return JSON.stringify(valuesOf(before)) !== JSON.stringify(valuesOf(after));
}

/** Asks which of several values was meant. `words` are said first. */
export function askWhich(
  turn: Turn,
  step: StepAt<"asking">,
  question: Question,
  options: readonly Candidate[],
  words: readonly string[],
): Reply {
  const book = bookOf(turn);
  const labels = options.map(({ value }) => valueText(turn, question, value));
  const which = question.type === "choice" ? book.whichOf(labels) : book.doYouMean(labels);
  return reply(turn.visit, { ...step, options }, [...words, which]);
}

function valuesOf({ volunteered, unsettled }: Visit): readonly unknown[] {
  return [
    Object.entries(volunteered).map(([id, { value }]) => [id, value]),
    Object.entries(unsettled).map(([id, options]) => [id, options.map(({ value }) => value)]),
  ];
}

function without<T>(
  entries: Readonly<Record<string, T>>,
  others: Readonly<Record<string, unknown>>,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(entries).filter(([id]) => !Object.hasOwn(others, id)));
}
