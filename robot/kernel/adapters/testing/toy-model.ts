import onnxProto from "onnx-proto";

const { onnx } = onnxProto;
export const { DataType } = onnx.TensorProto;
const { AttributeType } = onnx.AttributeProto;

/** A small ONNX model, written by hand. */
export interface ToyGraph {
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly constants: Readonly<Record<string, onnxProto.onnx.ITensorProto>>;
  /** Operator, inputs, output, attributes; in the order of execution. */
  readonly nodes: readonly (readonly [
    string,
    readonly string[],
    string,
    Readonly<Record<string, number | number[]>>?,
  ])[];
  readonly metadata: Readonly<Record<string, string | number>>;
}

/** Name, element type, shape. */
type Value = readonly [string, number, readonly (number | string)[]];

export function toyModel({ inputs, outputs, constants, nodes, metadata }: ToyGraph): Uint8Array {
  const model = onnx.ModelProto.create({
    irVersion: 7,
    opsetImport: [{ domain: "", version: 13 }],
    producerName: "toy",
    metadataProps: Object.entries(metadata).map(([key, value]) => ({ key, value: String(value) })),
    graph: {
      name: "toy",
      input: inputs.map(valueInfo),
      output: outputs.map(valueInfo),
      initializer: Object.entries(constants).map(([name, tensor]) => ({ ...tensor, name })),
      node: nodes.map(([opType, input, output, attributes = {}]) => ({
        opType,
        input: [...input],
        output: [output],
        attribute: Object.entries(attributes).map(([name, value]) =>
          typeof value === "number"
            ? { name, type: AttributeType.INT, i: value }
            : { name, type: AttributeType.INTS, ints: value },
        ),
      })),
    },
  });
  return onnx.ModelProto.encode(model).finish();
}

function valueInfo([name, elemType, shape]: Value): onnxProto.onnx.IValueInfoProto {
  const dim = shape.map((size) => (typeof size === "number" ? { dimValue: size } : { dimParam: size }));
  return { name, type: { tensorType: { elemType, shape: { dim } } } };
}

export function integers(...values: readonly number[]): onnxProto.onnx.ITensorProto {
  const data = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
  return { dims: [values.length], dataType: DataType.INT64, rawData: data };
}

export function floats(dims: readonly number[], values: readonly number[]): onnxProto.onnx.ITensorProto {
  return {
    dims: [...dims],
    dataType: DataType.FLOAT,
    rawData: new Uint8Array(Float32Array.from(values).buffer),
  };
}
