import onnxProto from "onnx-proto";
import { type ConstantTensor, type Numbers, sizeOf } from "./tensor.ts";
import type { TensorShape } from "./tfjs-model.ts";

const { onnx } = onnxProto;
const { DataType } = onnx.TensorProto;
const { AttributeType } = onnx.AttributeProto;

/** Opset 13 is the oldest in which every operator used here has its present form. */
const OPSET = 13;
const IR_VERSION = 7;

/** A float attribute is told apart from an integer one by its wrapping: `{ float: 1 }`. */
export type AttributeValue = number | string | readonly number[] | { readonly float: number };

const ELEMENT_TYPE: Readonly<Record<Numbers["type"], number>> = {
  float32: DataType.FLOAT,
  float16: DataType.FLOAT16,
  int32: DataType.INT32,
};

/** An ONNX graph under construction. Tensors are named; the order of calls is the order of execution. */
export class OnnxGraph {
  private readonly nodes: onnxProto.onnx.INodeProto[] = [];
  private readonly constants: onnxProto.onnx.ITensorProto[] = [];
  private readonly names = new Map<string, number>();

  /** A name that was not used before. */
  fresh(stem: string): string {
    const count = this.names.get(stem) ?? 0;
    this.names.set(stem, count + 1);
    return `${stem}#${count}`;
  }

  /** Adds a node. @returns the name of its first output */
  add(
    opType: string,
    inputs: readonly string[],
    outputs: string | readonly string[] = this.fresh(opType),
    attributes: Readonly<Record<string, AttributeValue>> = {},
  ): string {
    const output = typeof outputs === "string" ? [outputs] : [...outputs];
    this.nodes.push({
      opType,
      name: `${opType} ${output[0]}`,
      input: [...inputs],
      output,
      attribute: Object.entries(attributes).map(([name, value]) => attributeOf(name, value)),
    });
    return output[0];
  }

  /** Adds a constant. Half-precision ones are stored as they are and widened at load. @returns its name */
  constant(tensor: ConstantTensor, name = this.fresh("constant")): string {
    const { type, data } = tensor.numbers;
    const stored = type === "float16" ? `${name} half` : name;
    this.constants.push({
      name: stored,
      dims: [...tensor.shape],
      dataType: ELEMENT_TYPE[type],
      rawData: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    });
    return type === "float16" ? this.add("Cast", [stored], name, { to: DataType.FLOAT }) : stored;
  }

  /** Adds a list of 64-bit integers, which ONNX wants for shapes, axes and pads. @returns its name */
  integers(values: readonly number[]): string {
    const name = this.fresh("integers");
    const data = BigInt64Array.from(values, BigInt);
    this.constants.push({
      name,
      dims: [values.length],
      dataType: DataType.INT64,
      rawData: new Uint8Array(data.buffer),
    });
    return name;
  }

  scalar(value: number): string {
    return this.constant({ shape: [], numbers: { type: "float32", data: Float32Array.of(value) } });
  }

  /** The model as the bytes of an `.onnx` file; the same graph gives the same bytes. */
  encode(
    inputs: readonly TensorShape[],
    outputs: readonly TensorShape[],
    name = "converted from TFJS",
  ): Uint8Array {
    const model = onnx.ModelProto.create({
      irVersion: IR_VERSION,
      producerName: "stella",
      opsetImport: [{ domain: "", version: OPSET }],
      graph: {
        name,
        node: this.nodes,
        initializer: this.constants,
        input: inputs.map(describe),
        output: outputs.map(describe),
      },
    });
    const problem = onnx.ModelProto.verify(model);
    if (problem) throw new Error(`the graph is not valid: ${problem}`);
    return onnx.ModelProto.encode(model).finish();
  }
}

function describe({ name, shape }: TensorShape): onnxProto.onnx.IValueInfoProto {
  if (sizeOf(shape) <= 0) throw new Error(`${name} has no fixed shape: ${shape.join(" × ")}`);
  const dim = shape.map((dimValue) => ({ dimValue }));
  return { name, type: { tensorType: { elemType: DataType.FLOAT, shape: { dim } } } };
}

function attributeOf(name: string, value: AttributeValue): onnxProto.onnx.IAttributeProto {
  if (typeof value === "number") return { name, type: AttributeType.INT, i: value };
  if (typeof value === "string") return { name, type: AttributeType.STRING, s: Buffer.from(value) };
  if ("float" in value) return { name, type: AttributeType.FLOAT, f: value.float };
  return { name, type: AttributeType.INTS, ints: [...value] };
}
