import type { Sound } from "../../robot/kernel/frames.ts";
import type { Int16MultiArray } from "../../robot/ros/graph/messages/std-msgs.ts";

/** What a message on a sound topic means. */
export type PcmMessage =
  | { readonly kind: "sound"; readonly sound: Sound }
  /** Cut off what is still playing. */
  | { readonly kind: "stop" }
  | { readonly kind: "unreadable"; readonly label: string };

const SLOWEST_HZ = 4000;
const FASTEST_HZ = 192_000;

export function pcmMessageOf({ samples, sampleRateHz }: Sound): Int16MultiArray {
  return {
    layout: {
      dim: [{ label: `${sampleRateHz} Hz mono`, size: samples.length, stride: samples.length }],
      data_offset: 0,
    },
    data: samples,
  };
}

export function readPcmMessage({ layout, data }: Int16MultiArray): PcmMessage {
  const label = layout.dim[0]?.label ?? "";
  if (label === "stop") return { kind: "stop" };
  const sampleRateHz = Number(/^(\d+) Hz mono$/.exec(label)?.[1]);
  if (!(sampleRateHz >= SLOWEST_HZ && sampleRateHz <= FASTEST_HZ)) return { kind: "unreadable", label };
  return { kind: "sound", sound: { samples: Int16Array.from(data), sampleRateHz } };
}
