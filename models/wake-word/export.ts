import * as ort from "onnxruntime-node";
import { HEARD_SIZE } from "../../robot/perception/adapters/onnx-moonshine-encoder.ts";
import { OnnxWakeAgain } from "../../robot/perception/adapters/onnx-wake-again.ts";
import { EMBEDDING_SIZE } from "../../robot/perception/adapters/onnx-wake-features.ts";
import { OnnxWakeHead, WINDOW_STEPS } from "../../robot/perception/adapters/onnx-wake-head.ts";
import { OnnxGraph } from "../convert/onnx-graph.ts";
import { addAgain } from "./again-graph.ts";
import { ship } from "./ship.ts";
import { dense, linear, trainedBy, type Weights } from "./trained.ts";

/** Of a score between 0 and 1: the weights are shipped in half precision. */
const SAME = 5e-3;
/** The same of a logit. */
const SAME_LOGIT = 0.05;
/** Says the trained heads in ONNX, compares what they say with what they said in training, and ships them. */
export async function exportHeads(): Promise<void> {
  const { networks, sample, expected } = trainedBy("head");
  const bytes = encodedHeads(networks);
  const head = await OnnxWakeHead.open(bytes);
  const size = WINDOW_STEPS * EMBEDDING_SIZE;
  let worst = 0;
  for (const [k, score] of expected.entries())
    worst = Math.max(worst, Math.abs((await head.score(sample.slice(k * size, (k + 1) * size))) - score));
  await head.close();
  if (worst > SAME) throw new Error(`the exported heads differ from the trained ones by ${worst}`);
  ship("wake-word", bytes);
}

/** Says the second stage in ONNX, compares what it says with what it said in training, and ships it. */
export async function exportAgain(): Promise<void> {
  const { networks, sample, expected } = trainedBy("again");
  const graph = new OnnxGraph();
  const logits = networks.map((weights) => addAgain(graph, weights));
  graph.add("Reshape", [mean(graph, logits), graph.integers([1])], "logit");
  const shape = [1, sample.length / expected.length / HEARD_SIZE, HEARD_SIZE];
  const bytes = graph.encode(
    [{ name: "heard", shape }],
    [{ name: "logit", shape: [1] }],
    "hey stella, heard again",
  );
  const again = await OnnxWakeAgain.open(bytes);
  let worst = 0;
  for (const [k, logit] of expected.entries()) {
    const size = sample.length / expected.length;
    const heard = new ort.Tensor("float32", sample.slice(k * size, (k + 1) * size), shape);
    worst = Math.max(worst, Math.abs((await again.logitOf(heard)) - logit));
  }
  await again.close();
  if (worst > SAME_LOGIT)
    throw new Error(`the exported second stage differs from the trained one by ${worst}`);
  ship("wake-word-again", bytes);
}

/** embeddings [1, 16, 96] → score [1]: the mean of several logits, so that no one's whim decides. */
function encodedHeads(networks: readonly Weights[]): Uint8Array {
  const graph = new OnnxGraph();
  const logits = networks.map((weights) => addHead(graph, weights));
  graph.add("Reshape", [graph.add("Sigmoid", [mean(graph, logits)]), graph.integers([1])], "score");
  const inputs = [{ name: "embeddings", shape: [1, WINDOW_STEPS, EMBEDDING_SIZE] }];
  return graph.encode(inputs, [{ name: "score", shape: [1] }], "hey stella");
}

function mean(graph: OnnxGraph, logits: readonly string[]): string {
  const sum = logits.reduce((one, other) => graph.add("Add", [one, other]));
  return graph.add("Mul", [sum, graph.scalar(1 / logits.length)]);
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
