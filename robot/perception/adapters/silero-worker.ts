import * as ort from "onnxruntime-node";
import { loadModel } from "../../kernel/model-manifest.ts";
import { serveRequests } from "../../kernel/worker-side.ts";
import { BLOCK_SAMPLES } from "../hearing/voice-activity.ts";

/** Comes from {@link ./silero-voice-activity.ts} in the same process, hence not parsed again. */
export type SileroRequest =
  | { readonly ask: "open" }
  | { readonly ask: "reset" }
  | { readonly ask: "probability"; readonly block: Int16Array };

/** Silero v5 at 16 kHz looks back over the last 64 samples of the block before. */
const CONTEXT_SAMPLES = 64;
const RATE = new ort.Tensor("int64", [16_000n]);

let session: ort.InferenceSession | null = null;
const input = new Float32Array(CONTEXT_SAMPLES + BLOCK_SAMPLES);
let state = freshState();

serveRequests(
  async (body) => {
    const request = body as SileroRequest;
    switch (request.ask) {
      case "open": {
        const { bytes } = await loadModel("voice-activity");
        session = await ort.InferenceSession.create(bytes, { intraOpNumThreads: 1, interOpNumThreads: 1 });
        return undefined;
      }
      case "reset":
        input.fill(0);
        state = freshState();
        return undefined;
      case "probability":
        return probability(request.block);
    }
  },
  async () => {
    await session?.release();
  },
);

async function probability(block: Int16Array): Promise<number> {
  if (!session) throw new Error("voice activity is not open");
  input.copyWithin(0, BLOCK_SAMPLES);
  for (let at = 0; at < BLOCK_SAMPLES; at++) input[CONTEXT_SAMPLES + at] = (block[at] ?? 0) / 32_768;
  const answer = await session.run({
    input: new ort.Tensor("float32", input, [1, input.length]), // [1, 576], −1 … 1
    state, // [2, 1, 128]
    sr: RATE,
  });
  const [score, next] = [answer.output, answer.stateN];
  if (!score || !next) throw new Error("the voice activity model has no output or stateN");
  state = next;
  return Number(score.data[0]);
}

function freshState(): ort.Tensor {
  return new ort.Tensor("float32", new Float32Array(2 * 128), [2, 1, 128]);
}
