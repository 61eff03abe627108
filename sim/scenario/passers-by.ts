import { z } from "zod";
import { BODY_KINDS } from "../bodies/look.ts";
import { seconds, spot } from "./place.ts";

/** Somebody who walks from one place to another and is gone. */
export const passerBy = z.strictObject({
  atS: seconds.describe("enters"),
  from: spot,
  to: spot,
  kind: z.enum(BODY_KINDS).default("adult"),
  speedMps: z.number().min(0.1).max(3).default(1.25),
});
export type PasserBy = z.infer<typeof passerBy>;

/** People who cross the lobby, made up from the seed. */
export const rush = z
  .strictObject({
    count: z.int().min(1).max(40),
    everyS: z.number().min(0.2).max(600).describe("one enters about this often"),
    fromS: seconds.default(0),
    nearestM: z.number().min(1).max(8).default(2.2).describe("nobody comes nearer to the robot than this"),
    furthestM: z.number().min(1).max(8).default(6),
  })
  .refine(({ nearestM, furthestM }) => nearestM <= furthestM, "nearestM is beyond furthestM");
export type Rush = z.infer<typeof rush>;
