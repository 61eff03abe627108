import type { OnnxGraph } from "../convert/onnx-graph.ts";
import { constant, dense, linear, type Weights } from "./trained.ts";

/** Width and stride of each convolution in time, as `train_look.py` has them. */
const LAYERS = [
  { width: 5, stride: 3 },
  { width: 3, stride: 1 },
  { width: 3, stride: 2 },
  { width: 3, stride: 1 },
] as const;
/** What torch adds to a variance. */
const EPSILON = 1e-5;

/** mel [1, frames, bands] → logit [1, 1]. */
export function addLook(graph: OnnxGraph, weights: Weights, frames: number, bands: number): string {
  const loudness = graph.add("ReduceMean", ["mel"], graph.fresh("mean"), { axes: [1, 2], keepdims: 1 });
  const level = graph.add("Sub", ["mel", loudness]);
  const halved = graph.add("Mul", [level, graph.scalar(0.5)]);
  let last = graph.add("Transpose", [halved], graph.fresh("turned"), { perm: [0, 2, 1] });
  let [ins, length] = [bands, frames];
  for (const [at, { width, stride }] of LAYERS.entries()) {
    const { weight, bias } = normalised(weights, at);
    const kernel = constant(graph, weight, [bias.length, ins, width]);
    const sides = Math.floor(width / 2);
    const convolved = graph.add(
      "Conv",
      [last, kernel, constant(graph, bias, [bias.length])],
      graph.fresh("convolved"),
      { kernel_shape: [width], strides: [stride], pads: [sides, sides] },
    );
    last = graph.add("Relu", [convolved]);
    ins = bias.length;
    length = Math.floor((length - 1) / stride) + 1;
  }
  const flat = graph.add("Reshape", [last, graph.integers([1, ins * length])]);
  return linear(graph, dense(graph, flat, weights("first.weight"), weights("first.bias")), weights, "out");
}

/** A convolution with the normalisation that follows it built in. */
function normalised(weights: Weights, layer: number): { weight: Float32Array; bias: Float32Array } {
  const of = (name: string) => weights(`layers.${layer}.${name}`);
  const [kernel, gain, shift, mean, variance] = [
    of("0.weight"),
    of("1.weight"),
    of("1.bias"),
    of("1.running_mean"),
    of("1.running_var"),
  ];
  const scale = gain.map((value, out) => value / Math.sqrt((variance[out] ?? 0) + EPSILON));
  const each = kernel.length / gain.length;
  return {
    weight: kernel.map((value, k) => value * (scale[Math.floor(k / each)] ?? 0)),
    bias: shift.map((value, out) => value - (mean[out] ?? 0) * (scale[out] ?? 0)),
  };
}
