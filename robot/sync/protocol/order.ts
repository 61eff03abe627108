import { z } from "zod";

/**
 * Something that the owner asks of the robot and that is to be answered by `order.done`. Given again on every
 * connection until it is.
 */
export const order = z.strictObject({
  type: z.literal("order"),
  id: z.uuid(),
  /**
   * `report-health`: send `health` at once.
   * `erase`: forget these records, wherever they wait. `wipe`: forget every record.
   * `drain`: deliver everything that waits, then forget what was rejected.
   */
  kind: z.enum(["report-health", "erase", "drain", "wipe"]),
  /** For `erase`: ids of the records. */
  records: z.array(z.uuid()).max(10_000).default([]),
});
export type Order = z.infer<typeof order>;
