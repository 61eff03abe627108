import { integersOf, textOf, textsOf } from "../attributes.ts";
import type { OnnxGraph } from "../onnx-graph.ts";
import { type ConstantTensor, transpose } from "../tensor.ts";
import type { GraphNode } from "../tfjs-model.ts";
import { channelsFirst, channelsLast, type OperatorFamily, type Translation } from "../translation.ts";
import { autoPad, requireChannelsLast, spatial } from "./window.ts";

export const convolution: OperatorFamily = {
  Conv2D: (node, into) => convolve(node, into, plainKernel),
  _FusedConv2D: (node, into) => convolve(node, into, plainKernel),
  DepthwiseConv2dNative: (node, into) => convolve(node, into, depthwiseKernel),
};

interface Kernel {
  /** [out, in ÷ groups, height, width] */
  readonly weights: ConstantTensor;
  readonly groups: number;
}

function convolve(node: GraphNode, into: Translation, kernelOf: (tensor: ConstantTensor) => Kernel): void {
  const { graph } = into;
  requireChannelsLast(node);
  const tensor = into.constant(node.input[1]);
  if (!tensor) throw new Error(`${node.op} ${node.name}: its kernel is not a constant`);
  const { weights, groups } = kernelOf(tensor);
  const fused = textsOf(node, "fused_ops");
  const bias = fused.includes("BiasAdd") ? [into.tensor(node.input[2])] : [];
  let result = graph.add(
    "Conv",
    [channelsFirst(graph, into.tensor(node.input[0])), graph.constant(weights), ...bias],
    undefined,
    {
      strides: spatial(integersOf(node, "strides")),
      dilations: spatial(integersOf(node, "dilations")),
      group: groups,
      auto_pad: autoPad(textOf(node, "padding")),
    },
  );
  for (const operation of fused) if (operation !== "BiasAdd") result = activate(graph, operation, result);
  channelsLast(graph, result, node);
}

/** [height, width, in, out] */
function plainKernel(tensor: ConstantTensor): Kernel {
  return { weights: transpose(tensor, [3, 2, 0, 1]), groups: 1 };
}

/** [height, width, in, multiplier]: every input channel is a group of its own. */
function depthwiseKernel(tensor: ConstantTensor): Kernel {
  const [height, width, channels, multiplier] = tensor.shape;
  const turned = transpose(tensor, [2, 3, 0, 1]);
  return {
    weights: { shape: [channels * multiplier, 1, height, width], numbers: turned.numbers },
    groups: channels,
  };
}

function activate(graph: OnnxGraph, operation: string, tensor: string): string {
  if (operation === "Relu") return graph.add("Relu", [tensor]);
  throw new Error(`a convolution fused with ${operation} is not known`);
}
