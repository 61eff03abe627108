import { numberOf } from "../attributes.ts";
import { type ConstantTensor, sizeOf, valuesOf } from "../tensor.ts";
import type { OperatorFamily, Translator } from "../translation.ts";

const add: Translator = (node, into) => {
  const [a, b] = node.input.map((input) => into.constant(input));
  if (a && b) into.fold(node, sumOf(a, b));
  else
    into.graph.add(
      "Add",
      node.input.map((input) => into.tensor(input)),
      node.name,
    );
};

const same =
  (onnxName: string): Translator =>
  (node, into) => {
    into.graph.add(onnxName, [into.tensor(node.input[0])], node.name);
  };

export const elementwise: OperatorFamily = {
  Add: add,
  AddV2: add,
  Relu: same("Relu"),
  Sigmoid: same("Sigmoid"),
  Identity: same("Identity"),
  LeakyRelu: (node, into) => {
    // TensorFlow's default slope is 0.2.
    const alpha = { float: numberOf(node, "alpha", 0.2) };
    into.graph.add("LeakyRelu", [into.tensor(node.input[0])], node.name, { alpha });
  },
};

/** Shapes are summed so; both are whole numbers of one length. */
function sumOf(a: ConstantTensor, b: ConstantTensor): ConstantTensor {
  if (a.numbers.type !== "int32" || b.numbers.type !== "int32" || sizeOf(a.shape) !== sizeOf(b.shape)) {
    throw new Error("only lists of whole numbers, equally long, are added before the model runs");
  }
  const theirs = valuesOf(b);
  return {
    shape: a.shape,
    numbers: { type: "int32", data: a.numbers.data.map((value, i) => value + theirs[i]) },
  };
}
