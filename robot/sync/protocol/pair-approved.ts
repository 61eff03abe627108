import { z } from "zod";
import { accountName } from "./message.ts";

/** An owner wants this robot. It names the account on its screen and waits for a press. */
export const pairApproved = z.strictObject({
  type: z.literal("pair.approved"),
  /** Names this approval; the answer repeats it, so that a press counts for what was on the screen. */
  pairing: z.uuid(),
  account: accountName,
  /** What the owner will call this robot. */
  robot: z.string().min(1).max(64),
  /** From now on. */
  validForMs: z.number().int().min(1).max(3_600_000),
});
export type PairApproved = z.infer<typeof pairApproved>;
