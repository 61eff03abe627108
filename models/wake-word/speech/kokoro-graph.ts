import onnxProto from "onnx-proto";

const { onnx } = onnxProto;
type Node = onnxProto.onnx.INodeProto;

/** The output that says how long each token takes, in frames. */
export const DURATIONS = "/encoder/Clip_output_0";
const ONE = "one of its own scale";

/**
 * Kokoro with convolutions of floats: ONNX Runtime's of integers take half as long again, and the rounding is audible.
 * The weights stay what they were rounded to. It also says how long each token takes.
 */
export function unquantised(bytes: Uint8Array): Uint8Array {
  const model = onnx.ModelProto.decode(bytes);
  const { graph } = model;
  if (!graph?.node || !graph.initializer || !graph.output) throw new Error("Kokoro's model is empty");
  const madeBy = new Map(graph.node.flatMap((node) => (node.output ?? []).map((name) => [name, node])));
  const usedBy = (node: Node) => graph.node?.find(({ input }) => input?.includes(node.output?.[0] ?? ""));
  const constants = new Map(graph.initializer.map((tensor) => [tensor.name ?? "", tensor]));
  for (const node of graph.node) {
    if (node.opType !== "ConvInteger") continue;
    const [rounded = "", weight = "", , zero = ""] = node.input ?? [];
    const quantise = madeBy.get(rounded);
    const tensor = constants.get(weight);
    if (!quantise || !tensor) throw new Error(`${node.name}: what it convolves is not there`);
    const floats = `${weight} as floats`;
    graph.initializer.push({ ...tensor, ...asFloats(tensor, constants.get(zero)), name: floats });
    node.opType = "Conv";
    node.input = [quantise.input?.[0] ?? "", floats];
    withOwnScale(node, quantise.output?.[1] ?? "", madeBy, usedBy);
  }
  graph.initializer.push({ name: ONE, dims: [], dataType: FLOAT, rawData: bytesOf([1]) });
  graph.output.push({ name: DURATIONS, type: { tensorType: { elemType: FLOAT } } });
  // What was said of the types of values between is no longer so.
  graph.valueInfo = [];
  return onnx.ModelProto.encode(model).finish();
}

const { FLOAT, INT8 } = onnx.TensorProto.DataType;

/** Convolution → perhaps a rounded bias → Cast → Mul by the two scales: of which the input's is gone now. */
function withOwnScale(
  node: Node,
  scale: string,
  madeBy: ReadonlyMap<string, Node>,
  usedBy: (node: Node) => Node | undefined,
): void {
  let next = usedBy(node);
  const madeFor = (of: Node, but: string) =>
    madeBy.get(of.input?.find((name) => madeBy.get(name)?.output?.[0] !== but) ?? "");
  let bias: Node | undefined;
  if (next?.opType === "Add") {
    bias = keepingFraction(madeFor(next, node.output?.[0] ?? ""), madeBy);
    next = usedBy(next);
  }
  const multiply = next && usedBy(next);
  const scales = multiply && madeFor(multiply, next?.output?.[0] ?? "");
  if (next?.opType !== "Cast" || scales?.opType !== "Mul" || !scales.input?.includes(scale))
    throw new Error(`${node.name}: not quantised in the way this was written for`);
  for (const each of bias ? [scales, bias] : [scales])
    each.input = each.input?.map((name) => (name === scale ? ONE : name));
}

/** The bias was divided by both scales and rounded, which only integers need. @returns what multiplies the two scales */
function keepingFraction(from: Node | undefined, madeBy: ReadonlyMap<string, Node>): Node | undefined {
  let node = from;
  for (; node && node.opType !== "Div"; node = madeBy.get(node.input?.[0] ?? "")) {
    if (node.opType === "Floor") node.opType = "Identity";
    const to = node.opType === "Cast" ? node.attribute?.find(({ name }) => name === "to") : undefined;
    if (to) to.i = FLOAT;
  }
  return madeBy.get(node?.input?.[1] ?? "");
}

function asFloats(tensor: onnxProto.onnx.ITensorProto, zero: onnxProto.onnx.ITensorProto | undefined) {
  const signed = tensor.dataType === INT8;
  const values = (bytes: Uint8Array | null | undefined) =>
    signed ? Int8Array.from(bytes ?? []) : (bytes ?? new Uint8Array(0));
  const least = values(zero?.rawData)[0] ?? zero?.int32Data?.[0] ?? 0;
  const floats = Array.from(values(tensor.rawData), (value) => value - least);
  return { dataType: FLOAT, rawData: bytesOf(floats) };
}

function bytesOf(values: readonly number[]): Uint8Array {
  return new Uint8Array(Float32Array.from(values).buffer);
}
