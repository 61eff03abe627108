import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ScreenRules } from "../../robot/dialogue/screen-config.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import { loadPage } from "../../robot/kernel/page-files.ts";
import { KIOSK_PAGE } from "../hardware/screen.ts";
import { broken, type Finding, off, ok } from "./finding.ts";

/** What visitors look at and touch; the browser is found among the programs, the port among the ports. */
export async function screen({ technicianPin }: ScreenRules): Promise<Finding[]> {
  return [await kioskPage(KIOSK_PAGE), display("/sys/class/drm"), pin(technicianPin)];
}

/** Whether the page was built. */
export async function kioskPage(folder: string): Promise<Finding> {
  const what = "kiosk page";
  try {
    const files = await loadPage(folder, { noun: what, missing: "kiosk.page-missing" });
    // The page itself is in it twice: as `/` and by its name.
    return ok(what, `built, ${files.size - 1} files`);
  } catch (error) {
    if (error instanceof Fault) return broken(what, error.what, error.remedy);
    throw error;
  }
}

/** @param folder where Linux lists the sockets for displays, each with a file `status` */
export function display(folder: string): Finding {
  const connected = (existsSync(folder) ? readdirSync(folder) : []).filter((socket) => {
    const status = join(folder, socket, "status");
    return existsSync(status) && readFileSync(status, "utf8").trim() === "connected";
  });
  return connected.length > 0
    ? ok("display", connected.join(", "))
    : off(
        "display",
        "none is connected",
        "Connect one, or open the kiosk page in a browser on this machine.",
      );
}

/** Without a PIN nobody gets to the technician's screen; with one that everybody tries first, everybody does. */
export function pin(digits: string): Finding {
  const what = "technician's PIN";
  const remedy = "Set screen.technicianPin to four to twelve digits that nobody guesses.";
  if (digits === "") return off(what, "none; the technician's screen on the robot stays closed", remedy);
  if (isGuessed(digits)) return broken(what, "one that anybody would try", remedy);
  return ok(what, `${digits.length} digits`);
}

/** All digits the same, or each the next one: 0000, 1234, 9876. */
function isGuessed(digits: string): boolean {
  const steps = [...digits].slice(1).map((digit, at) => Number(digit) - Number(digits[at]));
  return [0, 1, -1].some((step) => steps.every((each) => each === step));
}
