import { existsSync } from "node:fs";
import { Fault, messageOf } from "../../kernel/fault.ts";
import { sherpaOnnx } from "../../kernel/sherpa-onnx.ts";
import { type SpokenReply, type SpokenRequest, voiceFiles } from "./sherpa-voice.ts";

/**
 * Speaks what its owner asks for, one sentence after another; see {@link ./sherpa-voice.ts}. A process of its own: a model that
 * sherpa-onnx cannot read ends the process that tries, and a robot that cannot speak must still serve.
 */

/** The part of sherpa-onnx-node's `OfflineTts` that we use; its calls block. */
interface OfflineTts {
  readonly numSpeakers: number;
  generate(request: { readonly text: string; readonly sid: number; readonly speed: number }): {
    /** Within ± 1. */
    readonly samples: Float32Array;
    readonly sampleRate: number;
  };
}

interface SherpaLibrary {
  readonly OfflineTts: new (config: object) => OfflineTts;
}

/**
 * VITS draws by chance how long and how lively each sound is. Then no visit could be lived through again: a sentence must sound
 * the same each time. Of 0 sherpa-onnx makes its usual 0.667.
 */
const NO_NOISE = 1e-30;

const files = voiceFiles.parse(JSON.parse(process.argv[2] ?? "null"));
let voice: OfflineTts | null = null;

process.on("message", (request: SpokenRequest) => process.send?.(replyTo(request)));
// Whoever asked is gone.
process.on("disconnect", () => process.exit(0));

function replyTo({ id, text, speed, speaker }: SpokenRequest): SpokenReply {
  try {
    voice ??= openVoice();
    const sid = Math.min(speaker, voice.numSpeakers - 1);
    const { samples, sampleRate } = voice.generate({ text, sid, speed });
    const loud = (value: number) => Math.max(-32_768, Math.min(32_767, Math.round(value * 32_767)));
    return { id, sound: { samples: Int16Array.from(samples, loud), sampleRateHz: sampleRate } };
  } catch (error) {
    const { code, what, remedy } = error instanceof Fault ? error : broken(messageOf(error));
    return { id, fault: { code, what, remedy } };
  }
}

/** @throws Fault `sherpa.missing`, `voice.data-missing`, `voice.broken` */
function openVoice(): OfflineTts {
  const { OfflineTts } = sherpaOnnx<SherpaLibrary>();
  const { dataDir, model, tokens } = files;
  if (!existsSync(`${dataDir}/phontab`)) {
    throw new Fault({
      code: "voice.data-missing",
      what: `${dataDir} has no data of eSpeak NG, by which the voice ${model} pronounces words.`,
      remedy: "Install it: apt-get install espeak-ng",
    });
  }
  // One thread: the other cores see and hear.
  return new OfflineTts({
    model: {
      vits: { model, tokens, dataDir, noiseScale: NO_NOISE, noiseScaleW: NO_NOISE },
      ...{ numThreads: 1, provider: "cpu", debug: 0 },
    },
    maxNumSentences: 1,
  });
}

function broken(why: string): Fault {
  return new Fault({
    code: "voice.broken",
    what: `sherpa-onnx does not speak with ${files.model} (${why}).`,
    remedy: "Look with `stella models` whether the voice is whole and one for sherpa-onnx.",
  });
}
