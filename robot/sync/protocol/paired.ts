import { z } from "zod";

/**
 * The key is enrolled: connect again and authenticate. Also the answer to a `pair.request` with a key that is enrolled
 * already, because this message was lost the first time.
 */
export const paired = z.strictObject({ type: z.literal("paired") });
export type Paired = z.infer<typeof paired>;
