import { z } from "zod";
import { givenData, serveRequests } from "../../kernel/worker-side.ts";
import { openSherpa, type SherpaRecogniser, type SherpaStream } from "./sherpa-library.ts";

/** A thread around sherpa-onnx: a piece of sound keeps it busy for some milliseconds. */
const files = z
  .strictObject({ encoder: z.string(), decoder: z.string(), joiner: z.string(), tokens: z.string() })
  .parse(givenData());

/** Comes from {@link ./sherpa-recogniser.ts} in the same process, hence not parsed again. */
export type SherpaRequest =
  | { readonly ask: "open" }
  | { readonly ask: "begin" }
  | { readonly ask: "feed"; readonly samples: Int16Array }
  | { readonly ask: "so-far" }
  | { readonly ask: "finish" }
  | { readonly ask: "abandon" };

/**
 * Models look ahead by up to 1.3 s and work in pieces of that length: what follows the last word has to be there, and the
 * pause that ended the answer is shorter.
 */
const TAIL_SAMPLES = 32_000;
const SAMPLE_RATE_HZ = 16_000;

let recogniser: SherpaRecogniser | null = null;
let stream: SherpaStream | null = null;

serveRequests(
  (body) => {
    const request = body as SherpaRequest;
    switch (request.ask) {
      case "open":
        recogniser = openSherpa(files);
        return null;
      case "begin":
        stream = opened().createStream();
        return null;
      case "feed":
        return hear(Float32Array.from(request.samples, (sample) => sample / 32_768));
      case "so-far":
        return textSoFar();
      case "finish": {
        hear(new Float32Array(TAIL_SAMPLES));
        stream?.inputFinished();
        decode();
        const text = textSoFar();
        stream = null;
        return text;
      }
      case "abandon":
        stream = null;
        return null;
    }
  },
  () => {
    stream = null;
    recogniser = null;
  },
);

function hear(samples: Float32Array): null {
  stream?.acceptWaveform({ samples, sampleRate: SAMPLE_RATE_HZ });
  decode();
  return null;
}

function decode(): void {
  while (stream && opened().isReady(stream)) opened().decode(stream);
}

function textSoFar(): string {
  return stream ? opened().getResult(stream).text : "";
}

function opened(): SherpaRecogniser {
  if (!recogniser) throw new Error("the engine is not open");
  return recogniser;
}
