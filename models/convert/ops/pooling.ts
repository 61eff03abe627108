import { integersOf, textOf } from "../attributes.ts";
import { channelsFirst, channelsLast, type OperatorFamily } from "../translation.ts";
import { autoPad, requireChannelsLast, spatial } from "./window.ts";

export const pooling: OperatorFamily = {
  MaxPool: (node, into) => {
    requireChannelsLast(node);
    const { graph } = into;
    const pooled = graph.add("MaxPool", [channelsFirst(graph, into.tensor(node.input[0]))], undefined, {
      kernel_shape: spatial(integersOf(node, "ksize")),
      strides: spatial(integersOf(node, "strides")),
      auto_pad: autoPad(textOf(node, "padding")),
    });
    channelsLast(graph, pooled, node);
  },
};
