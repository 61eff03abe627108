import type { Question } from "../kernel/intake-question.ts";
import type { Source } from "../kernel/intake-record.ts";
import type { Candidate } from "./conversation-state.ts";
import { questionsOf, withoutAnswer } from "./intake-form.ts";
import { readBack } from "./reading-back.ts";
import { bothSources, type Reply, type Turn, withVisit } from "./turn.ts";
import { withNearestWord } from "./understanding/person-name.ts";
import type { Saying } from "./understanding/saying.ts";
import { mayChange, volunteeredIn } from "./understanding/volunteered.ts";

/** A question of the form and what it should be answered with. */
export interface ToldAnew {
  readonly question: Question;
  readonly candidate: Candidate;
}

/**
 * "My name is Anna Ruiz", "it's this week, not this month": said at the review it can only be a correction, of as many
 * answers as it tells. With a yes only what is a correction wherever it is said: "yes, see you tomorrow" is none of the
 * day.
 */
export function toldAnewIn(turn: Turn, saying: Saying, source: Source, agreed: boolean): readonly ToldAnew[] {
  const { profile, visit } = turn;
  return questionsOf(profile, visit).flatMap((question) => {
    if (agreed && !mayChange(question)) return [];
    // What was told of other things stands in the way of hearing them again; see `volunteeredIn`.
    const known = mayChange(question) ? turn : withVisit(turn, withoutAnswer(visit, question.id));
    const told = volunteeredIn(saying, known, null, source)[question.id];
    const candidate = told && inPlace(turn, question, told);
    return candidate && candidate.value !== visit.answers[question.id]?.value
      ? [{ question, candidate }]
      : [];
  });
}

/** Reads the first of them back, and the others when that is settled; null when there is none. */
export function readBackAnew(turn: Turn, [first, ...others]: readonly ToldAnew[]): Reply | null {
  if (!first) return null;
  const { question, candidate } = first;
  const later = noted(turn, others);
  return readBack(withVisit(later, withoutAnswer(later.visit, question.id)), question, candidate, 0, []);
}

/** Each is read back when it is come to; what was there counts until then. */
export function noted(turn: Turn, told: readonly ToldAnew[]): Turn {
  const candidates = Object.fromEntries(told.map(({ question, candidate }) => [question.id, candidate]));
  return withVisit(turn, { ...turn.visit, volunteered: { ...turn.visit.volunteered, ...candidates } });
}

/** One word of a name corrects the word that it is most like, and leaves the others. */
function inPlace({ visit }: Turn, question: Question, told: Candidate): Candidate {
  const before = visit.answers[question.id];
  if (question.type !== "name" || !before?.value.includes(" ") || told.value.includes(" ")) return told;
  return {
    value: withNearestWord(before.value, told.value),
    source: bothSources(before.source, told.source),
  };
}
