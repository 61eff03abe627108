import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { FliteSynthesiser } from "../../robot/dialogue/adapters/flite-synthesiser.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { chromiumPath, launchChromium, noChromium } from "./chromium.ts";
import { lobbyPicture } from "./lobby-picture.ts";
import { WipedRobot } from "./wiped-robot.ts";

/** Nobody else's: where one of these stands, this visitor has left something behind. */
const NAME = "Zeb Quackenbush";
const SPOKEN_NUMBER = "three one two five five five oh one seven nine";
const traces = /quackenbush|555-?0179|five five five oh one seven nine|Zeb\b/gi;

const SLOW_MS = 180_000;
/** Saying it takes four seconds. */
const HEARD_WITHIN_MS = 15_000;
const MOST_TIMES = 3;

let browser: Browser;
let robot: WipedRobot;
let context: BrowserContext;
let page: Page;
let number: Int16Array;
let emptyRoom: Buffer;
let visitorThere: Buffer;

const SOON_FORGOTTEN_MS = 90_000;

/** A real robot process with eyes and ears, a real browser: what is left of a visitor when they are gone? */
describe("a visitor who told things by touch and by voice", () => {
  beforeAll(async () => {
    if (!chromiumPath) return;
    emptyRoom = await lobbyPicture(null);
    visitorThere = await lobbyPicture(1);
    const flite = new FliteSynthesiser({ english: "rms", pace: 1 }, new SystemClock());
    number = (await flite.speak(SPOKEN_NUMBER, "en")).samples;
    robot = await WipedRobot.start(emptyRoom);
  }, SLOW_MS);
  beforeEach(async (ctx) => {
    if (!chromiumPath) ctx.skip(noChromium);
    robot.sees(emptyRoom);
    browser = await launchChromium();
    context = await browser.newContext({ viewport: { width: 1280, height: 800 }, hasTouch: true });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(robot.kioskUrl);
  });
  afterEach(async () => {
    // The whole browser: one that does not come to its end is ended.
    if (chromiumPath) await browser.close();
  });
  afterAll(async () => {
    if (chromiumPath) await robot.stop();
  }, SLOW_MS);

  it(
    "is found in the page and in both memories while they are served, and nowhere once they have said stop",
    async () => {
      await tellEverything();
      expect(found(await page.content())).not.toEqual([]);
      expect(found(await pageMemory())).not.toEqual([]);
      expect(found(await robot.memory())).not.toEqual([]);
      await stop();
      await expectNothingLeft({ recordIsKept: false });
      await expectNothingComesBack();
    },
    SLOW_MS,
  );

  it(
    "leaves nothing but the record that waits for the hub when they fall silent",
    async () => {
      await tellEverything();
      await expectNothingLeft({ recordIsKept: true });
    },
    SLOW_MS,
  );

  it(
    "leaves nothing but the record that waits for the hub when they walk away",
    async () => {
      robot.sees(visitorThere);
      await tellEverything();
      robot.sees(emptyRoom);
      await expectNothingLeft({ recordIsKept: true });
    },
    SLOW_MS,
  );

  it("meets a page that the browser may not keep", async () => {
    const { headers } = await fetch(robot.kioskUrl);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("permissions-policy")).toMatch(/clipboard-read=\(\), clipboard-write=\(\)/);
  });
});

/** The name by the keys, the number by voice. */
async function tellEverything(): Promise<void> {
  await begin();
  await page.locator('[data-choice="yes"]').tap();
  await page.locator('[data-question="name"]').waitFor();
  for (const letter of NAME) {
    const key = letter === " " ? "Space" : letter;
    await page.getByRole("button", { name: key, exact: true }).tap();
  }
  await page.getByRole("button", { name: "Done", exact: true }).tap();
  await page.locator('[data-question="contact"]').waitFor();
  await sayUntilReadBack();
  expect(await page.locator(".title").textContent()).toContain("555-0179");
  await page.locator('[data-choice="yes"]').tap();
  await page.locator('[data-question="service"]').waitFor();
}

/** A visitor who is not heard says it again. */
async function sayUntilReadBack(): Promise<void> {
  const readBack = page.locator('[data-question="confirm-contact"]');
  for (let times = 0; times < MOST_TIMES && !(await readBack.isVisible()); times++) {
    await page.locator('.status[data-state="listening"]').waitFor();
    robot.hears(number);
    await readBack.waitFor({ timeout: HEARD_WITHIN_MS }).catch(() => null);
  }
  await readBack.waitFor();
}

/** By touch, unless the robot has seen the visitor and begun by itself. */
async function begin(): Promise<void> {
  const consent = page.locator('[data-question="consent"]');
  const start = page.getByRole("button", { name: /touch to start/i });
  await consent.or(start).first().waitFor();
  if (await start.isVisible()) await start.tap();
  await consent.waitFor();
}

/** The second one ends what the screen still says of the first. */
async function stop(): Promise<void> {
  const button = page.locator('[data-command="cancel"]');
  await button.tap();
  await page.locator('.page[data-layout="reading"]').waitFor();
  await button.tap();
}

async function nobodyServed(): Promise<void> {
  await page.getByRole("button", { name: /touch to start/i }).waitFor({ timeout: 60_000 });
}

/** No history, nothing to undo, nothing filled in, no page of before. */
async function expectNothingComesBack(): Promise<void> {
  await begin();
  await page.locator('[data-choice="yes"]').tap();
  const field = page.locator("input.answer");
  await field.waitFor();
  for (const keys of ["Control+Z", "Control+Z", "ArrowDown", "Control+V"]) await page.keyboard.press(keys);
  expect(await field.inputValue()).toBe("");
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
  await page.goBack().catch(() => null);
  expect(found(await page.content())).toEqual([]);
  await page.goForward().catch(() => null);
  await page.locator(".page").waitFor();
  expect(found(await page.content())).toEqual([]);
  await stop();
  await nobodyServed();
}

async function expectNothingLeft({ recordIsKept }: { recordIsKept: boolean }): Promise<void> {
  await nobodyServed();
  expect(found(await page.content()), "on the page").toEqual([]);
  expect(found(await stored()), "in the browser's storage").toEqual([]);
  expect(found(await pageMemory()), "in the page's memory").toEqual([]);
  // What V8 keeps of the last text that it worked on is replaced by the next, a moment later. A look takes seconds, and
  // on a busy machine many of them.
  await vi.waitFor(async () => expect(found(await robot.memory()), "in the robot's memory").toEqual([]), {
    timeout: SOON_FORGOTTEN_MS,
    interval: 1000,
  });
  const files = [...(await robot.files())].filter(([, text]) => found(text).length > 0).map(([name]) => name);
  expect(
    files.filter((name) => !(recordIsKept && name.startsWith("outbox."))),
    "in its files",
  ).toEqual([]);
}

function found(text: string): string[] {
  return [...new Set(text.match(traces) ?? [])];
}

async function stored(): Promise<string> {
  const own = await page.evaluate(async () =>
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      await indexedDB.databases(),
      await caches.keys(),
      (await navigator.serviceWorker.getRegistrations()).length,
      location.href,
      history.state,
    ]),
  );
  return own + JSON.stringify(await context.cookies());
}

/** As V8 writes it, after a full collection. */
async function pageMemory(): Promise<string> {
  const session = await context.newCDPSession(page);
  const chunks: string[] = [];
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await session.detach();
  return chunks.join("");
}
