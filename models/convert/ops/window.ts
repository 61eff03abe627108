import { textOf } from "../attributes.ts";
import type { GraphNode } from "../tfjs-model.ts";

/** What operators that slide a window over a picture have in common. */

/** Height and width of `[batch, height, width, channels]`. */
export function spatial(values: readonly number[]): number[] {
  return values.slice(1, 3);
}

/** TensorFlow's SAME puts an odd pixel below and to the right. */
export function autoPad(padding: string): string {
  switch (padding) {
    case "SAME":
      return "SAME_UPPER";
    case "VALID":
      return "VALID";
    default:
      throw new Error(`padding ${padding} is not known`);
  }
}

export function requireChannelsLast(node: GraphNode): void {
  const format = textOf(node, "data_format");
  if (format !== "NHWC") throw new Error(`${node.op} ${node.name} is ${format}; only NHWC is known`);
}
