import { BoundedQueue } from "../../kernel/bounded-queue.ts";
import { type Clock, type Instant, later } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import type { VideoFrame } from "../../kernel/frames.ts";
import type { Gauges } from "../../kernel/gauges.ts";
import type { CameraGeometry } from "../../kernel/geometry.ts";
import type { Journal } from "../../kernel/journal.ts";
import type { CameraInfo, CompressedImage, Image } from "../../ros/graph/messages/sensor-msgs.ts";
import type { RosTime } from "../../ros/graph/messages/std-msgs.ts";
import type { RosGraph, Topic } from "../../ros/graph/ros-graph.ts";
import { madeAt } from "../../ros/graph/ros-time.ts";
import type { Camera } from "../sight/camera.ts";
import type { Picture } from "../sight/resample.ts";
import { type Arrival, arrivalsOf, silenceRemedy } from "./ros-arrivals.ts";
import { compressedPictureIn } from "./ros-compressed-picture.ts";
import { fieldOfViewIn } from "./ros-lens.ts";
import { pictureIn } from "./ros-picture.ts";
import { type PictureFlaw, PictureFlaws } from "./ros-picture-flaw.ts";

/** The topic that pictures come by. */
export type PictureTopic =
  | { readonly transport: "raw"; readonly topic: Topic<Image> }
  | { readonly transport: "compressed"; readonly topic: Topic<CompressedImage> };

export interface RosCameraParts {
  readonly graph: RosGraph;
  readonly pictures: PictureTopic;
  readonly info: Topic<CameraInfo>;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly gauges: Gauges;
  /** Believed until pictures tell their size and a calibration tells the field of view. */
  readonly geometry: CameraGeometry;
  /** Without a usable picture for this long the camera is lost. */
  readonly silentMs: number;
}

/** A camera that another node drives. Subscribed only while somebody looks through it. */
export class RosCamera implements Camera {
  private readonly parts: RosCameraParts;
  private readonly flaws: PictureFlaws;
  private known: CameraGeometry;
  private delivered = 0;
  private lastAt: Instant | null = null;

  constructor(parts: RosCameraParts) {
    this.parts = parts;
    this.flaws = new PictureFlaws(parts.journal, parts.gauges);
    this.known = parts.geometry;
  }

  /** Of the last picture. */
  get geometry(): CameraGeometry {
    return this.known;
  }

  /**
   * May be called again after the camera was lost; the index goes on counting. While a picture is decoded the
   * newest that comes waits, the others are dropped. One that cannot be used is told to the journal and skipped.
   *
   * @throws Fault `camera.silent` when nothing comes, `camera.bad-picture` when nothing comes that can be used
   */
  async *frames(signal: AbortSignal): AsyncGenerator<VideoFrame> {
    if (signal.aborted) return;
    const { graph, info, pictures } = this.parts;
    const unsubscribe = graph.subscribe(info, (message) => this.calibrate(message));
    try {
      switch (pictures.transport) {
        case "raw":
          return yield* this.look(pictures.topic, pictureIn, signal);
        case "compressed":
          return yield* this.look(pictures.topic, compressedPictureIn, signal);
      }
    } finally {
      unsubscribe();
    }
  }

  private async *look<Message extends Image | CompressedImage>(
    topic: Topic<Message>,
    decode: (message: Message) => Picture | PictureFlaw | Promise<Picture | PictureFlaw>,
    signal: AbortSignal,
  ): AsyncGenerator<VideoFrame, void> {
    const { clock, silentMs } = this.parts;
    const queue = new BoundedQueue<Arrival<Message>>(1, "drop-oldest");
    const arrivals = arrivalsOf({ ...this.parts, topic, queue }, signal);
    const firstIndex = this.delivered;
    let goodAt = clock.now();
    try {
      for (let next = await arrivals.next(); ; next = await arrivals.next()) {
        if (next.done) {
          if (next.value === "silent") throw this.silent(topic);
          return;
        }
        const { message, arrived, index } = next.value;
        this.delivered = firstIndex + index + 1;
        const found = await clock.during(Promise.resolve(decode(message)));
        if (signal.aborted) return;
        if ("flaw" in found) {
          this.flaws.note(found, arrived.at);
          if (arrived.at - goodAt >= silentMs) throw found.fault;
          continue;
        }
        goodAt = arrived.at;
        this.known = { ...this.known, widthPx: found.widthPx, heightPx: found.heightPx };
        const capturedAt = this.capturedAt(message.header.stamp, arrived);
        yield { ...found, capturedAt, index: firstIndex + index };
      }
    } finally {
      await arrivals.return("ended");
    }
  }

  /** By the message's own stamp where that can be; always later than the picture before. */
  private capturedAt(stamp: RosTime, arrived: Arrival<unknown>["arrived"]): Instant {
    const before = this.lastAt;
    const made = madeAt(stamp, arrived);
    const at = before === null || made > before ? made : later(before, Math.max(1, arrived.at - before));
    this.lastAt = at;
    return at;
  }

  private calibrate(info: CameraInfo): void {
    const fieldOfViewRad = fieldOfViewIn(info, this.known.widthPx);
    if (fieldOfViewRad === null || fieldOfViewRad === this.known.fieldOfViewRad) return;
    this.known = { ...this.known, fieldOfViewRad };
    const deg = Math.round((fieldOfViewRad * 1800) / Math.PI) / 10;
    this.parts.journal.info("camera.calibrated", { fieldOfViewDeg: deg });
  }

  private silent(topic: Topic<unknown>): Fault {
    const { graph, silentMs } = this.parts;
    return new Fault({
      code: "camera.silent",
      what: `No picture came by the topic ${topic.name} for ${silentMs / 1000} s.`,
      remedy: silenceRemedy(graph, topic, "the camera's driver"),
    });
  }
}
