import { intakeRecord } from "../../../robot/kernel/intake-record.ts";
import { type Mistake, mistakesOf, placeOf } from "../documents/mistake.ts";
import { unstorableIn } from "../storage/unstorable.ts";

/** Everything for which the hub would not take this record, with its places. Nothing that stands there is repeated. */
export function recordMistakes(given: unknown): readonly Mistake[] {
  const parsed = intakeRecord.safeParse(given);
  const unstorable = unstorableIn(given).map((path) => ({
    at: placeOf(path),
    what: "holds a character that cannot be stored",
  }));
  return [...(parsed.success ? [] : mistakesOf(parsed.error)), ...unstorable];
}
