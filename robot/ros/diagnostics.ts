import type { WallTime } from "../kernel/clock.ts";
import type { RobotHealth } from "../kernel/robot-health.ts";
import type { DiagnosticArray } from "./graph/messages/diagnostic-msgs.ts";
import { rosTimeOf } from "./graph/ros-time.ts";
import type { LifecycleState } from "./lifecycle.ts";

/** What diagnostics are reckoned from. */
export interface Examined {
  readonly nodeName: string;
  readonly robotName: string;
  readonly life: LifecycleState;
  /** Why the last change of the lifecycle did not succeed. */
  readonly trouble: string | null;
  /** Null while there is no configured robot. */
  readonly health: RobotHealth | null;
  /** Whether the head has joints that report at all. */
  readonly hasHead: boolean;
}

/** One part's finding, before it is given the node's and the robot's names. */
interface Finding {
  readonly part: string;
  readonly level: 0 | 1 | 2;
  readonly message: string;
  readonly values?: Readonly<Record<string, string | number | boolean | null>>;
}

const [OK, WARN, ERROR] = [0, 1, 2] as const;

/** The slowest camera worth having delivers a picture each 200 ms; five missed in a row are no jitter. */
const STALE_FRAME_MS = 1000;
/** A camera is given up and opened anew by then (`ros.camera.silentMs`); if it still shows nothing, that did not help. */
const LOST_FRAME_MS = 3000;
/** A picture that takes longer leaves fewer than four a second; people are then greeted noticeably late. */
const SLOW_INFERENCE_MS = 250;
/** Sound comes in blocks of at most 100 ms. */
const STALE_AUDIO_MS = 1000;
/** A room at night has about -60 dBFS; less is a microphone that is unplugged or switched off. */
const SILENT_DBFS = -80;
/** A day of a busy desk: with more waiting, the hub has been out of reach for longer than a night. */
const LONG_BACKLOG = 100;

/** How everything is doing, one status for each part; the names never change, so that none goes stale. Pure. */
export function diagnose(examined: Examined, wall: WallTime): DiagnosticArray {
  const { nodeName, robotName } = examined;
  const status = [lifecycle(examined), ...parts(examined)].map(({ part, level, message, values = {} }) => ({
    level,
    name: `${nodeName.replace(/^\//, "")}: ${part}`,
    message,
    hardware_id: robotName,
    values: Object.entries(values).map(([key, value]) => ({ key, value: shown(value) })),
  }));
  return { header: { stamp: rosTimeOf(wall), frame_id: "" }, status };
}

function parts({ health, hasHead }: Examined): readonly Finding[] {
  if (!health) {
    const names = [
      "camera",
      "detector",
      "microphone",
      "voice",
      "screen",
      "outbox",
      "hub link",
      "head",
      "battery",
    ];
    return names.map((part) => ({ part, level: OK, message: "not configured" }));
  }
  return [
    offDuty(health, camera(health)),
    offDuty(health, detector(health)),
    offDuty(health, microphone(health)),
    voice(health),
    screen(health),
    outbox(health),
    link(health),
    hasHead ? head(health) : { part: "head", level: OK, message: "not driven" },
    battery(health),
  ];
}

/** What rests with the senses is neither well nor ill. */
function offDuty({ onDuty }: RobotHealth, finding: Finding): Finding {
  return onDuty ? finding : { part: finding.part, level: OK, message: "off duty" };
}

function lifecycle({ life, trouble }: Examined): Finding {
  const values = { state: life, trouble };
  if (trouble !== null) return { part: "lifecycle", level: ERROR, message: trouble, values };
  return { part: "lifecycle", level: OK, message: life, values };
}

function camera({ camera: { fault, frameAgeMs, framesDropped } }: RobotHealth): Finding {
  const values = { "frame age (ms)": frameAgeMs, "frames dropped": framesDropped };
  const say = (level: Finding["level"], message: string) => ({ part: "camera", level, message, values });
  if (fault !== null) return say(ERROR, `lost: ${fault}`);
  if (frameAgeMs === null) return say(WARN, "no picture yet");
  if (frameAgeMs > LOST_FRAME_MS) return say(ERROR, "no pictures");
  if (frameAgeMs > STALE_FRAME_MS) return say(WARN, "pictures are late");
  return say(OK, "working");
}

function detector({ detector: { inferenceMs, persons } }: RobotHealth): Finding {
  const values = { "inference (ms)": inferenceMs, persons };
  const say = (level: Finding["level"], message: string) => ({ part: "detector", level, message, values });
  if (inferenceMs === null) return say(OK, "no picture to look at yet");
  return inferenceMs > SLOW_INFERENCE_MS ? say(WARN, "slow: visitors are noticed late") : say(OK, "working");
}

function microphone({ microphone: { fault, muted, audioAgeMs, levelDbfs } }: RobotHealth): Finding {
  const values = { muted, "audio age (ms)": audioAgeMs, "level (dBFS)": levelDbfs };
  const say = (level: Finding["level"], message: string) => ({ part: "microphone", level, message, values });
  if (muted) return say(OK, "muted on request: visitors are served by touch");
  // Without ears the robot still serves, by touch: a technician is needed, but nobody is turned away.
  if (fault !== null) return say(ERROR, `lost: ${fault}`);
  if (audioAgeMs === null) return say(WARN, "no sound yet");
  if (audioAgeMs > STALE_AUDIO_MS) return say(ERROR, "no sound arrives");
  if (levelDbfs !== null && levelDbfs < SILENT_DBFS) return say(WARN, "dead silence: is it switched on?");
  return say(OK, "working");
}

function voice({ voice: { fault } }: RobotHealth): Finding {
  if (fault === null) return { part: "voice", level: OK, message: "working" };
  return { part: "voice", level: ERROR, message: `lost: ${fault}` };
}

function screen({ screen: { fault } }: RobotHealth): Finding {
  const say = (level: Finding["level"], message: string) => ({ part: "screen", level, message });
  switch (fault) {
    case null:
      return say(OK, "working");
    // The voice goes on, and somebody may have closed the page on purpose.
    case "screen.absent":
      return say(WARN, "no page is open: open the kiosk page in the display's browser");
    case "screen.hidden":
      return say(WARN, "the page is covered by another window, or the display is off");
    case "screen.slow":
      return say(WARN, "the page draws slowly: close what else runs on the display's computer");
    default:
      return say(ERROR, `the page does not draw (${fault}): restart the display's browser`);
  }
}

function outbox({ outbox: { pending, quarantined } }: RobotHealth): Finding {
  const values = { pending, quarantined };
  const say = (level: Finding["level"], message: string) => ({ part: "outbox", level, message, values });
  if (quarantined > 0) return say(WARN, "the hub rejected records: see its quarantine");
  if (pending > LONG_BACKLOG) return say(WARN, "many records wait for the hub");
  return say(OK, pending === 0 ? "empty" : "records wait for the hub");
}

function link({ link: state }: RobotHealth): Finding {
  const values = { state };
  switch (state) {
    case "online":
      return { part: "hub link", level: OK, message: "online", values };
    // Nothing is lost without the hub, and the desk goes on serving.
    case "connecting":
    case "offline":
      return { part: "hub link", level: WARN, message: "offline: records are kept", values };
    case "needs-pairing":
      return { part: "hub link", level: ERROR, message: "the hub does not know this robot: pair it", values };
  }
}

function head({ head: { fault, lost, stopped, panLagRad, tiltLagRad } }: RobotHealth): Finding {
  const values = { stopped, "pan lag (rad)": panLagRad, "tilt lag (rad)": tiltLagRad };
  const say = (level: Finding["level"], message: string) => ({ part: "head", level, message, values });
  if (lost) return say(ERROR, "its joints report nothing");
  if (stopped) return say(WARN, "stopped by an emergency stop");
  return fault === null ? say(OK, "working") : say(ERROR, `does not follow what it is told: ${fault}`);
}

const byCharge = {
  enough: [OK, "on battery"],
  low: [WARN, "low"],
  critical: [ERROR, "nearly empty"],
} as const;

function battery({ battery: charge }: RobotHealth): Finding {
  if (!charge) return { part: "battery", level: OK, message: "none is known" };
  const values = {
    "charge (%)": charge.share === null ? null : charge.share * 100,
    charging: charge.charging,
  };
  const say = (level: Finding["level"], message: string) => ({ part: "battery", level, message, values });
  if (charge.charging) return say(OK, "charging");
  if (charge.share === null) return say(OK, "charge is not measured");
  const [level, message] = byCharge[charge.level];
  return say(level, message);
}

function shown(value: string | number | boolean | null): string {
  if (value === null) return "";
  return typeof value === "number" ? String(Math.round(value * 1000) / 1000) : String(value);
}
