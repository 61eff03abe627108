import type { Screen } from "../../robot/dialogue/screen.ts";
import type { Speaker } from "../../robot/dialogue/speaker.ts";
import type { Battery } from "../../robot/motion/battery.ts";
import type { EmergencyStop } from "../../robot/motion/emergency-stop.ts";
import type { Head } from "../../robot/motion/head.ts";
import type { Microphone } from "../../robot/perception/hearing/microphone.ts";
import type { Camera } from "../../robot/perception/sight/camera.ts";

/** What a robot of the lobby has a body of. */
export interface Body {
  readonly camera: Camera;
  readonly microphone: Microphone;
  readonly speaker: Speaker;
  readonly head: Head;
  readonly screen: Screen;
  readonly emergencyStop: EmergencyStop;
  readonly battery: Battery;
}

/**
 * Joins a robot to its body until it is pulled: from then on whatever the robot's program still does reaches nobody,
 * and its sound stops in the middle. A program that is told to end ends in good order; one that is killed does not, and
 * what it would have said and shown on its way out must not be seen.
 */
export class PowerCord {
  readonly body: Body;
  private readonly pulled = new AbortController();

  constructor(body: Body) {
    const { signal } = this.pulled;
    const { speaker, head, screen, camera, microphone, emergencyStop, battery } = body;
    const either = (other: AbortSignal) => AbortSignal.any([other, signal]);
    this.body = {
      camera: {
        get geometry() {
          return camera.geometry;
        },
        frames: (until) => camera.frames(either(until)),
      },
      microphone: { frames: (until) => microphone.frames(either(until)) },
      speaker: { play: (sound, until) => speaker.play(sound, either(until)) },
      head: {
        command: (pose, at) => {
          if (!signal.aborted) head.command(pose, at);
        },
        pose: () => head.pose(),
        lost: () => head.lost(),
      },
      screen: {
        show: (message) => {
          if (!signal.aborted) screen.show(message);
        },
        onTouch: (listener) =>
          screen.onTouch((touch) => {
            if (!signal.aborted) listener(touch);
          }),
        condition: () => screen.condition(),
        reload: () => screen.reload(),
      },
      emergencyStop: { watch: (until, onChange) => emergencyStop.watch(either(until), onChange) },
      battery: { charge: () => battery.charge() },
    };
  }

  /** `reason` should be the one that the robot's own signal is aborted with: to the robot it is one end. */
  pull(reason: Error): void {
    this.pulled.abort(reason);
  }
}
