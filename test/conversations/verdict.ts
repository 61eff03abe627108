import type { IntakeRecord } from "../../robot/kernel/intake-record.ts";
import type { Conversation } from "./conversation-file.ts";

/** How a conversation really went. */
export interface Held {
  readonly conversation: Conversation;
  readonly outcome: string | null;
  readonly records: readonly IntakeRecord[];
  readonly language: string | null;
  readonly alerted: boolean;
  /** Everything that was said, one line each, `robot:` or `visitor:` before it. */
  readonly transcript: readonly string[];
  /** Why the visitor gave up; null when they did not. */
  readonly gaveUp: string | null;
}

export interface Verdict {
  readonly held: Held;
  /** Null: exactly right. */
  readonly cause: string | null;
  /** A value in the record that the visitor did not mean, and whether they had agreed to it. */
  readonly wrong: "none" | "confirmed" | "unconfirmed";
}

/** Holds what came of a conversation against what should have. The first difference is its cause. */
export function judge(held: Held): Verdict {
  const wrong = wrongValues(held);
  const unconfirmed = wrong.find(({ confirmed }) => confirmed !== "read-back" && confirmed !== "touch");
  return {
    held,
    cause: wrong[0] ? wrongCause(unconfirmed ?? wrong[0], held.conversation) : causeOf(held),
    wrong: unconfirmed ? "unconfirmed" : wrong.length > 0 ? "confirmed" : "none",
  };
}

interface WrongValue {
  readonly field: string;
  readonly value: string;
  readonly confirmed: string;
}

function wrongValues({ records, conversation }: Held): readonly WrongValue[] {
  return records.flatMap(({ fields }) =>
    Object.entries(fields).flatMap(([field, { value, confirmed }]) =>
      isExpected(conversation, field, value) ? [] : [{ field, value, confirmed }],
    ),
  );
}

/** Where nothing may be stored, what was meant is not a wrong value but a record too many. */
function isExpected({ record, accepts, truth }: Conversation, field: string, value: string): boolean {
  if (accepts[field]?.includes(value)) return true;
  return record ? record[field] === value : (truth[field] ?? [value]).includes(value);
}

function wrongCause({ field, value, confirmed }: WrongValue, { truth }: Conversation): string {
  if (truth[field]?.includes(value)) return `a change of ${field} was ignored (${confirmed})`;
  return `wrong ${field}, ${confirmed === "not-asked" ? "never read back" : `agreed to (${confirmed})`}: ${value}`;
}

function causeOf({
  conversation,
  records,
  outcome,
  language,
  alerted,
  transcript,
  gaveUp,
}: Held): string | null {
  if (gaveUp !== null) return gaveUp;
  if (records.length > 1) return "several records";
  if (!conversation.record && records.length > 0) return "a record that must not be";
  if (outcome !== conversation.ends) return `ended ${outcome} instead of ${conversation.ends}`;
  if (conversation.record) {
    const missing = missingIn(conversation.record, records[0]);
    if (missing !== null) return missing;
  }
  if (conversation.alerted && !alerted) return "nobody was called";
  if (language !== null && language !== conversation.language) return `spoke ${language}`;
  if ((records[0]?.openQuestions.length ?? 0) < conversation.openQuestions) return "a question was not noted";
  const robot = transcript.filter((line) => line.startsWith("robot:")).join("\n");
  const unsaid = conversation.answers.find((answer) => !robot.includes(answer));
  return unsaid === undefined ? null : `was not answered: ${unsaid}`;
}

function missingIn(
  expected: Readonly<Record<string, string>>,
  record: IntakeRecord | undefined,
): string | null {
  if (!record) return "no record";
  const missing = Object.keys(expected).find((field) => record.fields[field] === undefined);
  return missing === undefined ? null : `${missing} is missing`;
}
