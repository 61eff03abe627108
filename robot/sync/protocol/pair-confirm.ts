import { z } from "zod";

/** Somebody pressed "yes" in front of the robot. Only now does the hub enrol its key. */
export const pairConfirm = z.strictObject({ type: z.literal("pair.confirm"), pairing: z.uuid() });
export type PairConfirm = z.infer<typeof pairConfirm>;
