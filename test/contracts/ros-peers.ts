// What stands on the other side of the robot's ROS adapters in their contracts: drivers and controllers, as scripts
// that are played beside the test or in a second process.
import sharp from "sharp";
import { type Clock, stampOf } from "../../robot/kernel/clock.ts";
import { SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";
import type { Image } from "../../robot/ros/graph/messages/sensor-msgs.ts";
import type { Header, Int16MultiArray } from "../../robot/ros/graph/messages/std-msgs.ts";
import type { Publisher, RosGraph, Topic } from "../../robot/ros/graph/ros-graph.ts";
import { rosTimeOf } from "../../robot/ros/graph/ros-time.ts";
import { reads, writes } from "../../robot/ros/interface.ts";
import { HeadController } from "./head-controller.ts";
import { PlayedSounds } from "./played-sounds.ts";
import { repeating } from "./repeating.ts";

export const PICTURE = { widthPx: 32, heightPx: 24 };

/** Every sample tells its place. */
export function ramp(place: number): number {
  return (place % 60_000) - 30_000;
}

/** Sends pictures in rgb8 ten times a second, each of another grey. */
export function camera(graph: RosGraph, clock: Clock) {
  let shown = 0;
  return source(graph, clock, reads.image, 100, (publisher) => {
    const { widthPx, heightPx } = PICTURE;
    publisher.publish({
      header: headerAt(clock),
      width: widthPx,
      height: heightPx,
      encoding: "rgb8",
      is_bigendian: 0,
      step: widthPx * 3,
      data: new Uint8Array(widthPx * heightPx * 3).fill(shown++ % 70),
    });
  });
}

/** The same as PNG. */
export function compressedCamera(graph: RosGraph, clock: Clock) {
  let pictures: Uint8Array[] = [];
  let shown = 0;
  const driver = source(graph, clock, reads.compressedImage, 100, (publisher) => {
    const data = pictures[shown++ % pictures.length];
    if (data) publisher.publish({ header: headerAt(clock), format: "rgb8; png compressed bgr8", data });
  });
  return {
    ...driver,
    async plugIn() {
      pictures = await Promise.all([10, 20, 30, 40, 50].map(greyPng));
      driver.plugIn();
    },
  };
}

async function greyPng(grey: number): Promise<Uint8Array> {
  const background = { r: grey, g: grey, b: grey };
  const create = { width: PICTURE.widthPx, height: PICTURE.heightPx, channels: 3 as const, background };
  return new Uint8Array(await sharp({ create }).png().toBuffer());
}

/** Every fifth picture is good; the others are what careless drivers send. */
export function carelessCamera(graph: RosGraph, clock: Clock) {
  const { widthPx: width, heightPx: height } = PICTURE;
  const mistakes: Partial<Image>[] = [
    {},
    { step: width },
    { width: 0, height: 0, step: 0, data: new Uint8Array() },
    { encoding: "bayer_rggb8", step: width, data: new Uint8Array(width * height) },
    { data: new Uint8Array(10) },
  ];
  let sent = 0;
  return source(graph, clock, reads.image, 20, (publisher) =>
    publisher.publish({
      header: headerAt(clock),
      width,
      height,
      encoding: "bgr8",
      is_bigendian: 0,
      step: width * 3,
      data: new Uint8Array(width * height * 3),
      ...mistakes[sent++ % mistakes.length],
    }),
  );
}

/** Sends 20 ms of sound fifty times a second, from the first sample whenever somebody begins to listen. */
export function recorder(graph: RosGraph, clock: Clock) {
  let place = 0;
  return source(graph, clock, reads.microphone, 20, (publisher) => {
    if (publisher.readers() === 0) {
      place = 0;
      return;
    }
    const data = Int16Array.from({ length: SAMPLE_RATE_HZ / 50 }, () => ramp(place++));
    publisher.publish(soundMessage(data, `${SAMPLE_RATE_HZ} Hz mono`));
  });
}

/** Reads 80 % four times a second, discharging; like drivers that measure the charge and nothing else. */
export function power(graph: RosGraph, clock: Clock) {
  return source(graph, clock, reads.battery, 250, (publisher) =>
    publisher.publish({
      header: headerAt(clock),
      voltage: Number.NaN,
      percentage: 0.75,
      power_supply_status: 2,
      present: true,
    }),
  );
}

/** A red button that repeats ten times a second whether it is pressed, once anybody has touched it. */
export function button(graph: RosGraph, clock: Clock) {
  let pressed: boolean | null = null;
  const wire = source(graph, clock, reads.emergencyStop, 100, (publisher) => {
    if (pressed !== null) publisher.publish({ data: pressed });
  });
  return {
    ...wire,
    press(now: boolean) {
      pressed = now;
    },
    async unplug() {
      await wire.unplug();
      pressed = null;
    },
  };
}

/** Plays what it is sent, chunk after chunk, and remembers each sound in one piece. */
export function player(graph: RosGraph, clock: Clock) {
  const sounds = new PlayedSounds(clock);
  let unread = () => {};
  return {
    plugIn() {
      sounds.forget();
      unread = graph.subscribe(writes.loudspeaker, (message) => sounds.take(message));
    },
    heard: () => sounds.heard(),
    unplug: () => unread(),
  };
}

/** A joint trajectory controller. */
export function controller(graph: RosGraph, clock: Clock) {
  let controller: HeadController | null = null;
  return {
    plugIn() {
      controller = new HeadController(graph, clock);
    },
    async unplug() {
      await controller?.unplug();
      controller = null;
    },
    /** The hardest that each joint was told to move. */
    peaks: () => controller?.peaks() ?? null,
  };
}

/** By the names under which a second process finds them. */
export const peers = {
  camera,
  compressedCamera,
  carelessCamera,
  recorder,
  power,
  button,
  player,
  controller,
};
export type PeerName = keyof typeof peers;

function headerAt(clock: Clock): Header {
  return { stamp: rosTimeOf(stampOf(clock).wall), frame_id: "camera" };
}

function soundMessage(data: Int16Array, label: string): Int16MultiArray {
  return { layout: { dim: [{ label, size: data.length, stride: data.length }], data_offset: 0 }, data };
}

/** Publishes on a topic at a steady rate while it is plugged in. */
function source<Message>(
  graph: RosGraph,
  clock: Clock,
  topic: Topic<Message>,
  periodMs: number,
  send: (publisher: Publisher<Message>) => void,
) {
  let unplug = async () => {};
  return {
    plugIn() {
      const publisher = graph.publisher(topic);
      const stop = repeating(clock, periodMs, () => send(publisher));
      unplug = async () => {
        unplug = async () => {};
        await stop();
        publisher.close();
      };
    },
    unplug: () => unplug(),
  };
}
