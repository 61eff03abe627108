import { z } from "zod";
import { type IntakeRecord, intakeRecord } from "../../../robot/kernel/intake-record.ts";
import { contentHash } from "../../../robot/sync/protocol/content-hash.ts";
import type { IntakePush } from "../../../robot/sync/protocol/intake-push.ts";
import { problemsOf } from "../../../robot/sync/protocol/parse-message.ts";
import { plainMistake } from "../../contract/plain-mistake.ts";

/** A lead that is stored already, as far as a push is compared with it. */
export interface StoredLead {
  readonly id: string;
  /** Null when it came from another robot or outbox: then its sequence means nothing here. */
  readonly sequence: number | null;
  readonly contentSha256: string;
}

export type Verdict =
  | { readonly is: "new"; readonly push: IntakePush; readonly record: IntakeRecord }
  /** Stored by an earlier push. */
  | { readonly is: "repeated"; readonly push: IntakePush }
  | { readonly is: "rejected"; readonly push: IntakePush; readonly reasons: readonly string[] };

/**
 * Decides about pushes in the order they came, each in the light of what is stored and of those before it.
 * Exactly-once rests on this: the same content is stored once however often it comes, and other content
 * under the same sequence or id is never taken for a repetition.
 */
export function judgePushes(pushes: readonly IntakePush[], stored: readonly StoredLead[]): Verdict[] {
  const bySequence = new Map<number, StoredLead>();
  const byId = new Map<string, StoredLead>();
  const remember = (lead: StoredLead) => {
    if (lead.sequence !== null) bySequence.set(lead.sequence, lead);
    byId.set(lead.id, lead);
  };
  for (const lead of stored) remember(lead);
  return pushes.map((push) => {
    const verdict = judge(push, bySequence.get(push.sequence), byId.get(push.id));
    if (verdict.is === "new") remember(push);
    return verdict;
  });
}

function judge(push: IntakePush, sameSequence?: StoredLead, sameId?: StoredLead): Verdict {
  const reject = (...reasons: string[]): Verdict => ({ is: "rejected", push, reasons });
  if (sameSequence && sameSequence.contentSha256 !== push.contentSha256) {
    return reject(`Another record was stored under sequence ${push.sequence} of this outbox.`);
  }
  if (sameId && sameId.contentSha256 !== push.contentSha256) {
    return reject("A record with this id and other content is stored already.");
  }
  if (contentHash(push.record) !== push.contentSha256) {
    return reject("The record's content does not match its hash.");
  }
  if (sameSequence || sameId) return { is: "repeated", push };
  const parsed = intakeRecord.safeParse(push.record);
  if (!parsed.success) return reject(...problemsOf(inPlainWords(parsed.error)));
  if (parsed.data.id !== push.id) return reject("The record's id is not the id it was pushed with.");
  return { is: "new", push, record: parsed.data };
}

/** An owner reads the reasons in the quarantine. */
function inPlainWords({ issues }: z.ZodError): z.ZodError {
  return new z.ZodError(issues.map((issue) => ({ ...issue, message: plainMistake(issue) })));
}
