import { describe, expect, it } from "vitest";
import type { Fault } from "../../kernel/fault.ts";
import type { VideoFrame } from "../../kernel/frames.ts";
import { Gauges } from "../../kernel/gauges.ts";
import { EventLog, journalTo } from "../../kernel/journal.ts";
import { ManualClock } from "../../kernel/manual-clock.ts";
import { InMemoryNetwork } from "../../ros/graph/in-memory-graph.ts";
import type { CameraInfo, Image } from "../../ros/graph/messages/sensor-msgs.ts";
import { SENSOR_DATA } from "../../ros/graph/qos.ts";
import type { Topic } from "../../ros/graph/ros-graph.ts";
import { rosTimeOf } from "../../ros/graph/ros-time.ts";
import { RosCamera } from "./ros-camera.ts";

const IMAGE: Topic<Image> = { name: "camera/image_raw", type: "sensor_msgs/msg/Image", qos: SENSOR_DATA };
const INFO: Topic<CameraInfo> = {
  name: "camera/camera_info",
  type: "sensor_msgs/msg/CameraInfo",
  qos: SENSOR_DATA,
};
const SILENT_MS = 1000;

/** A robot that looks, and somebody's driver beside it. */
function open() {
  const clock = new ManualClock();
  const log = new EventLog();
  const gauges = new Gauges();
  const journal = journalTo(clock, [log.sink]);
  const network = new InMemoryNetwork({ journal });
  const driver = network.node("driver");
  const camera = new RosCamera({
    graph: network.node("receptionist"),
    pictures: { transport: "raw", topic: IMAGE },
    info: INFO,
    clock,
    journal,
    gauges,
    geometry: { widthPx: 640, heightPx: 480, fieldOfViewRad: 1, heightM: 1.35 },
    silentMs: SILENT_MS,
  });
  const header = (agoMs = 0) => ({
    stamp: rosTimeOf((clock.wallNow() - agoMs) as never),
    frame_id: "camera",
  });
  return { clock, log, gauges, driver, camera, header };
}

type World = ReturnType<typeof open>;

function watch({ camera, clock }: World) {
  const frames: VideoFrame[] = [];
  const stop = new AbortController();
  const ended: { fault: Fault | null; done: boolean } = { fault: null, done: false };
  const looking = (async () => {
    for await (const frame of camera.frames(stop.signal)) frames.push(frame);
  })().then(
    () => {
      ended.done = true;
    },
    (error: Fault) => {
      ended.fault = error;
    },
  );
  const end = async () => {
    stop.abort(new Error("enough"));
    await clock.settle();
    await looking;
  };
  return { frames, ended, end };
}

function grey({ header }: World, parts: Partial<Image> & { agoMs?: number } = {}): Image {
  const { agoMs, ...rest } = parts;
  const [width, height] = [rest.width ?? 4, rest.height ?? 2];
  return {
    header: header(agoMs),
    width,
    height,
    encoding: "mono8",
    is_bigendian: 0,
    step: width,
    data: new Uint8Array(width * height),
    ...rest,
  };
}

function calibration({ header }: World, parts: Partial<CameraInfo>): CameraInfo {
  return {
    header: header(),
    width: 640,
    height: 480,
    distortion_model: "",
    d: [],
    k: new Float64Array(9),
    ...parts,
  };
}

describe("a camera over ROS", () => {
  it("causes no traffic while nobody looks", async () => {
    const world = open();
    const [image, info] = [world.driver.publisher(IMAGE), world.driver.publisher(INFO)];
    const readers = () => [image.readers(), info.readers()];
    expect(readers()).toEqual([0, 0]);
    const { end } = watch(world);
    await world.clock.settle();
    expect(readers()).toEqual([1, 1]);
    await end();
    expect(readers()).toEqual([0, 0]);
  });

  it("takes its size from the pictures, and its field of view from the calibration", async () => {
    const world = open();
    const { end } = watch(world);
    await world.clock.settle();
    world.driver.publisher(INFO).publish(calibration(world, { k: [554.3, 0, 320, 0, 554.3, 240, 0, 0, 1] }));
    world.driver.publisher(IMAGE).publish(grey(world, { width: 8, height: 6 }));
    await world.clock.settle();
    expect(world.camera.geometry).toMatchObject({ widthPx: 8, heightPx: 6, heightM: 1.35 });
    expect(world.camera.geometry.fieldOfViewRad).toBeCloseTo(Math.PI / 3, 3);
    await end();
  });

  it.each([
    ["an uncalibrated camera", {}],
    ["nonsense", { k: [1, 0, 0, 0, 1, 0, 0, 0, 1] }],
    ["a NaN", { k: [Number.NaN, 0, 0, 0, 1, 0, 0, 0, 1] }],
    ["a matrix of no length", { k: [] }],
  ])("keeps the configured field of view for %s", async (_, parts) => {
    const world = open();
    const { end } = watch(world);
    await world.clock.settle();
    world.driver.publisher(INFO).publish(calibration(world, parts));
    await world.clock.settle();
    expect(world.camera.geometry.fieldOfViewRad).toBe(1);
    await end();
  });

  it("stamps a picture with when it was taken, or when it came where its stamp is of another clock", async () => {
    const world = open();
    const { frames, end } = watch(world);
    const image = world.driver.publisher(IMAGE);
    for (const agoMs of [80, 3_600_000, -500, 90, 600]) {
      await world.clock.advance(100);
      image.publish(grey(world, { agoMs }));
    }
    await world.clock.settle();
    await end();
    // The last one claims to be older than the one before it.
    expect(frames.map(({ capturedAt }) => Math.round(capturedAt))).toEqual([20, 200, 300, 310, 500]);
  });

  it("keeps two pictures apart that bear the same stamp and come at once", async () => {
    const world = open();
    const { frames, end } = watch(world);
    const image = world.driver.publisher(IMAGE);
    await world.clock.advance(100);
    image.publish(grey(world, { agoMs: 50 }));
    await world.clock.settle();
    image.publish(grey(world, { agoMs: 50 }));
    await world.clock.settle();
    await end();
    const [first, second] = frames.map(({ capturedAt }) => capturedAt);
    expect(second! - first!).toBeGreaterThanOrEqual(1);
  });

  it("goes on after a picture that cannot be used, and tells of each kind once", async () => {
    const world = open();
    const { frames, ended, end } = watch(world);
    const image = world.driver.publisher(IMAGE);
    for (let round = 0; round < 30; round++) {
      for (const parts of [
        {},
        { step: 1 },
        { encoding: "bayer_rggb8" },
        { data: new Uint8Array(3 + round) },
      ]) {
        image.publish(grey(world, parts));
        await world.clock.advance(33);
      }
    }
    expect(ended.fault).toBeNull();
    // With 5 bytes more than its rows, once, the last kind happens to fit.
    expect(frames.length).toBe(31);
    expect(world.gauges.get("sight.bad_pictures_count")).toBe(89);
    expect(world.log.entries.map(({ event, fields }) => `${event} ${fields.flaw}`)).toEqual([
      "camera.bad-picture short-rows",
      "camera.bad-picture unknown-encoding",
      "camera.bad-picture wrong-length",
    ]);
    await end();
  });

  it("tells of a flaw again when it had been gone for a minute", async () => {
    const world = open();
    const { end } = watch(world);
    const image = world.driver.publisher(IMAGE);
    image.publish(grey(world, { step: 1 }));
    for (let second = 0; second < 70; second++) {
      await world.clock.advance(900);
      image.publish(grey(world));
    }
    image.publish(grey(world, { step: 1 }));
    await world.clock.settle();
    expect(world.log.entries.filter(({ event }) => event === "camera.bad-picture")).toHaveLength(2);
    await end();
  });

  it("is lost when it sends nothing that can be used, and says what is wrong with it", async () => {
    const world = open();
    const { ended } = watch(world);
    const image = world.driver.publisher(IMAGE);
    for (let frame = 0; frame < 15; frame++) {
      image.publish(grey(world, { encoding: "16UC1" }));
      await world.clock.advance(100);
    }
    expect(ended.fault).toMatchObject({
      code: "camera.bad-picture",
      what: expect.stringContaining('"16UC1"'),
    });
  });

  it("is lost when it falls silent, and says whether anybody is there", async () => {
    const world = open();
    const alone = watch(world);
    await world.clock.advance(SILENT_MS);
    expect(alone.ended.fault).toMatchObject({
      code: "camera.silent",
      what: expect.stringContaining("camera/image_raw"),
      remedy: expect.stringContaining("Nobody publishes"),
    });

    const image = world.driver.publisher(IMAGE);
    const { frames, ended } = watch(world);
    await world.clock.settle();
    image.publish(grey(world));
    await world.clock.advance(SILENT_MS - 1);
    expect(ended.fault).toBeNull();
    await world.clock.advance(1);
    expect(frames).toHaveLength(1);
    expect(ended.fault).toMatchObject({ remedy: expect.stringContaining("1 publish on it") });

    const again = watch(world);
    await world.clock.settle();
    image.publish(grey(world));
    await world.clock.settle();
    expect(again.frames.map(({ index }) => index)).toEqual([1]);
    await again.end();
  });

  it("counts the pictures that a slow looker misses", async () => {
    const world = open();
    const image = world.driver.publisher(IMAGE);
    const looking = world.camera.frames(new AbortController().signal);
    const first = looking.next();
    await world.clock.settle();
    for (let sent = 0; sent < 5; sent++) {
      image.publish(grey(world));
      await world.clock.advance(10);
    }
    expect(await first).toMatchObject({ value: { index: 0 } });
    expect(await world.clock.finish(looking.next())).toMatchObject({ value: { index: 4 } });
    await looking.return(undefined);
  });
});
