import { backoff } from "../../kernel/backoff.ts";
import { BoundedQueue } from "../../kernel/bounded-queue.ts";
import type { Clock, Instant } from "../../kernel/clock.ts";
import { Fault, isAbort } from "../../kernel/fault.ts";
import type { VideoFrame } from "../../kernel/frames.ts";
import type { Gauges } from "../../kernel/gauges.ts";
import type { Direction } from "../../kernel/geometry.ts";
import type { Journal } from "../../kernel/journal.ts";
import { lensPose } from "../../kernel/lens-pose.ts";
import type { Random } from "../../kernel/random.ts";
import type { TrackId } from "../../kernel/vocabulary.ts";
import type { Camera } from "./camera.ts";
import type { FaceDetector } from "./face-detector.ts";
import type { PersonDetector } from "./person-detector.ts";
import { type PictureFlaw, reopened, UNWATCHED, watchPicture } from "./picture-watch.ts";
import { SightPipeline } from "./pipeline.ts";
import type { Scene, SightEvent } from "./scene.ts";
import type { SightRules } from "./sight-config.ts";

export interface SightParts {
  readonly camera: Camera;
  readonly persons: PersonDetector;
  /** Where the head looked at a moment of the last seconds: the camera may be mounted on it. */
  readonly headAt: (at: Instant) => Direction;
  /** Without it nobody is known to face the robot, and greeting takes a longer dwell. */
  readonly faces: FaceDetector | null;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly gauges: Gauges;
  readonly rules: SightRules;
  readonly random: Random;
}

/** Looks through the camera for as long as it runs, and tells who is there. */
export class Sight {
  private parts: SightParts;
  private readonly onEvent: (event: SightEvent) => void;
  private readonly pipeline: SightPipeline;
  private inView: ReadonlySet<TrackId> = new Set();

  constructor(parts: SightParts, onEvent: (event: SightEvent) => void) {
    this.parts = parts;
    this.onEvent = onEvent;
    this.pipeline = new SightPipeline(parts.persons, parts.faces, parts.rules);
  }

  /** From the next picture on. How the detector itself sifts its boxes was settled when it was opened. */
  adopt(rules: SightRules): void {
    this.parts = { ...this.parts, rules };
    this.pipeline.adopt(rules);
  }

  /** Who was known; only while it does not run. */
  forget(): void {
    this.pipeline.forget();
    this.inView = new Set();
  }

  /**
   * Ends when the signal is aborted or the camera has shown everything it had. A lost camera is opened again
   * and again, with growing waits; a detector that fails ends it with that error.
   */
  async run(signal: AbortSignal): Promise<void> {
    // Latest wins: an old frame is worth nothing to somebody who walks.
    const frames = new BoundedQueue<VideoFrame>(1, "drop-oldest");
    const stop = new AbortController();
    const capture = this.capture(frames, AbortSignal.any([signal, stop.signal]));
    try {
      for await (const frame of frames) {
        if (signal.aborted) return;
        this.parts.gauges.set("sight.frames_dropped", frames.dropped);
        await this.look(frame);
      }
    } finally {
      stop.abort(new Error("sight has ended"));
      await capture;
    }
  }

  private async look(frame: VideoFrame): Promise<void> {
    const { camera, headAt, gauges } = this.parts;
    const { geometry } = camera;
    const lens = lensPose(geometry, headAt(frame.capturedAt));
    const { scene, changes, cost } = await this.pipeline.look(frame, geometry, lens);
    gauges.set("sight.pre_ms", cost.preMs);
    gauges.set("sight.run_ms", cost.runMs);
    gauges.set("sight.post_ms", cost.postMs);
    gauges.set("sight.persons_count", scene.persons.length);
    gauges.add("sight.frames_count", 1);
    this.journalWhoIsNew(scene);
    this.onEvent({ type: "scene", scene });
    for (const change of changes) this.onEvent({ type: "engagement", ...change });
  }

  private journalWhoIsNew(scene: Scene): void {
    for (const { track, distanceM } of scene.persons) {
      if (this.inView.has(track)) continue;
      this.parts.journal.info("person.seen", { track, distanceM: Math.round(distanceM * 10) / 10 });
    }
    this.inView = new Set(scene.persons.map(({ track }) => track));
  }

  /**
   * Feeds the queue until the camera ends or the signal is aborted, whatever happens to the camera meanwhile. Pictures
   * that show nothing are a lost camera too: opening it again often helps.
   */
  private async capture(frames: BoundedQueue<VideoFrame>, signal: AbortSignal): Promise<void> {
    const { camera, clock, random, rules } = this.parts;
    const onAbort = () => frames.close();
    signal.addEventListener("abort", onAbort, { once: true });
    let waits = backoff(rules.retry, random);
    let lost = false;
    let watch = UNWATCHED;
    try {
      while (!signal.aborted) {
        try {
          watch = reopened(watch);
          for await (const frame of camera.frames(signal)) {
            const seen = watchPicture(watch, frame, this.parts.rules.picture);
            watch = seen.watch;
            if (seen.flaw) throw flawed(seen.flaw);
            if (lost && seen.doubtful) continue;
            if (lost) this.onEvent({ type: "camera-back", at: clock.now() });
            lost = false;
            waits = backoff(rules.retry, random);
            frames.offer(frame);
          }
          return;
        } catch (error) {
          if (isAbort(error, signal)) return;
          if (!(error instanceof Fault)) throw error;
          if (!lost) this.onEvent({ type: "camera-lost", at: clock.now(), fault: error });
          lost = true;
        }
        await clock.sleep(waits.next().value, signal).catch((error: unknown) => {
          if (!isAbort(error, signal)) throw error;
        });
      }
    } finally {
      signal.removeEventListener("abort", onAbort);
      frames.close();
    }
  }
}

function flawed(flaw: PictureFlaw): Fault {
  switch (flaw) {
    case "frozen":
      return new Fault({
        code: "camera.frozen",
        what: "The camera delivers the same picture again and again.",
        remedy: "Nothing, if it recovers by itself; otherwise unplug the camera and plug it in again.",
      });
    case "black":
      return new Fault({
        code: "camera.black",
        what: "The camera delivers black pictures.",
        remedy: "Take the cover off its lens, or switch the light on.",
      });
  }
}
