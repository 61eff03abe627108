import { z } from "zod";

/** Somebody pressed "no" in front of the robot. It asks for another code next. */
export const pairDecline = z.strictObject({ type: z.literal("pair.decline"), pairing: z.uuid() });
export type PairDecline = z.infer<typeof pairDecline>;
