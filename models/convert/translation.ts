import type { OnnxGraph } from "./onnx-graph.ts";
import { type ConstantTensor, valuesOf } from "./tensor.ts";
import type { GraphNode } from "./tfjs-model.ts";

/** What the translation of one node may use. */
export interface Translation {
  readonly graph: OnnxGraph;
  /** The tensor that an input names, ready for use in the graph. */
  tensor(input: string): string;
  /** The constant behind an input, or null when it is computed from the picture. */
  constant(input: string): ConstantTensor | null;
  /** Remembers a node whose result is known already; nothing of it enters the graph unless it is used. */
  fold(node: GraphNode, result: ConstantTensor): void;
}

/** Adds one node to the graph; its result gets the node's own name. */
export type Translator = (node: GraphNode, into: Translation) => void;

/** One family of operators: TensorFlow's names → how they are said in ONNX. */
export type OperatorFamily = Readonly<Record<string, Translator>>;

/** The numbers of an input that must be constant, such as axes and pads. */
export function numbersOf(node: GraphNode, input: number, into: Translation): number[] {
  const constant = into.constant(node.input[input]);
  if (!constant) throw new Error(`${node.op} ${node.name}: its input ${input} is not a constant`);
  return valuesOf(constant);
}

/** The name of a node's further output. */
export function outputOf(node: GraphNode, index: number): string {
  return index === 0 ? node.name : `${node.name}:${index}`;
}

/** TensorFlow keeps channels last, ONNX first. */
export function channelsFirst(graph: OnnxGraph, tensor: string): string {
  return graph.add("Transpose", [tensor], undefined, { perm: [0, 3, 1, 2] });
}

/** The way back, as the result of `node`. */
export function channelsLast(graph: OnnxGraph, tensor: string, node: GraphNode): void {
  graph.add("Transpose", [tensor], node.name, { perm: [0, 2, 3, 1] });
}
