import {
  EMBEDDING_SIZE,
  FRAMES_PER_STEP,
  MEL_BANDS,
} from "../../robot/perception/adapters/onnx-wake-features.ts";
import {
  MEL_STEPS,
  OnnxWakeHead,
  WINDOW_STEPS,
  WORTH_A_LOOK,
} from "../../robot/perception/adapters/onnx-wake-head.ts";
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
/** Closer to 0 or 1 a score has no logit. */
const LEAST = 1e-6;
const MEL_FRAMES = MEL_STEPS * FRAMES_PER_STEP;

/** Says the trained networks in ONNX, compares what they say with what they said in training, and ships them. */
export async function exportHead(): Promise<void> {
  const [heads, looks] = [trainedBy("head"), trainedBy("look")];
  const bytes = { heads: encodedHeads(heads.networks), looks: encodedLooks(looks.networks) };
  const worst = await largestDifference(bytes, heads, looks);
  if (worst > SAME) throw new Error(`the exported networks differ from the trained ones by ${worst}`);
  ship("wake-word", bytes.heads);
  ship("wake-word-look", bytes.looks);
  process.stdout.write(`differs from the trained networks by ${worst.toExponential(1)} at most\n`);
}

/** embeddings [1, 16, 96] → score [1]: the mean of several logits, so that no one's whim decides. */
function encodedHeads(networks: readonly Weights[]): Uint8Array {
  const graph = new OnnxGraph();
  const logits = networks.map((weights) => addHead(graph, weights));
  graph.add("Reshape", [graph.add("Sigmoid", [mean(graph, logits, 1)]), graph.integers([1])], "score");
  const inputs = [{ name: "embeddings", shape: [1, WINDOW_STEPS, EMBEDDING_SIZE] }];
  return graph.encode(inputs, [{ name: "score", shape: [1] }], "hey stella");
}

/** mel [1, 152, 32] and the heads' score, likely [1] → score [1]. */
function encodedLooks(networks: readonly Weights[]): Uint8Array {
  const graph = new OnnxGraph();
  const logits = networks.map((weights) => addLook(graph, weights, MEL_FRAMES, MEL_BANDS));
  const bounded = graph.add("Clip", [
    mean(graph, logits, 1),
    graph.scalar(-LARGEST_LOOK),
    graph.scalar(LARGEST_LOOK),
  ]);
  const byLooks = graph.add("Mul", [bounded, graph.scalar(LOOKS_SHARE)]);
  const likely = graph.add("Clip", ["likely", graph.scalar(LEAST), graph.scalar(1 - LEAST)]);
  const against = graph.add("Sub", [graph.scalar(1), likely]);
  const logit = graph.add("Log", [graph.add("Div", [likely, against])]);
  const byHeads = graph.add("Mul", [logit, graph.scalar(1 - LOOKS_SHARE)]);
  const together = graph.add("Sigmoid", [graph.add("Add", [byHeads, byLooks])]);
  graph.add("Reshape", [together, graph.integers([1])], "score");
  const inputs = [
    { name: "mel", shape: [1, MEL_FRAMES, MEL_BANDS] },
    { name: "likely", shape: [1] },
  ];
  return graph.encode(inputs, [{ name: "score", shape: [1] }], "hey stella, looked at again");
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

async function largestDifference(
  bytes: { readonly heads: Uint8Array; readonly looks: Uint8Array },
  heads: Trained,
  looks: Trained,
): Promise<number> {
  const head = await OnnxWakeHead.open(bytes);
  const [window, frames] = [WINDOW_STEPS * EMBEDDING_SIZE, MEL_FRAMES * MEL_BANDS];
  let worst = 0;
  for (const [k, expected] of heads.expected.entries()) {
    const logit = Math.log(expected / (1 - expected));
    const look = Math.max(-LARGEST_LOOK, Math.min(LARGEST_LOOK, looks.expected[k] ?? 0));
    const both = 1 / (1 + Math.exp(-(logit * (1 - LOOKS_SHARE) + look * LOOKS_SHARE)));
    const said = await head.score(
      heads.sample.slice(k * window, (k + 1) * window),
      looks.sample.slice(k * frames, (k + 1) * frames),
    );
    worst = Math.max(worst, Math.abs(said - (expected < WORTH_A_LOOK ? expected : both)));
  }
  await head.close();
  return worst;
}
