import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EventLog, journalTo } from "../../robot/kernel/journal.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { ScreenWatch } from "../../robot/screen-watch.ts";
import { chromiumPath, killed, launchChromium, noChromium } from "./chromium.ts";
import { KioskRig, question } from "./kiosk-rig.ts";

const attract = question({
  kind: "attract",
  question: null,
  title: "Hello",
  input: null,
  commands: [],
  progress: null,
});
/** On a machine that does other work meanwhile, a page may take its time. */
const PATIENT = { timeout: 30_000, interval: 100 };

describe("the proof that the face is drawn", () => {
  let kiosk: KioskRig;
  let stop: AbortController;
  let watching: Promise<void>;
  let watch: ScreenWatch;
  let log: EventLog;

  beforeAll(async () => {
    if (chromiumPath) kiosk = await KioskRig.open();
  });
  beforeEach(async (ctx) => {
    if (!chromiumPath) ctx.skip(noChromium);
    await kiosk.startRobot();
    const clock = new SystemClock();
    log = new EventLog();
    stop = new AbortController();
    watch = new ScreenWatch(
      { screen: kiosk.display, clock, journal: journalTo(clock, [log.sink]), rules: { unreachableS: 20 } },
      () => ({ serving: false, hears: true }),
      () => {},
    );
    watching = watch.run(stop.signal);
    kiosk.show(attract);
  });
  afterEach(async () => {
    if (!chromiumPath) return;
    stop.abort(new Error("the test is over"));
    await watching;
    await kiosk.clear();
  });
  afterAll(async () => {
    if (chromiumPath) await kiosk.close();
  });

  const fault = () => watch.health().fault;

  it("is given by a page at rest as well, and missing once the page is closed", async () => {
    const page = await kiosk.newPage();
    await expect.poll(fault, PATIENT).toBeNull();
    await page.close();
    await expect.poll(fault, PATIENT).toBe("screen.absent");
  });

  it("fails a page whose script is stuck, which is told to load itself anew and does when it can", async () => {
    const page = await kiosk.newPage();
    await expect.poll(fault, PATIENT).toBeNull();
    await page.evaluate("window.stuck = true");
    // Nobody waits for it: the page is busy for longer than the watch is patient.
    const stuck = page
      .evaluate("const until = performance.now() + 9000; while (performance.now() < until);")
      .catch(() => {});
    await expect.poll(fault, PATIENT).toBe("screen.frozen");
    expect(log.entries.map(({ event }) => event)).toContain("screen.reloaded");
    await stuck;
    await expect.poll(() => isSamePage(page, "stuck"), PATIENT).toBe(false);
    await expect.poll(fault, PATIENT).toBeNull();
    await page.getByText("Hello").waitFor();
  });

  it("fails a page that runs and does not draw, and has it back after it loaded itself anew", async () => {
    const page = await kiosk.newPage();
    await expect.poll(fault, PATIENT).toBeNull();
    await page.evaluate("window.still = true; window.requestAnimationFrame = () => 1");
    await expect.poll(fault, PATIENT).toBe("screen.frozen");
    await expect.poll(() => isSamePage(page, "still"), PATIENT).toBe(false);
    await expect.poll(fault, PATIENT).toBeNull();
  });

  it("is missing when the browser is killed, and is enough from one of two pages", async () => {
    const other: Browser = await launchChromium();
    const one = await other.newPage();
    await one.goto(kiosk.address);
    await kiosk.newPage();
    await expect.poll(fault, PATIENT).toBeNull();
    await killed(other);
    await expect.poll(() => kiosk.display.condition(), PATIENT).toBe("working");
    for (const page of kiosk.pages()) await page.close();
    await expect.poll(fault, PATIENT).toBe("screen.absent");
  });

  it("is asked of the page that is served now: another build loads itself anew, once", async () => {
    const page = await kiosk.newPage();
    await page.getByText("Hello").waitFor();
    await page.evaluate("window.old = true");
    await kiosk.stopRobot();
    await appendFile(join(kiosk.pageFolder, "index.html"), "<!-- another build -->");
    await kiosk.startRobot();
    kiosk.show(attract);
    await expect.poll(() => isSamePage(page, "old"), PATIENT).toBe(false);
    await page.getByText("Hello").waitFor();
    await page.evaluate("window.renewed = true");
    await kiosk.stopRobot();
    await kiosk.startRobot();
    kiosk.show({ ...attract, title: "Here again" });
    await page.getByText("Here again").waitFor();
    expect(await isSamePage(page, "renewed")).toBe(true);
  });
});

/** Whether a mark that was left in the page is still there: it is gone once the page was loaded anew. */
async function isSamePage(page: Page, mark: string): Promise<boolean> {
  // While it loads there is no page to ask: then it is not the same.
  return await page.evaluate(`window.${mark} === true`).then(Boolean, () => false);
}
