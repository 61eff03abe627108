import { z } from "zod";
import { sequence } from "./message.ts";

/** Everything pushed on this connection up to here is stored, except what was rejected before. Sent after the commit. */
export const intakeAck = z.strictObject({ type: z.literal("intake.ack"), upTo: sequence });
export type IntakeAck = z.infer<typeof intakeAck>;
