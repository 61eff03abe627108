import { z } from "zod";

const share = z.number().min(0).max(1);
const ms = z.number().int().min(0);

export const speechGateConfig = z.strictObject({
  openAt: share.default(0.5).describe("Voice activity (0 … 1) at which speech may have begun."),
  closeBelow: share.default(0.35).describe("Voice activity (0 … 1) below which a block counts as a pause."),
  standOutDb: z
    .number()
    .min(0)
    .max(40)
    .default(8)
    .describe("How far a voice must stand out of the room's murmur, in decibels, to be speech to the robot."),
  minSpeechMs: ms.max(1_000).default(96).describe("Shorter sounds, a cough or a click, are not speech."),
  preRollMs: ms
    .max(2_000)
    .default(320)
    .describe("Sound from before the onset that the recogniser also gets."),
  takeBackMs: ms
    .max(2_000)
    .default(150)
    .describe("A voice that resumes so soon after the end of speech was told takes that end back."),
  maxSpeechMs: ms.min(1_000).max(60_000).default(15_000).describe("Longer speech is cut here and judged."),
});
export type SpeechGateRules = z.infer<typeof speechGateConfig>;

export const patienceConfig = z.strictObject({
  briefMs: ms.max(10_000).default(400).describe("Pause that ends a short answer such as yes."),
  normalMs: ms.max(10_000).default(700).describe("Pause that ends an ordinary answer."),
  spellingMs: ms.max(10_000).default(1_500).describe("Pause that ends something spelled or counted out."),
  longMs: ms.max(10_000).default(2_000).describe("Pause that ends what is told in one's own words."),
  unfinishedMs: ms
    .max(10_000)
    .default(2_500)
    .describe("Pause that ends an answer of which something is plainly missing, such as the last digits."),
});
export type PatienceRules = z.infer<typeof patienceConfig>;

export const rejectionConfig = z.strictObject({
  lossAtEvenOdds: z
    .number()
    .default(34)
    .describe("Score per frame lost to the grammar at which a reading is as likely wrong as right."),
  spanishLossAtEvenOdds: z
    .number()
    .default(44)
    .describe("The same for PocketSphinx's Spanish model, whose free decoder knows no order of phones."),
  lossPerNat: z
    .number()
    .positive()
    .default(1.8)
    .describe("Further loss that makes it e times as likely wrong."),
  spelledLoss: z
    .number()
    .min(0)
    .default(6)
    .describe("Loss that letters and addresses may have on top; they are read back in any case."),
  murmurLoss: z
    .number()
    .min(0)
    .default(4)
    .describe("Loss that words amid a murmur may have on top, since it is the murmur's."),
  acceptAt: share
    .default(0.5)
    .describe("Confidence (0 … 1) from which a reading is taken for what was said."),
  acceptCommandAt: share
    .default(0.85)
    .describe("The same for commands: a noise may end a question, but not a visit."),
});
export type RejectionRules = z.infer<typeof rejectionConfig>;

export const recogniserConfig = z.strictObject({
  engine: z
    .enum(["auto", "pocketsphinx", "sherpa"])
    .default("auto")
    .describe(
      "What turns speech into words; auto takes sherpa-onnx for a language whose model was fetched, else PocketSphinx.",
    ),
  checked: z
    .boolean()
    .default(true)
    .describe(
      "Whether Moonshine hears what PocketSphinx heard in English, too, and has a say in what it was; it takes up to a quarter of a second.",
    ),
  modelsFolder: z
    .string()
    .min(1)
    .default("var/models")
    .describe("Folder that `stella models fetch` brings models into."),
});
export type RecogniserRules = z.infer<typeof recogniserConfig>;

export const wakeWordConfig = z.strictObject({
  engine: z
    .enum(["auto", "onnx", "porcupine", "pocketsphinx", "none"])
    .default("auto")
    .describe(
      "What listens for the robot's name; auto takes Porcupine when it has a key, else onnx, our own networks, for hey Stella, and PocketSphinx for any other phrase.",
    ),
  threshold: share
    .default(0.75)
    .describe("Score (0 … 1) from which onnx has heard it: smaller hears more, and more that was not said."),
  verify: z
    .boolean()
    .default(true)
    .describe(
      "Whether what may have been the wake word of onnx is heard again with Moonshine's ear: far more is heard, and fewer sounds wake it.",
    ),
  phrase: z
    .string()
    .min(3)
    .default("hey stella")
    .describe("The robot's name; onnx knows hey Stella only, and Porcupine its keyword."),
  keyphraseThreshold: z
    .number()
    .positive()
    .max(1)
    .default(1e-20)
    .describe("PocketSphinx's -kws_threshold: smaller hears more, and more that was not said."),
  porcupineAccessKey: z.string().default("").describe("From console.picovoice.ai; empty for none."),
  porcupineKeyword: z
    .string()
    .default("")
    .describe("Path of a .ppn file, or a built-in keyword such as computer."),
  sensitivity: share.default(0.5).describe("Porcupine's sensitivity: 0 misses more, 1 false-alarms more."),
});
export type WakeWordRules = z.infer<typeof wakeWordConfig>;

export const microphoneConfig = z.strictObject({
  recorder: z.enum(["sox", "arecord"]).default("sox").describe("The program that records."),
  device: z.string().default("").describe("The recorder's device name; empty for its default."),
});
export type MicrophoneRules = z.infer<typeof microphoneConfig>;

/** Everything about hearing that a technician may tune. */
export const hearingConfig = z.strictObject({
  gate: speechGateConfig.prefault({}),
  patience: patienceConfig.prefault({}),
  recogniser: recogniserConfig.prefault({}),
  rejection: rejectionConfig.prefault({}),
  wakeWord: wakeWordConfig.prefault({}),
  microphone: microphoneConfig.prefault({}),
  echoCancelled: z
    .boolean()
    .default(false)
    .describe(
      "True when the microphone's signal is free of the robot's own voice, so that it can be interrupted.",
    ),
  echoTailMs: ms
    .max(5_000)
    .default(250)
    .describe("How long the room still rings after the robot's last word."),
  stopWord: z
    .boolean()
    .default(true)
    .describe(
      "Whether the robot's name, said while it speaks, makes it stop when its echo is not cancelled; PocketSphinx listens for it, for wakeWord.phrase at keyphraseThreshold, whatever engine wakes the robot.",
    ),
  silentMs: ms
    .min(500)
    .max(600_000)
    .default(10_000)
    .describe("A microphone that delivers one and the same sample for so long is muted or broken."),
  retryFirstMs: ms.min(10).default(500).describe("First wait before a lost microphone is tried again."),
  retryLongestMs: ms.min(10).default(15_000).describe("Longest wait between two tries."),
  recogniserTimeoutMs: ms
    .min(100)
    .default(10_000)
    .describe("A recogniser that has not answered by then is given up and started anew."),
});
export type HearingRules = z.infer<typeof hearingConfig>;
