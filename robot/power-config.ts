import { z } from "zod";

/** What the robot does when its battery empties. Beside the mains, or where no battery is reported, none of it counts. */
export const powerConfig = z
  .strictObject({
    lowShare: z
      .number()
      .min(0)
      .max(1)
      .default(0.15)
      .describe("Charge below which the staff are called to bring the charger, 0 … 1."),
    criticalShare: z
      .number()
      .min(0)
      .max(1)
      .default(0.05)
      .describe(
        "Charge below which the robot goes off duty after the visit at hand, until it is charged, 0 … 1. 0: never.",
      ),
  })
  .refine(({ lowShare, criticalShare }) => criticalShare <= lowShare, {
    path: ["criticalShare"],
    message: "must not be above lowShare",
  });
export type PowerRules = z.infer<typeof powerConfig>;
