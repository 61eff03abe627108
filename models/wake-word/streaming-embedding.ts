import onnxProto from "onnx-proto";
import { loadModel } from "../../robot/kernel/model-manifest.ts";
import { ship } from "./ship.ts";

const { onnx } = onnxProto;
type Node = onnxProto.onnx.INodeProto;

/** Every convolution in time looks back over the two frames before. */
const KEPT_FRAMES = 2;
const MEL_BANDS = 32;

export async function writeStreamingEmbedding(): Promise<void> {
  ship("speech-embedding-streaming", streamingEmbedding((await loadModel("speech-embedding")).bytes));
}

/**
 * The speech embedding for a stream: 8 new mel frames in, the embedding of the last 76 out. The published model is a
 * stack of convolutions without padding in time, so that neighbouring windows share all but the newest frames. Here
 * each convolution is given the last two frames that it saw before (`past N`), and gives back the two that it needs
 * next (`next N`); the numbers are the same, for an eighth of the work.
 *
 * The poolings halve the time; eight frames are one embedding, so that they always begin with a step. What comes out
 * before 76 frames have gone in means nothing.
 */
export function streamingEmbedding(windowed: Uint8Array): Uint8Array {
  const model = onnx.ModelProto.decode(windowed);
  const { graph } = model;
  if (!graph?.node || !graph.input || !graph.output || !graph.initializer)
    throw new Error("no graph in the model");
  const nodes: Node[] = [];
  for (const node of graph.node) {
    const frames = kernelFrames(node);
    if (frames !== 3) {
      nodes.push(node);
      continue;
    }
    const n = graph.input.length - 1;
    const [sound = "", ...weights] = node.input ?? [];
    const [past, next, whole] = [`past ${n}`, `next ${n}`, `whole ${n}`];
    nodes.push(
      {
        opType: "Concat",
        name: whole,
        input: [past, sound],
        output: [whole],
        attribute: [integer("axis", 2)],
      },
      { ...node, input: [whole, ...weights] },
      { opType: "Slice", name: next, input: [whole, "-2", "end", "time"], output: [next] },
    );
    const shape = [1, ...sideOf(graph.initializer, weights[0] ?? "", node, n)];
    graph.input.push(described(past, shape));
    graph.output.push(described(next, shape));
  }
  graph.node = nodes;
  graph.valueInfo = [];
  graph.initializer.push(integers("-2", -KEPT_FRAMES), integers("end", 2 ** 31 - 1), integers("time", 2));
  takeEightFrames(graph);
  return onnx.ModelProto.encode(model).finish();
}

/** How many frames a convolution sees at once; 0 when it is none. */
function kernelFrames({ opType, attribute }: Node): number {
  if (opType !== "Conv") return 0;
  return Number(attribute?.find(({ name }) => name === "kernel_shape")?.ints?.[0] ?? 0);
}

/** [channels, kept frames, bands] of what a convolution sees. Its weights tell the channels, its place the bands. */
function sideOf(
  initializers: readonly onnxProto.onnx.ITensorProto[],
  weights: string,
  node: Node,
  place: number,
): number[] {
  const dims = initializers.find(({ name }) => name === weights)?.dims;
  if (!dims) throw new Error(`${node.name} has no weights`);
  return [Number(dims[1]), KEPT_FRAMES, BANDS[place] ?? 0];
}

/** The bands that are left, from the first convolution in time to the last. */
const BANDS = [32, 32, 16, 16, 8, 8, 4, 4, 2, 2, 1];

function takeEightFrames(graph: onnxProto.onnx.IGraphProto): void {
  const time = graph.input?.[0]?.type?.tensorType?.shape?.dim?.[1];
  const shape = graph.initializer?.find(({ name }) => name === graph.node?.[0]?.input?.[1]);
  if (!time || !shape) throw new Error("the embedding model is not the one this was written for");
  time.dimValue = 8;
  shape.rawData = new Uint8Array(BigInt64Array.of(1n, 1n, 8n, BigInt(MEL_BANDS)).buffer);
}

function described(name: string, shape: readonly number[]): onnxProto.onnx.IValueInfoProto {
  const dim = shape.map((dimValue) => ({ dimValue }));
  return { name, type: { tensorType: { elemType: onnx.TensorProto.DataType.FLOAT, shape: { dim } } } };
}

function integer(name: string, i: number): onnxProto.onnx.IAttributeProto {
  return { name, type: onnx.AttributeProto.AttributeType.INT, i };
}

function integers(name: string, value: number): onnxProto.onnx.ITensorProto {
  const rawData = new Uint8Array(BigInt64Array.of(BigInt(value)).buffer);
  return { name, dims: [1], dataType: onnx.TensorProto.DataType.INT64, rawData };
}
