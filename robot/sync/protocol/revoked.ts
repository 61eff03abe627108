import { z } from "zod";

/** The owner took this robot's enrolment back. It keeps its queue and asks to be paired again. */
export const revoked = z.strictObject({ type: z.literal("revoked") });
export type Revoked = z.infer<typeof revoked>;
