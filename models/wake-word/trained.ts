import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { OnnxGraph } from "../convert/onnx-graph.ts";
import { folderOf } from "./data/folders.ts";

/** A network's weights by name, as torch keeps them. */
export type Weights = (name: string) => Float32Array;

/** What `train.py` and `train_again.py` leave behind. */
export interface Trained {
  readonly networks: readonly Weights[];
  /** Some inputs, one after another, and what the networks together made of each. */
  readonly sample: Float32Array;
  readonly expected: readonly number[];
}

const left = z.object({
  heads: z.number().int().positive(),
  layers: z.array(z.object({ name: z.string(), shape: z.array(z.number().int()) })),
  sample: z.array(z.number()),
  expected: z.array(z.number()),
});

/** Reads `NAME.json` and `NAME.f32`: the layers of all networks, one network after another. */
export function trainedBy(name: "head" | "again"): Trained {
  const { heads, layers, sample, expected } = left.parse(
    JSON.parse(readFileSync(join(folderOf(), `${name}.json`), "utf8")),
  );
  const bytes = readFileSync(join(folderOf(), `${name}.f32`));
  const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const networks: Map<string, Float32Array>[] = Array.from({ length: heads }, () => new Map());
  let at = 0;
  for (const [layer, { name: of, shape }] of layers.entries()) {
    const size = shape.reduce((product, side) => product * side, 1);
    networks[Math.floor((layer * heads) / layers.length)]?.set(of, values.slice(at, at + size));
    at += size;
  }
  return {
    networks: networks.map((network) => (of) => weightsOf(network, of)),
    sample: Float32Array.from(sample),
    expected,
  };
}

function weightsOf(layers: ReadonlyMap<string, Float32Array>, name: string): Float32Array {
  const found = layers.get(name);
  if (!found) throw new Error(`the training left no ${name}`);
  return found;
}

/** The layer `name`, without ReLU. */
export function linear(graph: OnnxGraph, input: string, weights: Weights, name: string): string {
  return affine(graph, input, weights(`${name}.weight`), weights(`${name}.bias`));
}

/** ReLU of a linear layer, whose weights torch keeps as [out, in]. */
export function dense(graph: OnnxGraph, input: string, weight: Float32Array, bias: Float32Array): string {
  return graph.add("Relu", [affine(graph, input, weight, bias)]);
}

function affine(graph: OnnxGraph, input: string, weight: Float32Array, bias: Float32Array): string {
  const [outs, ins] = [bias.length, weight.length / bias.length];
  const turned = Float32Array.from(weight, (_, k) => weight[(k % outs) * ins + Math.floor(k / outs)] ?? 0);
  const product = graph.add("MatMul", [input, constant(graph, turned, [ins, outs])]);
  return graph.add("Add", [product, constant(graph, bias, [outs])]);
}

/** Matrices in half precision: half the size, and the scores differ in the fourth digit. */
export function constant(graph: OnnxGraph, data: Float32Array, shape: readonly number[]): string {
  const numbers =
    shape.length > 1
      ? ({ type: "float16", data: halves(data) } as const)
      : ({ type: "float32", data } as const);
  return graph.constant({ shape: [...shape], numbers });
}

/** IEEE 754 half precision, rounded to the nearest; what is too small becomes zero. */
export function halves(values: Float32Array): Uint16Array {
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
