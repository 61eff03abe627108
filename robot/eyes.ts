import { HeadMemory } from "./head-memory.ts";
import type { Instant } from "./kernel/clock.ts";
import type { CameraGeometry } from "./kernel/geometry.ts";
import type { RobotHealth } from "./kernel/robot-health.ts";
import { Switched } from "./kernel/switched.ts";
import type { TrackId } from "./kernel/vocabulary.ts";
import type { Head } from "./motion/head.ts";
import type { Surroundings } from "./parts.ts";
import type { Camera } from "./perception/sight/camera.ts";
import type { FaceDetector } from "./perception/sight/face-detector.ts";
import type { PersonDetector } from "./perception/sight/person-detector.ts";
import type { Scene, SightEvent } from "./perception/sight/scene.ts";
import { Sight } from "./perception/sight/sight.ts";
import type { SightRules } from "./perception/sight/sight-config.ts";

export interface EyesParts extends Surroundings {
  readonly camera: Camera;
  /** That the camera may be mounted on. */
  readonly head: Head;
  readonly persons: PersonDetector;
  readonly faces: FaceDetector | null;
  readonly rules: SightRules;
}

export interface EyesEvents {
  /** One picture was looked at; nobody is in the scene of a camera that was lost. */
  sees(scene: Scene | null, camera: CameraGeometry): void;
  /** Somebody is gone for good. */
  loses(track: TrackId): void;
}

/** Sight with its lid: what it sees goes to the receptionist, what it costs and lacks into journal and health. */
export class Eyes {
  private readonly parts: EyesParts;
  private readonly on: EyesEvents;
  private readonly sight: Sight;
  private readonly memory: HeadMemory;
  private readonly lid: Switched;
  private fault: string | null = null;
  private frameAt: Instant | null = null;

  constructor(parts: EyesParts, on: EyesEvents) {
    this.parts = parts;
    this.on = on;
    this.memory = new HeadMemory(parts.head, parts.clock);
    this.sight = new Sight({ ...parts, headAt: (at) => this.memory.at(at) }, (event) => this.take(event));
    this.lid = new Switched(this.sight, true);
  }

  async run(signal: AbortSignal): Promise<void> {
    await Promise.all([this.lid.run(signal), this.memory.run(signal)]);
  }

  /** Closed, no picture is taken, and everybody who was known is forgotten. */
  async open(open: boolean): Promise<void> {
    await this.lid.set(open);
    if (open) return;
    this.fault = null;
    this.sight.forget();
    this.on.sees(null, this.parts.camera.geometry);
  }

  adopt(rules: SightRules): void {
    this.sight.adopt(rules);
  }

  health(): Pick<RobotHealth, "camera" | "detector"> {
    const { gauges, clock } = this.parts;
    const costs = ["sight.pre_ms", "sight.run_ms", "sight.post_ms"].map((name) => gauges.get(name));
    return {
      camera: {
        fault: this.fault,
        frameAgeMs: this.frameAt === null ? null : clock.now() - this.frameAt,
        framesDropped: gauges.get("sight.frames_dropped") ?? 0,
      },
      detector: {
        inferenceMs:
          costs[1] === undefined ? null : costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
        persons: gauges.get("sight.persons_count") ?? 0,
      },
    };
  }

  private take(event: SightEvent): void {
    const { journal, camera } = this.parts;
    switch (event.type) {
      case "scene":
        this.frameAt = event.scene.capturedAt;
        this.on.sees(event.scene, camera.geometry);
        return;
      case "engagement":
        journal.info("visitor.engagement", { track: event.track, from: event.from, to: event.to });
        if (event.to === "alone") this.on.loses(event.track);
        return;
      case "camera-lost":
        this.fault = event.fault.code;
        journal.error("camera.lost", { code: event.fault.code });
        this.on.sees(null, camera.geometry);
        return;
      case "camera-back":
        this.fault = null;
        journal.info("camera.back");
        return;
    }
  }
}
