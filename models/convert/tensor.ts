import { fromHalf } from "./half-float.ts";

/** Numbers in the precision they came in: half-precision weights stay as they are, bit for bit. */
export type Numbers =
  | { readonly type: "float32"; readonly data: Float32Array }
  | { readonly type: "float16"; readonly data: Uint16Array }
  | { readonly type: "int32"; readonly data: Int32Array };

export interface ConstantTensor {
  readonly shape: readonly number[];
  readonly numbers: Numbers;
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, dimension) => size * dimension, 1);
}

export function valuesOf({ numbers }: ConstantTensor): number[] {
  return numbers.type === "float16" ? Array.from(numbers.data, fromHalf) : Array.from(numbers.data);
}

/** The tensor with its dimensions in another order, as NumPy's `transpose` does it. */
export function transpose(tensor: ConstantTensor, order: readonly number[]): ConstantTensor {
  const shape = order.map((axis) => tensor.shape[axis]);
  const strides = tensor.shape.map((_, axis) => sizeOf(tensor.shape.slice(axis + 1)));
  const from = (index: number) => {
    let rest = index;
    let position = 0;
    for (let axis = order.length - 1; axis >= 0; axis--) {
      position += (rest % shape[axis]) * strides[order[axis]];
      rest = Math.floor(rest / shape[axis]);
    }
    return position;
  };
  return { shape, numbers: picked(tensor.numbers, from) };
}

function picked(numbers: Numbers, from: (index: number) => number): Numbers {
  switch (numbers.type) {
    case "float32":
      return { type: "float32", data: numbers.data.map((_, i, all) => all[from(i)]) };
    case "float16":
      return { type: "float16", data: numbers.data.map((_, i, all) => all[from(i)]) };
    case "int32":
      return { type: "int32", data: numbers.data.map((_, i, all) => all[from(i)]) };
  }
}
