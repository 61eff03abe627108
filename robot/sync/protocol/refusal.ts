import { z } from "zod";

/** Why the hub ends a connection, or ignores a message. */
export const refusal = z.strictObject({
  type: z.literal("error"),
  code: z.enum([
    /** Not in the protocol; ignored, the connection goes on until it happens too often. */
    "not-understood",
    /** In the protocol, but not now. */
    "out-of-turn",
    /** The hub does not speak the robot's version; `detail` names those it does. */
    "unsupported-version",
    /** The key is not enrolled, or the signature is wrong. Pairing helps; trying again does not. */
    "unauthorised",
    /** A push whose predecessor the hub has not dealt with; reconnect and start at the oldest. */
    "gap",
    /** More unanswered pushes than `welcome` allowed. */
    "window-exceeded",
    /** The same robot connected again. */
    "replaced",
    /** The new key is somebody else's, or a signature is wrong; the old key stays. */
    "key-refused",
    /** Codes were asked for too often; try again later. */
    "too-many-requests",
    /** The hub's own trouble; try again later. */
    "unavailable",
  ]),
  /** For a technician; nothing of the message is repeated in it. */
  detail: z.string().max(500),
});
export type Refusal = z.infer<typeof refusal>;
