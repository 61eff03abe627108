import { z } from "zod";

/** Times count from the scenario's beginning unless they say otherwise. */
export const seconds = z.number().min(0).max(3600);

export const spot = z
  .tuple([z.number().min(-1).max(8), z.number().min(-4).max(4)])
  .describe("metres from the robot: ahead of it, and to its left");
export type Spot = z.infer<typeof spot>;
