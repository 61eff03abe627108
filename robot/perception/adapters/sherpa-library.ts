import { Fault, messageOf } from "../../kernel/fault.ts";
import { sherpaOnnx } from "../../kernel/sherpa-onnx.ts";

/** One utterance. */
export interface SherpaStream {
  /** Samples within ± 1. */
  acceptWaveform(sound: { readonly samples: Float32Array; readonly sampleRate: number }): void;
  inputFinished(): void;
}

/** The part of sherpa-onnx-node's `OnlineRecognizer` that we use; its calls block. */
export interface SherpaRecogniser {
  createStream(): SherpaStream;
  isReady(stream: SherpaStream): boolean;
  decode(stream: SherpaStream): void;
  getResult(stream: SherpaStream): { readonly text: string };
}

/** Where the files of a streaming transducer lie. */
export interface TransducerFiles {
  readonly encoder: string;
  readonly decoder: string;
  readonly joiner: string;
  readonly tokens: string;
}

/**
 * Loads a model, which takes a second or so. For a worker thread.
 *
 * @throws Fault `sherpa.missing`, `recogniser.broken`
 */
export function openSherpa({ tokens, ...transducer }: TransducerFiles): SherpaRecogniser {
  const { OnlineRecognizer } = sherpaOnnx<SherpaLibrary>();
  try {
    return new OnlineRecognizer({
      featConfig: { sampleRate: 16_000, featureDim: 80 },
      // One thread: the other cores see, and the utterance is short.
      modelConfig: { transducer, tokens, numThreads: 1, provider: "cpu", debug: 0 },
      decodingMethod: "greedy_search",
      // Our own gate says where an utterance ends.
      enableEndpoint: 0,
    });
  } catch (cause) {
    throw new Fault({
      code: "recogniser.broken",
      what: `sherpa-onnx does not start with ${transducer.encoder} (${messageOf(cause)}).`,
      remedy: "Look with `stella models` whether the model is whole, and fetch it again if not.",
      cause,
    });
  }
}

interface SherpaLibrary {
  readonly OnlineRecognizer: new (config: object) => SherpaRecogniser;
}
