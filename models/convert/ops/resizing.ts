import { flagOf } from "../attributes.ts";
import type { GraphNode } from "../tfjs-model.ts";
import { channelsFirst, channelsLast, numbersOf, type OperatorFamily } from "../translation.ts";

export const resizing: OperatorFamily = {
  ResizeBilinear: (node, into) => {
    const { graph } = into;
    const tensor = channelsFirst(graph, into.tensor(node.input[0]));
    // The target is given as height and width; batch and channels stay what they are.
    const shape = graph.add("Shape", [tensor]);
    const kept = graph.add("Slice", [shape, graph.integers([0]), graph.integers([2])]);
    const sizes = graph.add("Concat", [kept, graph.integers(numbersOf(node, 1, into))], undefined, {
      axis: 0,
    });
    const resized = graph.add("Resize", [tensor, "", "", sizes], undefined, {
      mode: "linear",
      coordinate_transformation_mode: coordinatesOf(node),
    });
    channelsLast(graph, resized, node);
  },
};

/** Which point of the source a target pixel is taken from; TensorFlow had three opinions over the years. */
function coordinatesOf(node: GraphNode): string {
  if (flagOf(node, "align_corners")) return "align_corners";
  return flagOf(node, "half_pixel_centers") ? "half_pixel" : "asymmetric";
}
