import type { Screen } from "../../robot/dialogue/screen.ts";
import type { ScreenMessage } from "../../robot/dialogue/screen-protocol.ts";
import type { Battery, BatteryCharge } from "../../robot/motion/battery.ts";
import type { EmergencyStop } from "../../robot/motion/emergency-stop.ts";
import type { Head } from "../../robot/motion/head.ts";
import type { Tape } from "../../robot/recording/tape.ts";
import { BLOTTED_CODE } from "./blotted.ts";

/** What the robot's screen, head, red button and battery told it and were told, as it is written down. */

export function tapedScreen(screen: Screen, tape: Tape): Screen {
  let told: string | null = null;
  return {
    show: (message) => {
      tape.write("screen", { message: { ...blotted(message) } });
      screen.show(message);
    },
    onTouch: (listener) =>
      screen.onTouch((touch) => {
        tape.write("touch", { touch: { ...touch } });
        listener(touch);
      }),
    condition: () => {
      const condition = screen.condition();
      if (condition !== told) tape.write("screenCondition", { condition });
      told = condition;
      return condition;
    },
    reload: () => screen.reload(),
  };
}

/** A pairing code is a secret while it holds. */
function blotted(message: ScreenMessage): ScreenMessage {
  if (message.type !== "pairing" || message.pairing?.at !== "code") return message;
  return { type: "pairing", pairing: { at: "code", code: BLOTTED_CODE, url: null } };
}

export function tapedHead(head: Head, tape: Tape): Head {
  let told = { panRad: Number.NaN, tiltRad: Number.NaN, lost: false };
  const look = () => {
    const { panRad, tiltRad } = head.pose();
    const lost = head.lost();
    if (panRad === told.panRad && tiltRad === told.tiltRad && lost === told.lost) return told;
    told = { panRad, tiltRad, lost };
    tape.write("headPose", told);
    return told;
  };
  return {
    command: (pose, at) => {
      tape.write("headCommand", { panRad: pose.panRad, tiltRad: pose.tiltRad, atMs: at });
      head.command(pose, at);
    },
    pose: () => {
      const { panRad, tiltRad } = look();
      return { panRad, tiltRad };
    },
    lost: () => look().lost,
  };
}

export function tapedEmergencyStop(button: EmergencyStop, tape: Tape): EmergencyStop {
  return {
    watch: (signal, onChange) =>
      button.watch(signal, (pressed) => {
        tape.write("emergencyStop", { pressed });
        onChange(pressed);
      }),
  };
}

export function tapedBattery(battery: Battery, tape: Tape): Battery {
  let told: BatteryCharge | null | undefined;
  return {
    charge: () => {
      const charge = battery.charge();
      if (told === undefined || charge?.share !== told?.share || charge?.charging !== told?.charging) {
        tape.write("battery", { charge });
      }
      told = charge;
      return charge;
    },
  };
}
