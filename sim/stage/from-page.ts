import { z } from "zod";

/** From the page to the lobby, as text; pictures come as bytes. */
export const fromPage = z.discriminatedUnion("type", [
  /** Once, on opening. `paints`: it can draw what the robot's camera sees. */
  z.strictObject({ type: z.literal("hello"), paints: z.boolean() }),
]);
export type FromPage = z.infer<typeof fromPage>;
