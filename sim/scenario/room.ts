import { z } from "zod";
import { backgroundSound, roomReverb } from "../sound/room-sound.ts";
import { seconds } from "./place.ts";

const lightLevel = z.number().min(0).max(1.5);

/** The place: its light and how it sounds. */
export const room = z.strictObject({
  light: z
    .union([
      lightLevel,
      z
        .array(z.strictObject({ atS: seconds, level: lightLevel }))
        .min(1)
        .describe("switched at these times, in their order; a bright day before the first"),
    ])
    .default(1)
    .describe("0 dark, 1 a bright day, 1.5 glaring"),
  noiseDbfs: z
    .number()
    .min(-90)
    .max(-20)
    .default(-62)
    .describe("level of the microphone's own noise, relative to full scale"),
  echoDb: z
    .number()
    .min(-90)
    .max(0)
    .default(-26)
    .describe("how much of the robot's own voice comes straight back into its microphone"),
  echoDelayMs: z
    .number()
    .min(0)
    .max(500)
    .default(25)
    .describe("how late it comes: loudspeaker, a step of air, microphone and their buffers"),
  reverb: roomReverb.nullable().default(null),
  sounds: z.array(backgroundSound).default([]).describe("what sounds beside the people of the scenario"),
});
export type Room = z.infer<typeof room>;

/** The light at a moment of the scenario. */
export function lightAt({ light }: Pick<Room, "light">, atS: number): number {
  if (typeof light === "number") return light;
  return light.findLast((change) => change.atS <= atS)?.level ?? 1;
}
