import { z } from "zod";

/** Something that the owner asks of the robot now. */
export const command = z.strictObject({
  type: z.literal("command"),
  /** `report-health`: send `health` at once. */
  command: z.enum(["report-health"]),
});
export type Command = z.infer<typeof command>;
