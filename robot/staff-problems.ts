import {
  type FigureName,
  figureName,
  type StaffProblem,
  type TechnicianView,
} from "./dialogue/staff-protocol.ts";
import type { RobotHealth } from "./kernel/robot-health.ts";

/** How one part of the robot is doing. */
type PartHealth = TechnicianView["parts"][number];

/** Every part with what is wrong with it and the figures that say most. Pure. */
export function partsOf(health: RobotHealth): readonly PartHealth[] {
  const { camera, detector, microphone, voice, screen, head, link, outbox, battery } = health;
  const parts: PartHealth[] = [
    {
      part: "camera",
      code: camera.fault,
      figures: known({ "frame-age-ms": camera.frameAgeMs, "inference-ms": detector.inferenceMs }),
    },
    {
      part: "microphone",
      code: microphone.fault,
      figures: known({ "level-dbfs": microphone.levelDbfs }),
    },
    { part: "voice", code: voice.fault, figures: [] },
    { part: "screen", code: screen.fault, figures: [] },
    {
      part: "head",
      code: head.lost ? "head.lost" : head.stopped ? "head.stopped" : head.fault,
      figures: known({ "lag-deg": degrees(head.panLagRad) }),
    },
    { part: "link", code: link === "online" ? null : `link.${link}`, figures: [] },
    {
      part: "outbox",
      code: outbox.quarantined > 0 ? "outbox.quarantined" : null,
      figures: known({ "records-waiting": outbox.pending, "records-set-aside": outbox.quarantined }),
    },
  ];
  if (battery === null) return parts;
  const { share, level } = battery;
  const figures = known({ "charge-percent": share === null ? null : share * 100 });
  return [...parts, { part: "battery", code: level === "enough" ? null : "battery.low", figures }];
}

/** Not worth a notice: whoever closed the page or put another window before it knows. */
const noNews = new Set(["screen.absent", "screen.hidden"]);

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
    if (code === null || noNews.has(code)) return [];
    if (part !== "link") return [{ part, code, waiting: null }];
    if (!isOutOfReach(health)) return [{ part, code, waiting: health.outbox.pending }];
    return outOfReachLong ? [{ part, code: "link.offline", waiting: health.outbox.pending }] : [];
  });
}

/** Rounded as a technician reads them; what was not measured is left out. */
function known(measured: { readonly [Name in FigureName]?: number | null }): PartHealth["figures"] {
  return figureName.options.flatMap((name) => {
    const value = measured[name] ?? null;
    const digits = name === "lag-deg" ? 1 : 0;
    return value === null ? [] : [{ name, value: Number(value.toFixed(digits)) }];
  });
}

function degrees(rad: number): number {
  return (Math.abs(rad) * 180) / Math.PI;
}
