import { describe, expect, it } from "vitest";
import { instant } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import type { VideoFrame } from "../../kernel/frames.ts";
import { Gauges } from "../../kernel/gauges.ts";
import type { Box, CameraGeometry } from "../../kernel/geometry.ts";
import { EventLog, journalTo } from "../../kernel/journal.ts";
import { ManualClock } from "../../kernel/manual-clock.ts";
import { seededRandom } from "../../kernel/random.ts";
import type { Camera } from "./camera.ts";
import type { PersonDetector } from "./person-detector.ts";
import type { SightEvent } from "./scene.ts";
import { Sight } from "./sight.ts";
import { sightRules } from "./sight-config.ts";

const geometry: CameraGeometry = { widthPx: 640, heightPx: 480, fieldOfViewRad: 0.96, heightM: 1.35 };
const FRAME_MS = 100;
const SOMEBODY_NEAR: Box = [200, 60, 460, 480];

/** As grey as the last one, but for its noise. */
const noisy = (index: number) =>
  Uint8Array.of(90, index % 2, (index >> 1) % 2, 90, 90, 90, 90, 90 + (index % 3));
const GREY = Uint8Array.of(90, 90, 90, 90, 90, 90, 90, 90);

/** Shows a grey frame every 100 ms, `count` of them; unplugged while `broken` says so. */
function cameraOn(
  clock: ManualClock,
  count: number,
  broken: () => boolean = () => false,
  picture: (index: number) => Uint8Array = noisy,
): Camera {
  let index = 0;
  return {
    geometry,
    async *frames(signal): AsyncIterable<VideoFrame> {
      while (index < count && !signal.aborted) {
        if (broken()) throw new Fault({ code: "camera.lost", what: "Unplugged.", remedy: "Plug it in." });
        yield {
          widthPx: 640,
          heightPx: 480,
          rgb: picture(index),
          capturedAt: clock.now(),
          index: index++,
        };
        await clock.sleep(FRAME_MS, signal).catch(() => undefined);
      }
    },
  };
}

/** Sees the same person in every frame, after `tookMs`. */
function detectorOf(clock: ManualClock, tookMs = 0, box: Box = SOMEBODY_NEAR): PersonDetector {
  return {
    async detect() {
      if (tookMs > 0) await clock.sleep(tookMs);
      return { persons: [{ box, score: 0.8 }], cost: { preMs: 1, runMs: 20, postMs: 1 } };
    },
  };
}

function setUp(camera: Camera, persons: PersonDetector, clock: ManualClock) {
  const events: SightEvent[] = [];
  const log = new EventLog();
  const gauges = new Gauges();
  const stop = new AbortController();
  const rules = sightRules.parse({});
  const journal = journalTo(clock, [log.sink]);
  const headAt = () => ({ panRad: 0, tiltRad: 0 });
  const around = { clock, journal, gauges, random: seededRandom(1) };
  const parts = { ...around, camera, headAt, persons, faces: null, rules };
  const lagsMs: number[] = [];
  const sight = new Sight(parts, (event) => {
    events.push(event);
    if (event.type === "scene") lagsMs.push(clock.now() - event.scene.capturedAt);
  });
  const ended = sight.run(stop.signal).then(
    () => "ended",
    (error: Error) => error.message,
  );
  return { events, lagsMs, log, gauges, stop, ended };
}

describe("sight", () => {
  it("tells who is there, frame by frame, and how they come nearer to talking", async () => {
    const clock = new ManualClock();
    const { events, ended } = setUp(cameraOn(clock, 40), detectorOf(clock), clock);
    await clock.advance(5000);
    expect(await ended).toBe("ended");
    const scenes = events.flatMap((event) => (event.type === "scene" ? [event.scene] : []));
    expect(scenes.map(({ frame }) => frame)).toEqual(Array.from({ length: 40 }, (_, i) => i));
    expect(scenes[5].persons).toMatchObject([{ track: "t1", box: SOMEBODY_NEAR, facing: "unknown" }]);
    const changes = events.flatMap((event) => (event.type === "engagement" ? [event.to] : []));
    expect(changes).toEqual(["noticed", "engaging", "engaged"]);
  });

  it("looks at the latest frame when the detector is slower than the camera, and counts what it skipped", async () => {
    const clock = new ManualClock();
    const { events, gauges, lagsMs, stop, ended } = setUp(
      cameraOn(clock, 1000),
      detectorOf(clock, 250),
      clock,
    );
    await clock.advance(10_000);
    const scenes = events.flatMap((event) => (event.type === "scene" ? [event.scene] : []));
    expect(scenes.length).toBeGreaterThan(35);
    expect(gauges.get("sight.frames_dropped")).toBeGreaterThan(50);
    // Each was taken less than a frame before its turn came.
    expect(Math.max(...lagsMs)).toBeLessThanOrEqual(FRAME_MS + 250);
    stop.abort(new Error("enough"));
    await clock.advance(1000);
    expect(await ended).toBe("ended");
  });

  it("tells once that the camera is lost, tries again and again, and goes on when it is back", async () => {
    const clock = new ManualClock();
    const broken = () => clock.now() >= instant(2000) && clock.now() < instant(30_000);
    const { events, stop, ended } = setUp(cameraOn(clock, 10_000, broken), detectorOf(clock), clock);
    await clock.advance(60_000);
    const news = events.flatMap((event) =>
      event.type === "camera-lost" || event.type === "camera-back" ? [event] : [],
    );
    expect(news.map(({ type }) => type)).toEqual(["camera-lost", "camera-back"]);
    expect(news[0]).toMatchObject({ at: 2000, fault: { code: "camera.lost" } });
    expect(news[1].at).toBeLessThan(30_000 + sightRules.parse({}).retry.longestMs);
    expect(events.at(-1)).toMatchObject({ type: "scene" });
    stop.abort(new Error("enough"));
    await clock.advance(1000);
    expect(await ended).toBe("ended");
  });

  it("gives up whoever it knew while the camera was away for long", async () => {
    const clock = new ManualClock();
    const broken = () => clock.now() >= instant(4000) && clock.now() < instant(30_000);
    const { events, stop } = setUp(cameraOn(clock, 10_000, broken), detectorOf(clock), clock);
    await clock.advance(60_000);
    stop.abort(new Error("enough"));
    await clock.advance(1000);
    const engaged = events.flatMap((event) => (event.type === "engagement" ? [event] : []));
    expect(engaged.find(({ to }) => to === "alone")).toMatchObject({ track: "t1", from: "engaged" });
    expect(engaged.at(-1)).toMatchObject({ track: "t2", to: "engaged" });
  });

  it("ends with the detector's error when the detector has died", async () => {
    const clock = new ManualClock();
    const dead: PersonDetector = { detect: () => Promise.reject(new Error("the vision thread ended")) };
    const { ended } = setUp(cameraOn(clock, 100), dead, clock);
    await clock.advance(1000);
    expect(await ended).toBe("the vision thread ended");
  });

  it("writes the same journal for the same frames", async () => {
    const hashes: string[] = [];
    for (let i = 0; i < 2; i++) {
      const clock = new ManualClock();
      const { log } = setUp(cameraOn(clock, 30), detectorOf(clock), clock);
      await clock.advance(5000);
      expect(log.entries).toHaveLength(1);
      hashes.push(log.sha256());
    }
    expect(hashes[0]).toBe(hashes[1]);
  });

  it("takes a camera that is stuck on one picture for lost, opens it again, and believes it when its pictures differ", async () => {
    const clock = new ManualClock();
    const stuck = (index: number) => (index >= 20 && index < 120 ? GREY : noisy(index));
    const { events, stop, ended } = setUp(cameraOn(clock, 1000, undefined, stuck), detectorOf(clock), clock);
    await clock.advance(30_000);
    stop.abort();
    await clock.settle();
    expect(await ended).toBe("ended");
    const told = events.flatMap((event) => (event.type === "camera-lost" ? event.fault.code : event.type));
    expect(told.filter((what) => what.startsWith("camera"))).toEqual(["camera.frozen", "camera-back"]);
    const lost = told.indexOf("camera.frozen");
    const scenesAfterLoss = told.slice(lost, told.indexOf("camera-back")).filter((what) => what === "scene");
    // One may still be under way; nobody greets whom only a stuck picture shows.
    expect(scenesAfterLoss.length).toBeLessThanOrEqual(1);
    expect(told.slice(told.indexOf("camera-back")).filter((what) => what === "scene").length).toBeGreaterThan(
      20,
    );
  });
});
