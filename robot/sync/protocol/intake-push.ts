import { z } from "zod";
import { cursor, sequence, sha256 } from "./message.ts";

/** One letter of the outbox, sent in order and again after a reconnection until it is answered. */
export const intakePush = z.strictObject({
  type: z.literal("intake.push"),
  sequence,
  /** The letter before this one: a hub that has not dealt with it knows that something is missing. */
  after: cursor,
  id: z.uuid(),
  /** Of the record, see `contentHash`. */
  contentSha256: sha256,
  /** An intake record. Checked on its own, so that a bad one is rejected by its sequence. */
  record: z.record(z.string(), z.unknown()),
});
export type IntakePush = z.infer<typeof intakePush>;
