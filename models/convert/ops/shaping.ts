import { sizeOf } from "../tensor.ts";
import { numbersOf, type OperatorFamily, outputOf, type Translator } from "../translation.ts";

const pad: Translator = (node, into) => {
  // TensorFlow: [[before, after] per axis]; ONNX: all before, then all after.
  const pairs = numbersOf(node, 1, into);
  const before = pairs.filter((_, i) => i % 2 === 0);
  const after = pairs.filter((_, i) => i % 2 === 1);
  const value = node.input[2] === undefined ? [] : [into.tensor(node.input[2])];
  const inputs = [into.tensor(node.input[0]), into.graph.integers([...before, ...after]), ...value];
  into.graph.add("Pad", inputs, node.name);
};

/** Operators that move numbers and change none. */
export const shaping: OperatorFamily = {
  Pad: pad,
  PadV2: pad,
  Transpose: (node, into) => {
    into.graph.add("Transpose", [into.tensor(node.input[0])], node.name, { perm: numbersOf(node, 1, into) });
  },
  Reshape: (node, into) => {
    const shape = into.graph.integers(numbersOf(node, 1, into));
    into.graph.add("Reshape", [into.tensor(node.input[0]), shape], node.name);
  },
  ConcatV2: (node, into) => {
    const last = node.input.length - 1;
    const parts = node.input.slice(0, last).map((input) => into.tensor(input));
    into.graph.add("Concat", parts, node.name, { axis: numbersOf(node, last, into)[0] });
  },
  SplitV: (node, into) => {
    const sizes = numbersOf(node, 1, into);
    const inputs = [into.tensor(node.input[0]), into.graph.integers(sizes)];
    const outputs = sizes.map((_, i) => outputOf(node, i));
    into.graph.add("Split", inputs, outputs, { axis: numbersOf(node, 2, into)[0] });
  },
  /** Always of constants here: a shape that an exporter computed in a roundabout way. */
  SparseToDense: (node, into) => {
    const [indices, shape, values, [fallback]] = [0, 1, 2, 3].map((input) => numbersOf(node, input, into));
    if (shape.length !== 1) throw new Error(`SparseToDense ${node.name}: only lists are known`);
    const data = new Int32Array(sizeOf(shape)).fill(fallback);
    indices.forEach((index, i) => {
      data[index] = values.length === 1 ? values[0] : values[i];
    });
    into.fold(node, { shape, numbers: { type: "int32", data } });
  },
};
