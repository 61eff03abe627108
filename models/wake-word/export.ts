import {
  EMBEDDING_SIZE,
  FRAMES_PER_STEP,
  MEL_BANDS,
} from "../../robot/perception/adapters/onnx-wake-features.ts";
import { MEL_STEPS, OnnxWakeHead, WINDOW_STEPS } from "../../robot/perception/adapters/onnx-wake-head.ts";
import { OnnxGraph } from "../convert/onnx-graph.ts";
import { addLook } from "./look-graph.ts";
import { ship } from "./ship.ts";
import { dense, linear, type Trained, trainedBy, type Weights } from "./trained.ts";

/** Of a score between 0 and 1: the weights are shipped in half precision. */
const SAME = 5e-3;
/** How much the networks on mel frames count beside those on embeddings; chosen on development. */
const LOOKS_SHARE = 0.2;
/** A look never outvotes the heads by more than this. */
const LARGEST_LOOK = 8;
const MEL_FRAMES = MEL_STEPS * FRAMES_PER_STEP;

/** Says the trained networks in ONNX, compares what they say with what they said in training, and ships them. */
export async function exportHead(): Promise<void> {
  const [heads, looks] = [trainedBy("head"), trainedBy("look")];
  const bytes = encoded(heads.networks, looks.networks);
  const worst = await largestDifference(bytes, heads, looks);
  if (worst > SAME) throw new Error(`the exported networks differ from the trained ones by ${worst}`);
  ship("wake-word", bytes);
  process.stdout.write(`differs from the trained networks by ${worst.toExponential(1)} at most\n`);
}

/** embeddings [1, 16, 96] and mel [1, 152, 32] → score [1]: the mean of several logits, so that no one's whim decides. */
function encoded(heads: readonly Weights[], looks: readonly Weights[]): Uint8Array {
  const graph = new OnnxGraph();
  const byHeads = mean(
    graph,
    heads.map((weights) => addHead(graph, weights)),
    1 - LOOKS_SHARE,
  );
  const seen = mean(
    graph,
    looks.map((weights) => addLook(graph, weights, MEL_FRAMES, MEL_BANDS)),
    1,
  );
  const bounded = graph.add("Clip", [seen, graph.scalar(-LARGEST_LOOK), graph.scalar(LARGEST_LOOK)]);
  const byLooks = graph.add("Mul", [bounded, graph.scalar(LOOKS_SHARE)]);
  const likely = graph.add("Sigmoid", [graph.add("Add", [byHeads, byLooks])]);
  graph.add("Reshape", [likely, graph.integers([1])], "score");
  const inputs = [
    { name: "embeddings", shape: [1, WINDOW_STEPS, EMBEDDING_SIZE] },
    { name: "mel", shape: [1, MEL_FRAMES, MEL_BANDS] },
  ];
  return graph.encode(inputs, [{ name: "score", shape: [1] }], "hey stella");
}

function mean(graph: OnnxGraph, logits: readonly string[], share: number): string {
  const sum = logits.reduce((one, other) => graph.add("Add", [one, other]));
  return graph.add("Mul", [sum, graph.scalar(share / logits.length)]);
}

function addHead(graph: OnnxGraph, weights: Weights): string {
  const first = standardising(
    weights("first.weight"),
    weights("first.bias"),
    weights("mean"),
    weights("deviation"),
  );
  const flat = graph.add("Reshape", ["embeddings", graph.integers([1, EMBEDDING_SIZE * WINDOW_STEPS])]);
  const hidden = dense(graph, flat, first.weight, first.bias);
  return linear(
    graph,
    dense(graph, hidden, weights("second.weight"), weights("second.bias")),
    weights,
    "out",
  );
}

/** The first layer with the division by the features' deviation built in. */
function standardising(
  weight: Float32Array,
  bias: Float32Array,
  mean: Float32Array,
  deviation: Float32Array,
) {
  const [features, ins] = [mean.length, weight.length / bias.length];
  const scaled = weight.map((value, k) => value / (deviation[k % features] ?? 1));
  const shifted = bias.map((value, out) => {
    for (let k = 0; k < ins; k++) value -= (mean[k % features] ?? 0) * (scaled[out * ins + k] ?? 0);
    return value;
  });
  return { weight: scaled, bias: shifted };
}

async function largestDifference(bytes: Uint8Array, heads: Trained, looks: Trained): Promise<number> {
  const head = await OnnxWakeHead.open(bytes);
  const [window, frames] = [WINDOW_STEPS * EMBEDDING_SIZE, MEL_FRAMES * MEL_BANDS];
  let worst = 0;
  for (const [k, expected] of heads.expected.entries()) {
    const logit = Math.log(expected / (1 - expected));
    const look = Math.max(-LARGEST_LOOK, Math.min(LARGEST_LOOK, looks.expected[k] ?? 0));
    const together = 1 / (1 + Math.exp(-(logit * (1 - LOOKS_SHARE) + look * LOOKS_SHARE)));
    const said = await head.score(
      heads.sample.slice(k * window, (k + 1) * window),
      looks.sample.slice(k * frames, (k + 1) * frames),
    );
    worst = Math.max(worst, Math.abs(said - together));
  }
  await head.close();
  return worst;
}
