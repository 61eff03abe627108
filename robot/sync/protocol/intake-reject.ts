import { z } from "zod";
import { reasons, sequence } from "./message.ts";

/** The hub will never store this letter as it is; sending it again would not help. Precedes the ack that covers it. */
export const intakeReject = z.strictObject({ type: z.literal("intake.reject"), sequence, reasons });
export type IntakeReject = z.infer<typeof intakeReject>;
