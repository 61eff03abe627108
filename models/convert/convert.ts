import { OnnxGraph } from "./onnx-graph.ts";
import { convolution } from "./ops/convolution.ts";
import { elementwise } from "./ops/elementwise.ts";
import { pooling } from "./ops/pooling.ts";
import { resizing } from "./ops/resizing.ts";
import { shaping } from "./ops/shaping.ts";
import type { ConstantTensor } from "./tensor.ts";
import type { GraphNode, TfjsModel } from "./tfjs-model.ts";
import type { OperatorFamily, Translation } from "./translation.ts";

const translators: OperatorFamily = { ...convolution, ...pooling, ...elementwise, ...shaping, ...resizing };

/**
 * Says a TFJS graph model in ONNX. Pure: the same model gives the same bytes.
 *
 * @throws Error naming the first node that it cannot say
 */
export function convert(model: TfjsModel): Uint8Array {
  const graph = new OnnxGraph();
  const constants = new Map<string, ConstantTensor>();
  const inGraph = new Set<string>();
  const into: Translation = {
    graph,
    tensor(input) {
      const name = plainName(input);
      const constant = constants.get(name);
      if (constant && !inGraph.has(name)) {
        graph.constant(constant, name);
        inGraph.add(name);
      }
      return name;
    },
    constant: (input) => constants.get(plainName(input)) ?? null,
    fold: (node, result) => void constants.set(node.name, result),
  };

  for (const node of inOrder(model.nodes)) {
    if (node.op === "Placeholder") continue;
    if (node.op === "Const") {
      const weight = model.weights.get(node.name);
      if (!weight) throw new Error(`the constant ${node.name} has no weights`);
      constants.set(node.name, weight);
      continue;
    }
    const translate = Object.hasOwn(translators, node.op) ? translators[node.op] : undefined;
    if (!translate) throw new Error(`the operator ${node.op} of ${node.name} is not known`);
    translate(node, into);
  }
  return graph.encode(model.inputs, model.outputs);
}

/** Every node after those that it needs; depth first, so that the order depends on nothing else. */
function inOrder(nodes: readonly GraphNode[]): GraphNode[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const ordered = new Set<GraphNode>();
  const visit = (node: GraphNode) => {
    if (ordered.has(node)) return;
    for (const input of node.input) {
      const needed = byName.get(plainName(input).replace(/:\d+$/, ""));
      if (needed) visit(needed);
    }
    ordered.add(node);
  };
  for (const node of nodes) visit(node);
  return [...ordered];
}

/** `^node` orders without data; `node:0` is `node`. */
function plainName(input: string): string {
  return input.replace(/^\^/, "").replace(/:0$/, "");
}
