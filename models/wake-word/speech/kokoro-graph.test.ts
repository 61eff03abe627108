import onnxProto from "onnx-proto";
import * as ort from "onnxruntime-node";
import { expect, test } from "vitest";
import { DURATIONS, unquantised } from "./kokoro-graph.ts";

const { onnx } = onnxProto;
const { FLOAT, UINT8 } = onnx.TensorProto.DataType;

test("a convolution of integers becomes one of floats that says the same, but for the rounding", async () => {
  const whole = quantised();
  const x = new ort.Tensor("float32", [0.1, -0.2, 0.35, 0.9], [1, 1, 4]);
  const [before, after] = [await said(whole, x), await said(unquantised(whole), x)];
  // (x − 0 …) · (3, 1) / 8, with a bias of a quarter.
  const exact = [0.1 * 3 - 0.2, -0.2 * 3 + 0.35, 0.35 * 3 + 0.9].map((value) => value / 8 + 0.25);
  for (const [k, value] of exact.entries()) {
    expect(after[k]).toBeCloseTo(value, 5);
    expect(Math.abs((before[k] ?? 0) - value)).toBeLessThan(0.01);
  }
});

async function said(bytes: Uint8Array, x: ort.Tensor): Promise<Float32Array> {
  const session = await ort.InferenceSession.create(bytes, { logSeverityLevel: 3 });
  return (await session.run({ x })).y?.data as Float32Array;
}

/** As ONNX Runtime's quantiser writes it: the bias is rounded to steps of both scales. */
function quantised(): Uint8Array {
  const constant = (name: string, dataType: number, dims: number[], values: Float32Array | Uint8Array) => ({
    name,
    dataType,
    dims,
    rawData: new Uint8Array(values.buffer),
  });
  const cast = (input: string, output: string, to: number) => ({
    opType: "Cast",
    input: [input],
    output: [output],
    attribute: [{ name: "to", type: onnx.AttributeProto.AttributeType.INT, i: to }],
  });
  const node = (opType: string, input: string[], ...output: string[]) => ({ opType, input, output });
  const shape = { dim: [1, 1, null].map((dimValue) => (dimValue ? { dimValue } : { dimParam: "n" })) };
  const described = (name: string) => ({ name, type: { tensorType: { elemType: FLOAT, shape } } });
  return onnx.ModelProto.encode({
    irVersion: 7,
    opsetImport: [{ domain: "", version: 13 }],
    graph: {
      name: "quantised",
      node: [
        node("DynamicQuantizeLinear", ["x"], "rounded", "scale", "zero"),
        node("ConvInteger", ["rounded", "w", "zero", "wZero"], "sum"),
        node("Mul", ["scale", "wScale"], "biasScale"),
        node("Div", ["bias", "biasScale"], "biasSteps"),
        node("Floor", ["biasSteps"], "biasWhole"),
        cast("biasWhole", "biasInteger", onnx.TensorProto.DataType.INT32),
        node("Add", ["sum", "biasInteger"], "biased"),
        cast("biased", "float", FLOAT),
        node("Mul", ["scale", "wScale"], "scales"),
        node("Mul", ["float", "scales"], "y"),
        node("Identity", ["bias"], DURATIONS),
      ],
      initializer: [
        constant("w", UINT8, [1, 1, 2], Uint8Array.of(131, 129)),
        // The quantiser keeps a single zero so.
        { name: "wZero", dataType: UINT8, dims: [], int32Data: [128] },
        constant("wScale", FLOAT, [], Float32Array.of(1 / 8)),
        constant("bias", FLOAT, [1, 1, 1], Float32Array.of(0.25)),
      ],
      input: [described("x")],
      output: [described("y")],
    },
  }).finish();
}
