import { z } from "zod";

/** How patient the conversation is and how it ends. */
export const dialogueRules = z.strictObject({
  language: z.enum(["en", "es"]).default("en").describe("The language a visit starts in."),
  bargeIn: z
    .boolean()
    .default(false)
    .describe("Visitors may interrupt by speaking. Needs an echo canceller, or the robot interrupts itself."),
  silenceMs: z
    .int()
    .min(2_000)
    .max(60_000)
    .default(9_000)
    .describe("Silence after a question before it is asked again."),
  pauseMs: z
    .int()
    .min(10_000)
    .max(600_000)
    .default(60_000)
    .describe('Silence that a visitor is granted who said "one moment".'),
  longestAnswerMs: z
    .int()
    .min(5_000)
    .max(120_000)
    .default(25_000)
    .describe("An answer that began but never arrived counts as silence after this long."),
  farewellPauseMs: z
    .int()
    .min(1_000)
    .max(60_000)
    .default(8_000)
    .describe("How long a finished visit stays on the screen when the visitor does not leave."),
  similarity: z
    .number()
    .min(0.5)
    .max(1)
    .default(0.66)
    .describe(
      "How alike a word must be to a choice to be taken for it, after asking back. 1 is letter by letter.",
    ),
  sureConfidence: z
    .number()
    .min(0)
    .max(1)
    .default(0.85)
    .describe(
      "An answer that the recogniser was less sure of is read back, also where the profile does not ask for it.",
    ),
  consentConfidence: z
    .number()
    .min(0)
    .max(1)
    .default(0.7)
    .describe(
      "A spoken yes to the consent question that the recogniser was less sure of is asked for again.",
    ),
  interruptConfidence: z
    .number()
    .min(0)
    .max(1)
    .default(0.9)
    .describe(
      "Words over the robot's own that the recogniser was less sure of do not take its turn: it says again what it was saying. The same words once more do; after a mere yes or no it asks again.",
    ),
  review: z
    .enum(["always", "when-spoken", "never"])
    .default("always")
    .describe(
      "Whether everything is shown for correction before it is filed: always, only when something was told by voice, or never.",
    ),
  missesBeforeHandover: z
    .int()
    .min(3)
    .max(10)
    .default(5)
    .describe("How often one question may fail before a person is called."),
});
export type DialogueRules = z.infer<typeof dialogueRules>;

/** How the robot sounds. */
export const voiceRules = z.strictObject({
  engine: z
    .enum(["auto", "debian", "sherpa"])
    .default("auto")
    .describe(
      "What speaks: auto takes a voice of sherpa-onnx for each language that has one in hearing.recogniser.modelsFolder, else Flite for English and eSpeak NG for Spanish; debian takes these always; sherpa demands an English voice.",
    ),
  speaker: z
    .number()
    .int()
    .min(0)
    .default(0)
    .describe("Which speaker of a sherpa-onnx voice that has several."),
  english: z
    .enum(["slt", "rms", "awb", "kal", "kal16"])
    .default("slt")
    .describe("Flite's voice for English."),
  pace: z
    .number()
    .min(0.5)
    .max(2)
    .default(1)
    .describe("How fast it speaks: 1 is the voice's own pace, 2 is twice as fast."),
});
export type VoiceRules = z.infer<typeof voiceRules>;

export const dialogueConfig = z.strictObject({
  conversation: dialogueRules.prefault({}),
  voice: voiceRules.prefault({}),
});
export type DialogueConfig = z.infer<typeof dialogueConfig>;
