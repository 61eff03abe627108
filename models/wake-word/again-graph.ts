import type { OnnxGraph } from "../convert/onnx-graph.ts";
import { constant, dense, linear, type Weights } from "./trained.ts";

/** Of each convolution in time, as `train_again.py` has them. */
const LAYERS = 2;
const WIDTH = 5;

/** heard [1, rows, 288] → logit [1, 1]. */
export function addAgain(graph: OnnxGraph, weights: Weights): string {
  const mean = weights("mean");
  const even = (name: string, data: Float32Array) =>
    graph.add(name, [last, constant(graph, data, [data.length])]);
  let last = "heard";
  last = even("Sub", mean);
  last = even("Div", weights("deviation"));
  last = dense(graph, last, weights("into.weight"), weights("into.bias"));
  last = graph.add("Transpose", [last], graph.fresh("turned"), { perm: [0, 2, 1] });
  for (let layer = 0; layer < LAYERS; layer++) {
    const convolved = graph.add("Relu", [convolution(graph, last, weights, `layers.${layer}`, WIDTH)]);
    last = graph.add("Add", [last, convolved]);
  }
  const ears = convolution(graph, last, weights, "ears", 1);
  const where = graph.add("Softmax", [ears], graph.fresh("where"), { axis: 2 });
  const turned = graph.add("Transpose", [last], graph.fresh("turned"), { perm: [0, 2, 1] });
  const found = graph.add("MatMul", [where, turned]);
  const size = weights("into.bias").length * weights("ears.bias").length;
  const flat = graph.add("Reshape", [found, graph.integers([1, size])]);
  return linear(graph, dense(graph, flat, weights("first.weight"), weights("first.bias")), weights, "out");
}

function convolution(graph: OnnxGraph, input: string, weights: Weights, name: string, width: number): string {
  const [kernel, bias] = [weights(`${name}.weight`), weights(`${name}.bias`)];
  const shape = [bias.length, kernel.length / bias.length / width, width];
  const sides = Math.floor(width / 2);
  return graph.add(
    "Conv",
    [input, constant(graph, kernel, shape), constant(graph, bias, [bias.length])],
    graph.fresh("convolved"),
    { kernel_shape: [width], pads: [sides, sides] },
  );
}
