import { z } from "zod";

/** Who did something, as the logs keep it: readable after the member has gone. */
export const actor = z.object({
  kind: z.enum(["member", "api-key", "robot", "system"]),
  /** Of the member or the key, the robot's number, or what part of the system. */
  id: z.string(),
  name: z.string(),
});
export type Actor = z.infer<typeof actor>;
