import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { EMBEDDING_SIZE } from "../../robot/perception/adapters/onnx-wake-features.ts";
import { OnnxWakeHead, WINDOW_STEPS } from "../../robot/perception/adapters/onnx-wake-head.ts";
import { OnnxGraph } from "../convert/onnx-graph.ts";
import { folderOf } from "./data/folders.ts";
import { ship } from "./ship.ts";

/** Of a score between 0 and 1: the weights are shipped in half precision. */
const SAME = 5e-3;

/** What `train.py` leaves behind. */
const trained = z.object({
  heads: z.number().int().positive(),
  layers: z.array(z.object({ name: z.string(), shape: z.array(z.number().int()) })),
  sample: z.array(z.number()),
  expected: z.array(z.number()),
});

/** Says the trained heads in ONNX, compares what they say with what they said in training, and ships them. */
export async function exportHead(): Promise<void> {
  const { heads, layers, sample, expected } = trained.parse(
    JSON.parse(readFileSync(join(folderOf(), "head.json"), "utf8")),
  );
  const weights = readFileSync(join(folderOf(), "head.f32"));
  const values = new Float32Array(weights.buffer, weights.byteOffset, weights.length / 4);
  const perHead: Map<string, Float32Array>[] = Array.from({ length: heads }, () => new Map());
  let at = 0;
  for (const [layer, { name, shape }] of layers.entries()) {
    const size = shape.reduce((product, side) => product * side, 1);
    perHead[Math.floor((layer * heads) / layers.length)]?.set(name, values.slice(at, at + size));
    at += size;
  }
  const bytes = encoded(perHead.map((layersOf) => (name) => weightsOf(layersOf, name)));
  const worst = await largestDifference(bytes, Float32Array.from(sample), expected);
  if (worst > SAME) throw new Error(`the exported head differs from the trained one by ${worst}`);
  ship("wake-word", bytes);
  process.stdout.write(`differs from the trained head by ${worst.toExponential(1)} at most\n`);
}

type Weights = (name: string) => Float32Array;

function weightsOf(layers: ReadonlyMap<string, Float32Array>, name: string): Float32Array {
  const found = layers.get(name);
  if (!found) throw new Error(`the training left no ${name}`);
  return found;
}

/** embeddings [1, 16, 96] → score [1]: the mean of several heads' logits, so that no one's whim decides. */
function encoded(heads: readonly Weights[]): Uint8Array {
  const graph = new OnnxGraph();
  const logits = heads.map((weights) => addHead(graph, weights));
  const sum = logits.reduce((one, other) => graph.add("Add", [one, other]));
  const mean = graph.add("Mul", [sum, graph.scalar(1 / heads.length)]);
  graph.add("Reshape", [graph.add("Sigmoid", [mean]), graph.integers([1])], "score");
  const input = { name: "embeddings", shape: [1, WINDOW_STEPS, EMBEDDING_SIZE] };
  return graph.encode([input], [{ name: "score", shape: [1] }], "hey stella");
}

function addHead(graph: OnnxGraph, weights: Weights): string {
  const first = standardising(
    weights("first.weight"),
    weights("first.bias"),
    weights("mean"),
    weights("deviation"),
  );
  const flat = graph.add("Reshape", ["embeddings", graph.integers([1, EMBEDDING_SIZE * WINDOW_STEPS])]);
  const hidden = dense(
    graph,
    dense(graph, flat, first.weight, first.bias),
    weights("second.weight"),
    weights("second.bias"),
  );
  const out = graph.add("MatMul", [
    hidden,
    constant(graph, weights("out.weight"), [weights("out.weight").length, 1]),
  ]);
  return graph.add("Add", [out, constant(graph, weights("out.bias"), [1])]);
}

/** ReLU of a linear layer, whose weights torch keeps as [out, in]. */
function dense(graph: OnnxGraph, input: string, weight: Float32Array, bias: Float32Array): string {
  const [outs, ins] = [bias.length, weight.length / bias.length];
  const turned = Float32Array.from(weight, (_, k) => weight[(k % outs) * ins + Math.floor(k / outs)] ?? 0);
  const product = graph.add("MatMul", [input, constant(graph, turned, [ins, outs])]);
  return graph.add("Relu", [graph.add("Add", [product, constant(graph, bias, [outs])])]);
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

/** Matrices in half precision: half the size, and the scores differ in the fourth digit. */
function constant(graph: OnnxGraph, data: Float32Array, shape: readonly number[]): string {
  const numbers =
    shape.length > 1
      ? ({ type: "float16", data: halves(data) } as const)
      : ({ type: "float32", data } as const);
  return graph.constant({ shape: [...shape], numbers });
}

/** IEEE 754 half precision, rounded to the nearest; what is too small becomes zero. */
function halves(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  return Uint16Array.from(bits, (value) => {
    const rounded = value + 0x1000;
    const exponent = ((rounded >>> 23) & 0xff) - 112;
    const sign = (value >>> 16) & 0x8000;
    if (exponent <= 0) return sign;
    if (exponent >= 31) throw new Error("a weight is too large for half precision");
    return sign | (exponent << 10) | ((rounded >>> 13) & 0x3ff);
  });
}

async function largestDifference(
  bytes: Uint8Array,
  sample: Float32Array,
  expected: readonly number[],
): Promise<number> {
  const head = await OnnxWakeHead.open(bytes);
  const size = WINDOW_STEPS * EMBEDDING_SIZE;
  let worst = 0;
  for (const [k, said] of expected.entries()) {
    worst = Math.max(worst, Math.abs((await head.score(sample.slice(k * size, (k + 1) * size))) - said));
  }
  await head.close();
  return worst;
}
