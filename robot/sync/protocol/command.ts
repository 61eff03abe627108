import { z } from "zod";

/** Something that the owner asks of a robot of version 1; newer ones get an `order`. */
export const command = z.strictObject({
  type: z.literal("command"),
  /** `report-health`: send `health` at once. */
  command: z.enum(["report-health"]),
});
export type Command = z.infer<typeof command>;
