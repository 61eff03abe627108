import { fileURLToPath } from "node:url";
import sharp from "sharp";
import type { Clock } from "../../robot/kernel/clock.ts";
import { stampOf } from "../../robot/kernel/clock.ts";
import type { DiagnosticArray } from "../../robot/ros/graph/messages/diagnostic-msgs.ts";
import type { IdsList, NormalizedRegionOfInterest2D } from "../../robot/ros/graph/messages/hri-msgs.ts";
import type { Image } from "../../robot/ros/graph/messages/sensor-msgs.ts";
import type { RosTime } from "../../robot/ros/graph/messages/std-msgs.ts";
import type { JointTrajectory } from "../../robot/ros/graph/messages/trajectory-msgs.ts";
import type { Release, RosGraph, Service, Topic } from "../../robot/ros/graph/ros-graph.ts";
import { rosTimeOf } from "../../robot/ros/graph/ros-time.ts";
import { aboutBody, reads, services, writes } from "../../robot/ros/interface.ts";
import { lifecycleInterface } from "../../robot/ros/lifecycle-services.ts";

const PHOTO = fileURLToPath(new URL("../assets/photos/astronaut.jpg", import.meta.url));
const ROBOT = "/receptionist";
const ANSWER_WITHIN_MS = 30_000;

/** 640×480 of a woman who faces the camera, a little to its left. */
export async function photo(): Promise<Uint8Array> {
  const { data } = await sharp(PHOTO)
    .resize(640, 480, { fit: "contain", position: "right" })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return new Uint8Array(data);
}

/** The same once more: no sensor takes the same picture twice, and one that does is taken for broken. */
export function anotherTake(picture: Uint8Array): Uint8Array {
  const take = picture.slice();
  take[0] = (take[0]! + 1) % 256;
  return take;
}

/** Another node of the graph, as a technician would use it: shows pictures, listens, asks. */
export class Technician {
  readonly people: IdsList[] = [];
  readonly regions: NormalizedRegionOfInterest2D[] = [];
  readonly trajectories: JointTrajectory[] = [];
  readonly speech: string[] = [];
  readonly states: string[] = [];
  diagnostics: DiagnosticArray | null = null;
  private readonly graph: RosGraph;
  private readonly clock: Clock;
  private readonly watched = new Set<string>();

  constructor(graph: RosGraph, clock: Clock) {
    this.graph = graph;
    this.clock = clock;
    const { trajectory, speech, state, diagnostics } = writes;
    if (graph.knows(writes.bodies.type)) this.watchBodies();
    else this.watchDetections();
    graph.subscribe(trajectory, (message) => this.trajectories.push(message));
    graph.subscribe(ofRobot(speech), ({ data }) => this.speech.push(data));
    graph.subscribe(ofRobot(state), ({ data }) => this.states.push(data));
    graph.subscribe(diagnostics, (message) => {
      this.diagnostics = message;
    });
  }

  /** Publishes pictures at a steady rate until it is released; `of` makes each. */
  show(of: (stamp: RosTime) => Image, framesPerSecond = 10): Release {
    const publisher = this.graph.publisher(reads.image);
    const stop = new AbortController();
    const showing = async () => {
      while (!stop.signal.aborted) {
        publisher.publish(of(rosTimeOf(stampOf(this.clock).wall)));
        await this.clock.sleep(1000 / framesPerSecond, stop.signal).catch(() => {});
      }
      publisher.close();
    };
    void showing();
    return () => stop.abort(new Error("the camera is unplugged"));
  }

  ask(service: "greet" | "wipe" | "mute" | "resume") {
    return this.call(services[service], {});
  }

  press(data: boolean) {
    return this.call(services.emergencyStop, { data });
  }

  async life(): Promise<string> {
    const { current_state } = await this.call(lifecycleInterface.getState, {});
    return current_state.label;
  }

  async change(label: string): Promise<boolean> {
    const { success } = await this.call(lifecycleInterface.changeState, { transition: { id: 0, label } });
    return success;
  }

  /** The level of one part's health, by the end of its name; null before it was told. */
  levelOf(part: string): number | null {
    return this.diagnostics?.status.find(({ name }) => name.endsWith(part))?.level ?? null;
  }

  private call<Request, Response>(service: Service<Request, Response>, request: Request): Promise<Response> {
    return this.graph.call(ofRobot(service), request, AbortSignal.timeout(ANSWER_WITHIN_MS));
  }

  private watchBodies(): void {
    this.graph.subscribe(writes.bodies, (message) => {
      this.people.push(message);
      for (const id of message.ids) this.watch(id);
    });
  }

  /** What there is where hri_msgs is not installed. */
  private watchDetections(): void {
    this.graph.subscribe(ofRobot(writes.detections), ({ header, detections }) => {
      this.people.push({ header, ids: detections.map(({ id }) => id) });
      for (const { bbox, results } of detections) {
        const { x, y } = bbox.center.position;
        const [halfX, halfY] = [bbox.size_x / 2, bbox.size_y / 2];
        this.regions.push({
          header,
          xmin: (x - halfX) / 640,
          ymin: (y - halfY) / 480,
          xmax: (x + halfX) / 640,
          ymax: (y + halfY) / 480,
          c: results[0]?.hypothesis.score ?? 0,
        });
      }
    });
  }

  private watch(id: string): void {
    if (this.watched.has(id)) return;
    this.watched.add(id);
    this.graph.subscribe(aboutBody.region(id), (region) => this.regions.push(region));
  }
}

export function imageOf(data: Uint8Array, stamp: RosTime): Image {
  return {
    header: { stamp, frame_id: "camera_link" },
    width: 640,
    height: 480,
    encoding: "rgb8",
    is_bigendian: 0,
    step: 640 * 3,
    data,
  };
}

/** As another node names what is below the robot's own name. */
function ofRobot<Named extends Topic<never> | Service<never, unknown> | { readonly name: string }>(
  named: Named,
): Named {
  return { ...named, name: named.name.replace(/^~/, ROBOT) };
}
