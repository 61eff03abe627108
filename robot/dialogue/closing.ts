import type { Step, StepAt, Visit } from "./conversation-state.ts";
import type { Effect, Outcome } from "./effect.ts";
import { hostOf, tellHost } from "./host.ts";
import { firstNameOf, partialRecordOf, recordOf } from "./intake-form.ts";
import { bookOf, type Reply, reply, type Turn } from "./turn.ts";

/** The form is complete. Nobody is thanked before the record is durable; `words` are said with the thanks. */
export function complete(turn: Turn, words: readonly string[]): Reply {
  const record = recordOf(turn.profile, turn.visit, turn.stamp.wall);
  if (!record) throw new Error("a form without consent was completed");
  return reply(
    turn.visit,
    { at: "filing", outcome: "completed", before: words },
    [],
    [{ type: "file", record }, ...tellHost(turn, turn.visit)],
  );
}

/** The visitor stopped answering, or said goodbye, before the end. */
export function giveUp(turn: Turn): Reply {
  const record = partialRecordOf(turn.profile, turn.visit, turn.stamp.wall);
  if (record)
    return reply(
      turn.visit,
      { at: "filing", outcome: "abandoned", before: [] },
      [],
      [{ type: "file", record }],
    );
  return finish(turn.visit, "abandoned", [bookOf(turn).goodbyeForgotten]);
}

/** The visitor does not answer the review: all of it was told, so it counts, unless they have called it wrong. */
export function leaveReview(turn: Turn, { objected }: StepAt<"reviewing">): Reply {
  return objected ? giveUp(turn) : complete(turn, []);
}

/** The visitor wants all of it forgotten, whatever the profile's rule is. */
export function cancel(turn: Turn): Reply {
  return finish(turn.visit, "abandoned", [bookOf(turn).cancelled]);
}

/** The visitor declined and has no further question. */
export function farewell(turn: Turn): Reply {
  return finish(turn.visit, "declined", [bookOf(turn).goodbye]);
}

/** A person takes over. */
export function handOver(turn: Turn, reason: string, words: string): Reply {
  const record = partialRecordOf(turn.profile, turn.visit, turn.stamp.wall);
  const alert: Effect = { type: "alert-staff", reason };
  if (!record) return finish(turn.visit, "handed-over", [words], [alert]);
  return reply(
    turn.visit,
    { at: "filing", outcome: "handed-over", before: [] },
    [words],
    [alert, { type: "file", record }],
  );
}

/** The record is durable. */
export function filed(turn: Turn, step: StepAt<"filing">): Reply {
  return finish(turn.visit, step.outcome, [...step.before, ...wordsAfterFiling(turn, step.outcome)]);
}

/** The disk would not take it. The visitor is told, and a person is called. */
export function notFiled(turn: Turn): Reply {
  const alert: Effect = { type: "alert-staff", reason: "a visitor's details could not be saved" };
  return finish(turn.visit, "handed-over", [bookOf(turn).couldNotSave], [alert]);
}

/** The visitor has gone. What is not filed is forgotten. */
export function leave(turn: Turn, step: Step): Reply {
  const wipe: Effect = { type: "wipe" };
  switch (step.at) {
    case "asking":
    case "confirming":
      return leaveUnfinished(turn);
    case "reviewing": {
      if (step.objected) return leaveUnfinished(turn);
      const record = recordOf(turn.profile, turn.visit, turn.stamp.wall);
      const file: readonly Effect[] = record ? [{ type: "file", record }] : [];
      return gone([...file, ...tellHost(turn, turn.visit), ended(turn.visit, "completed"), wipe]);
    }
    case "serving":
      return gone([ended(turn.visit, "declined"), wipe]);
    case "filing":
      return gone([ended(turn.visit, step.outcome), wipe]);
    case "done":
      return gone([wipe]);
  }
}

function leaveUnfinished(turn: Turn): Reply {
  const record = partialRecordOf(turn.profile, turn.visit, turn.stamp.wall);
  const file: readonly Effect[] = record ? [{ type: "file", record }] : [];
  return gone([...file, ended(turn.visit, "abandoned"), { type: "wipe" }]);
}

/** Somebody in charge ended the visit. Nothing is kept but a record that is on its way to the disk already. */
export function dismiss(turn: Turn, step: Step): Reply {
  const kept = step.at === "filing" || step.at === "done";
  return kept ? leave(turn, step) : gone([ended(turn.visit, "abandoned"), { type: "wipe" }]);
}

function gone(effects: readonly Effect[]): Reply {
  return { next: null, words: [], effects };
}

function finish(
  visit: Visit,
  outcome: Outcome,
  words: readonly string[],
  effects: readonly Effect[] = [],
): Reply {
  return reply(visit, { at: "done" }, words, [...effects, ended(visit, outcome)]);
}

function ended({ id, startedWall, language }: Visit, outcome: Outcome): Effect {
  return { type: "ended", outcome, visit: id, startedWall, language };
}

function wordsAfterFiling(turn: Turn, outcome: Outcome): readonly string[] {
  const book = bookOf(turn);
  switch (outcome) {
    case "completed":
      return [thanks(turn)];
    case "abandoned":
      return [book.goodbyeKept];
    // It was said when the person was called.
    case "handed-over":
      return [];
    case "declined":
      throw new Error("a visit without consent was filed");
  }
}

function thanks(turn: Turn): string {
  const { profile, visit } = turn;
  const firstName = firstNameOf(profile, visit);
  switch (visit.purpose) {
    case "intake":
      return bookOf(turn).completed(firstName);
    case "check-in":
      return bookOf(turn).checkedIn(firstName, hostOf(turn, visit));
  }
}
