import type { FigureName, RobotPart } from "../../robot/dialogue/staff-protocol.ts";
import type { ProblemWords, StaffWords } from "./staff-words.ts";

const byCode: Readonly<Record<string, ProblemWords>> = {
  "camera.lost": { what: "The camera is gone.", remedy: "Check its plug." },
  "camera.frozen": { what: "The camera shows the same picture.", remedy: "Unplug it, and plug it in again." },
  "camera.black": {
    what: "The camera sees nothing.",
    remedy: "Take off what covers it, or turn on the light.",
  },
  "microphone.lost": { what: "The microphone is gone.", remedy: "Check its plug." },
  "microphone.no-signal": {
    what: "The microphone is dead.",
    remedy: "Check its mute switch and its plug.",
  },
  "head.lost": { what: "The head does not answer.", remedy: "Check the power and the cable of its motors." },
  "head.stopped": { what: "The head is held by the emergency stop.", remedy: "Release the red button." },
  "head.pan-astray": { what: "The head does not turn as it should.", remedy: "See what holds it." },
  "head.tilt-astray": { what: "The head does not nod as it should.", remedy: "See what holds it." },
  "link.offline": { what: "No way to the CRM.", remedy: "Check the network; nothing is lost meanwhile." },
  "link.needs-pairing": { what: "No account owns this robot.", remedy: "Pair it in the console." },
  "link.connecting": { what: "On the way to the CRM.", remedy: "Wait a moment." },
  "battery.low": { what: "The battery is nearly empty.", remedy: "Plug in the charger." },
};

const byPart: Readonly<Record<RobotPart, ProblemWords>> = {
  camera: { what: "The camera does not work.", remedy: "Run `stella doctor` on the robot." },
  microphone: { what: "The microphone does not work.", remedy: "Run `stella doctor` on the robot." },
  voice: { what: "The robot cannot speak.", remedy: "Run `stella doctor` on the robot." },
  screen: { what: "The screen is slow.", remedy: "Close other programs on it." },
  head: { what: "The head does not work.", remedy: "Call the technician." },
  link: { what: "No way to the CRM.", remedy: "Check the network." },
  outbox: { what: "The hub does not take some records.", remedy: "Look at its quarantine in the console." },
  battery: { what: "The battery needs a look.", remedy: "Plug in the charger." },
};

const figures: Readonly<Record<FigureName, (written: string) => string>> = {
  "frame-age-ms": (written) => `${written} ms old`,
  "inference-ms": (written) => `${written} ms to look at`,
  "level-dbfs": (written) => `${written} dBFS`,
  "lag-deg": (written) => `${written}° behind`,
  "records-waiting": (written) => `${written} waiting`,
  "records-set-aside": (written) => `${written} set aside`,
  "charge-percent": (written) => `${written} %`,
};

export const english: StaffWords = {
  corner: "For the staff: hold to open the technician's screen",
  pin: "Technician's PIN",
  technician: "The technician's screen",
  notice: "For the staff",
  leave: "Close",
  well: "Well",
  typed: (digits) => `${digits} digits typed`,
  waiting: (records) => (records === 1 ? "One visit waits here." : `${records} visits wait here.`),
  others: (count) => `And ${count} more.`,
  problem: (part, code) => byCode[code] ?? byPart[part],
  door: {
    wrong: "That is not the PIN.",
    waits: "Too many wrong PINs. Try again in a few minutes.",
    "no-pin": "This robot has no PIN: set screen.technicianPin in its configuration.",
    serving: "A visitor is being served. Try again afterwards.",
  },
  part: {
    camera: "Camera",
    microphone: "Microphone",
    voice: "Voice",
    screen: "Screen",
    head: "Head",
    link: "CRM",
    outbox: "Visits kept",
    battery: "Battery",
  },
  ask: {
    mute: "Mute",
    unmute: "Hear and speak again",
    "off-duty": "Go off duty",
    "on-duty": "Go on duty",
    "stop-head": "Stop the head",
    "release-head": "Release the head",
    "test-voice": "Test the voice",
    greet: "Greet now",
    wipe: "Clear the screen",
  },
  answer: {
    greets: "The robot greets.",
    "visit-ended": "The visit is ended and forgotten.",
    "screen-cleared": "Nobody was being served; the screen is cleared.",
    muted: "The microphone is closed and the voice is silent.",
    "muted-before": "It was muted already.",
    "hears-again": "The robot hears and speaks again.",
    "not-muted": "It was not muted.",
    "head-held": "The head brakes and holds.",
    "head-released": "The head moves again.",
    "head-held-elsewhere": "Released here; the red button on the robot is still pressed.",
    "on-duty": "The robot serves visitors.",
    "off-duty": "The robot is off duty.",
    "will-be-said": "Listen: it is being said.",
    "no-words": "There is nothing to say.",
    "too-many-words": "That is too long to be said.",
    "refused-off-duty": "Not now: the robot is off duty.",
    "refused-serving": "Not now: a visitor is being served.",
    "refused-muted": "Not now: the robot is muted.",
  },
  figure: (name, written) => figures[name](written),
  lost: {
    visitors: "I will be back in a moment.",
    staff:
      "For the staff: the robot's program does not answer. Switch the robot off and on, or restart the service stella-receptionist; then call the technician.",
  },
};
