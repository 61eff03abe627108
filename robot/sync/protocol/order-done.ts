import { z } from "zod";

/** Numbers of letters, counted in the robot's store after the order was carried out. */
export const orderReceipt = z.strictObject({
  /** Bodies that were there and are gone. */
  erased: z.number().int().min(0),
  /** For `drain`: letters that the hub acknowledged since the robot first read this order. */
  delivered: z.number().int().min(0),
  /** Bodies that the order was about and that are still there: none, unless something is wrong. */
  remaining: z.number().int().min(0),
});
export type OrderReceipt = z.infer<typeof orderReceipt>;

/** The robot's answer to an `order`. */
export const orderDone = z.strictObject({
  type: z.literal("order.done"),
  id: z.uuid(),
  receipt: orderReceipt,
});
export type OrderDone = z.infer<typeof orderDone>;
