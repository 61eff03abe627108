import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Fault } from "../../robot/kernel/fault.ts";
import type { Journal } from "../../robot/kernel/journal.ts";
import type { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import type { Painter } from "../../sim/rendering/painter.ts";
import { Photographer } from "../../sim/rendering/photographer.ts";
import { ChromiumPainter } from "../../sim/stage/adapters/chromium-painter.ts";
import { UsageError } from "../command.ts";

/** Where Debian, Ubuntu and Google put it. */
const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Who draws what the robot's camera sees: geometry projected on the CPU, or the lobby's page in a browser. */
const painters = ["projected", "chromium"] as const;
export type PainterKind = (typeof painters)[number];

/** By its name on a command line. Throws `UsageError`. */
export function painterNamed(name: string): PainterKind {
  const kind = painters.find((one) => one === name);
  if (kind) return kind;
  throw new UsageError(`--painter takes ${painters.join(" or ")}, not "${name}".`);
}

/** Throws a `Fault` `painter.no-browser`, `painter.page-missing` or `painter.cannot-draw`. */
export async function openPainter(
  kind: PainterKind,
  journal: Journal,
  opened: ReleaseStack,
): Promise<Painter> {
  const standIn = new Photographer();
  if (kind === "projected") return standIn;
  const painter = new ChromiumPainter({
    standIn,
    journal,
    hostClock: new SystemClock(),
    browserPath: browserPath(process.env),
    pageFolder: fileURLToPath(new URL("../../dist/sim-page", import.meta.url)),
  });
  await painter.open();
  opened.defer(() => painter.close());
  return painter;
}

function browserPath(environment: NodeJS.ProcessEnv): string {
  const path = [environment.CHROMIUM, ...PLACES].find((one) => one && existsSync(one));
  if (path) return path;
  throw new Fault({
    code: "painter.no-browser",
    what: `No browser was found to draw what the robot's camera sees (looked for ${PLACES.join(", ")}).`,
    remedy: "Install Debian's `chromium`, name it in CHROMIUM, or draw with `--painter projected`.",
  });
}
