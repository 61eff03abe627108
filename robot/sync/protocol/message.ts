import { z } from "zod";

/** Counts letters of one outbox from 1, in the order they were posted; never used twice. */
export const sequence = z.number().int().min(1);

/** The last sequence that has been dealt with; 0 when none was. */
export const cursor = z.number().int().min(0);

/** Names one outbox, and with it one run of sequences: an outbox that starts empty gets a new name. */
export const outboxId = z.uuid();

/** Lower-case hexadecimal. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Bytes as base64url without padding. */
export const base64url = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(128);

/** Sentences for the owner. They name fields, never what stands in them. */
export const reasons = z.array(z.string().min(1).max(500)).min(1).max(64);

/** One business on the hub, and how it is called on a robot's screen. */
export const accountName = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(200),
});

/** No message may be longer, in UTF-16 units; a record that does not fit is quarantined by the robot itself. */
export const LONGEST_MESSAGE = 512 * 1024;
