import { type Touch, touch as touchSchema } from "../../robot/dialogue/screen-protocol.ts";
import { type Clock, type Instant, wallTime } from "../../robot/kernel/clock.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import type { AudioFrame } from "../../robot/kernel/frames.ts";
import type { CameraGeometry } from "../../robot/kernel/geometry.ts";
import type { ManualClock } from "../../robot/kernel/manual-clock.ts";
import type { Devices } from "../../robot/parts.ts";
import type { PictureReader } from "../../robot/recording/picture-code.ts";
import type { Recording } from "../../robot/recording/recording.ts";
import type { LinkDialler } from "../../robot/sync/link.ts";
import { KIOSK_CAMERA } from "../../sim/lobby.ts";
import { Course } from "../../sim/replay/course.ts";
import type { Prompt } from "../../sim/replay/prompter.ts";
import { Reel, type Take } from "../../sim/replay/reel.ts";
import {
  ReplayedBattery,
  ReplayedEmergencyStop,
  ReplayedHead,
  ReplayedScreen,
} from "../../sim/replay/replayed-body.ts";
import { type RecordedPicture, ReplayedCamera } from "../../sim/replay/replayed-camera.ts";
import { ReplayedDialler } from "../../sim/replay/replayed-dialler.ts";
import { ReplayedMicrophone } from "../../sim/replay/replayed-microphone.ts";
import { ReplayedSpeaker } from "../../sim/replay/replayed-speaker.ts";

/** The recorded inputs as devices, and what came over the way to the hub. */
export interface ReplayedRobot {
  readonly devices: Devices;
  readonly dialler: LinkDialler;
  /** What came without being asked for; see `prompt`. */
  readonly prompts: readonly Prompt[];
}

/** Throws a `Fault` `recording.foreign`. */
export function replayedRobot(recording: Recording, read: PictureReader, clock: ManualClock): ReplayedRobot {
  const { hasEmergencyStop, hasBattery } = recording.heading;
  const screen = new ReplayedScreen(
    new Course(recording.of("screenCondition").map(({ at, body }) => ({ at, value: body.condition }))),
    clock,
  );
  const presses = recording.of("emergencyStop");
  const button = new ReplayedEmergencyStop(presses[0]?.body.pressed ?? false);
  const dialler = new ReplayedDialler();
  const prompts: Prompt[] = recording.messages.flatMap((message): readonly Prompt[] => {
    const { at } = message;
    switch (message.channel) {
      case "touch": {
        const touch = touchOf(recording.read(message, "touch").body.touch, recording.place);
        return [{ at, happen: () => screen.touch(touch) }];
      }
      case "link": {
        const { body } = recording.read(message, "link");
        return [{ at, happen: () => dialler.happen(body) }];
      }
      case "emergencyStop": {
        const { pressed } = recording.read(message, "emergencyStop").body;
        return [{ at, happen: () => button.press(pressed) }];
      }
      case "wallClock": {
        const { aheadMs } = recording.read(message, "wallClock").body;
        return [{ at, happen: () => clock.stepWall(wallTime(clock.now() + aheadMs) - clock.wallNow()) }];
      }
      default:
        return [];
    }
  });
  return {
    devices: {
      camera: cameraOf(recording, read, clock),
      microphone: new ReplayedMicrophone(new Reel(soundsOf(recording), clock)),
      speaker: new ReplayedSpeaker(
        recording.of("playback").map(({ body }) => body),
        clock,
      ),
      head: new ReplayedHead(courseOf(recording.of("headPose")), clock),
      screen,
      emergencyStop: hasEmergencyStop ? button : null,
      battery: hasBattery
        ? new ReplayedBattery(
            new Course(recording.of("battery").map(({ at, body }) => ({ at, value: body.charge }))),
            clock,
          )
        : null,
    },
    dialler,
    prompts,
  };
}

function courseOf<T>(readings: readonly { readonly at: Instant; readonly body: T }[]): Course<T> {
  return new Course(readings.map(({ at, body }) => ({ at, value: body })));
}

function cameraOf(recording: Recording, read: PictureReader, clock: Clock): ReplayedCamera {
  const takes: Take<RecordedPicture>[] = [];
  let geometry = KIOSK_CAMERA;
  let first: CameraGeometry | null = null;
  for (const message of recording.messages) {
    if (message.channel === "calibration") {
      // Written down as the robot held it; what it does not say is as it ever was.
      geometry = { ...geometry, ...recording.read(message, "calibration").body.geometry };
      first ??= geometry;
    }
    if (message.channel === "camera") {
      const { at, takenAt: capturedAt, body } = recording.read(message, "camera");
      const coded = Buffer.from(body.data, "base64");
      takes.push({ at, kind: "item", item: { coded, capturedAt, index: body.index, geometry } });
    }
    const end = endOf(recording, message, "camera");
    if (end) takes.push(end);
  }
  return new ReplayedCamera(new Reel(takes, clock), first ?? geometry, read, clock);
}

function soundsOf(recording: Recording): readonly Take<AudioFrame>[] {
  return recording.messages.flatMap((message): readonly Take<AudioFrame>[] => {
    if (message.channel === "microphone") {
      const { at, takenAt: capturedAt, body } = recording.read(message, "microphone");
      const bytes = Buffer.from(body.data, "base64");
      // A copy, because Node's buffers need not begin at an even address.
      const samples = new Int16Array(Uint8Array.from(bytes).buffer);
      return [{ at, kind: "item", item: { samples, capturedAt } }];
    }
    const end = endOf(recording, message, "microphone");
    return end ? [end] : [];
  });
}

function endOf(
  recording: Recording,
  message: Recording["messages"][number],
  source: "camera" | "microphone",
): Take<never> | null {
  if (message.channel !== "sources") return null;
  const { at, body } = recording.read(message, "sources");
  if (body.source !== source) return null;
  return body.fault ? { at, kind: "failed", fault: body.fault } : { at, kind: "ended" };
}

function touchOf(body: unknown, place: string): Touch {
  const parsed = touchSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new Fault({
    code: "recording.foreign",
    what: `The recording ${place} has a touch that this software does not know.`,
    remedy: "Replay it with the version of the software that recorded it.",
  });
}
