import type { Account, Devices, Surroundings } from "../../robot/parts.ts";
import type { Tape } from "../../robot/recording/tape.ts";
import { tapedBattery, tapedEmergencyStop, tapedHead, tapedScreen } from "./taped-body.ts";
import { type PictureRules, tapedCamera } from "./taped-camera.ts";
import { tapedDialler } from "./taped-link.ts";
import { tapedMicrophone } from "./taped-microphone.ts";
import { tapedOutbox } from "./taped-outbox.ts";
import { tapedSpeaker } from "./taped-speaker.ts";
import { tapedSurroundings } from "./taped-surroundings.ts";

/** What a receptionist is made from, but for its engines and rules. */
export interface RobotParts {
  readonly devices: Devices;
  readonly account: Account;
  readonly around: Surroundings;
}

/** The same robot, with everything written down that comes in, and what it decides. */
export function tapedRobot(
  { devices, account, around }: RobotParts,
  plain: Tape,
  pictures: PictureRules,
): RobotParts {
  const { clock } = around;
  const tape = withWallClock(plain, around);
  return {
    devices: {
      camera: tapedCamera(devices.camera, tape, pictures, clock),
      microphone: tapedMicrophone(devices.microphone, tape),
      speaker: tapedSpeaker(devices.speaker, tape, clock),
      head: tapedHead(devices.head, tape),
      screen: tapedScreen(devices.screen, tape),
      emergencyStop: devices.emergencyStop && tapedEmergencyStop(devices.emergencyStop, tape),
      battery: devices.battery && tapedBattery(devices.battery, tape),
    },
    account: {
      ...account,
      dialler: tapedDialler(account.dialler, tape),
      outbox: tapedOutbox(account.outbox, tape),
    },
    around: tapedSurroundings(around, tape),
  };
}

/** Less is how finely the two clocks are read. */
const STEP_MS = 5;

/** Notes that somebody has set the wall clock, before anything that comes after it. */
function withWallClock(tape: Tape, { clock }: Surroundings): Tape {
  let aheadMs = clock.wallNow() - clock.now();
  return {
    wants: (channel) => tape.wants(channel),
    write: (channel, body, takenAt) => {
      const nowAheadMs = clock.wallNow() - clock.now();
      if (Math.abs(nowAheadMs - aheadMs) > STEP_MS) {
        aheadMs = nowAheadMs;
        tape.write("wallClock", { aheadMs });
      }
      tape.write(channel, body, takenAt);
    },
  };
}
