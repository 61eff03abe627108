import { z } from "zod";

/**
 * How loud somebody is who speaks one metre away, relative to full scale: Flite's voices lie between -20 (rms) and
 * -13 (slt) while they sound. The levels of backgrounds are told against this.
 */
export const VOICE_DBFS = -18;

/** How the room answers to what sounds in it. */
export const roomReverb = z
  .strictObject({
    decayS: z
      .number()
      .min(0.1)
      .max(3)
      .describe(
        "until a clap has fallen by 60 dB, in seconds: 0.4 carpeted office, 0.8 shop, 1.5 stone lobby",
      ),
    criticalM: z
      .number()
      .min(0.3)
      .max(10)
      .default(2)
      .describe("where a voice and the room's answer are equally loud, in metres from whoever speaks"),
  })
  .describe("the room reverberates; without this entry it does not");

/** What sounds in the room beside the people of the scenario. */
export const backgroundSound = z.strictObject({
  kind: z
    .enum(["babble", "music", "ventilation"])
    .describe(
      "a dozen people talking among themselves, plucked chords from a loudspeaker, or the rush of air",
    ),
  snrDb: z
    .number()
    .min(-10)
    .max(60)
    .describe("how far it lies below a voice one metre away, in decibels; 20 is a lively lobby, 10 a party"),
  fromS: z.number().min(0).max(3600).default(0),
  untilS: z.number().min(0).max(3600).default(3600),
});
export type BackgroundSound = z.infer<typeof backgroundSound>;
