import type { StaffProblem, TechnicianView } from "./dialogue/staff-protocol.ts";
import type { RobotHealth } from "./kernel/robot-health.ts";

/** Below this somebody has to bring the charger. */
const LOW_CHARGE = 0.15;

/** How one part of the robot is doing. */
type PartHealth = TechnicianView["parts"][number];

/** Every part with what is wrong with it and the figure that says most. Pure. */
export function partsOf(health: RobotHealth): readonly PartHealth[] {
  const { camera, detector, microphone, voice, screen, head, link, outbox, battery } = health;
  const parts: PartHealth[] = [
    {
      part: "camera",
      code: camera.fault,
      figure: figure(camera.frameAgeMs, "ms old", detector.inferenceMs, "ms to look at"),
    },
    { part: "microphone", code: microphone.fault, figure: figure(microphone.levelDbfs, "dBFS") },
    { part: "voice", code: voice.fault, figure: "" },
    { part: "screen", code: screen.fault, figure: "" },
    {
      part: "head",
      code: head.lost ? "head.lost" : head.stopped ? "head.stopped" : head.fault,
      figure: `${degrees(head.panLagRad)}° behind`,
    },
    { part: "link", code: link === "online" ? null : `link.${link}`, figure: link },
    {
      part: "outbox",
      code: outbox.quarantined > 0 ? "outbox.quarantined" : null,
      figure: `${outbox.pending} waiting, ${outbox.quarantined} set aside`,
    },
  ];
  if (battery === null) return parts;
  const low = battery.share !== null && battery.share < LOW_CHARGE && !battery.charging;
  const share = battery.share === null ? "unknown" : `${Math.round(battery.share * 100)} %`;
  return [...parts, { part: "battery", code: low ? "battery.low" : null, figure: share }];
}

/** Not worth a notice: whoever closed the page or put another window before it knows. */
const known = new Set(["screen.absent", "screen.hidden"]);

/** Whether the robot is on its own, trying to reach the hub or not. */
export function isOutOfReach({ link }: RobotHealth): boolean {
  return link === "offline" || link === "connecting";
}

/**
 * What those who work here should know. A hub that is out of reach is back by itself in most cases; it counts when it
 * has been for long, `outOfReachLong`. Pure.
 */
export function problemsOf(health: RobotHealth, outOfReachLong: boolean): readonly StaffProblem[] {
  return partsOf(health).flatMap(({ part, code }): readonly StaffProblem[] => {
    if (code === null || known.has(code)) return [];
    if (part !== "link") return [{ part, code, waiting: null }];
    if (!isOutOfReach(health)) return [{ part, code, waiting: health.outbox.pending }];
    return outOfReachLong ? [{ part, code: "link.offline", waiting: health.outbox.pending }] : [];
  });
}

function figure(...pairs: readonly (number | null | string)[]): string {
  const texts: string[] = [];
  for (let at = 0; at < pairs.length; at += 2) {
    const value = pairs[at];
    if (typeof value === "number") texts.push(`${Math.round(value)} ${pairs[at + 1]}`);
  }
  return texts.join(", ");
}

function degrees(rad: number): string {
  return ((Math.abs(rad) * 180) / Math.PI).toFixed(1);
}
