import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { chromiumPath, killed, launchChromium, noChromium } from "./chromium.ts";
import { TouchedRobot } from "./touched-robot.ts";

/** Nobody listens there: the robot keeps what it has. */
const NO_HUB = "ws://127.0.0.1:9/robot";
/** On a machine that does other work meanwhile, a robot may take its time to start. */
const PATIENT = { timeout: 30_000, interval: 100 };

describe("the robot behind an open page", () => {
  let robot: TouchedRobot;
  let browser: Browser;

  beforeAll(async () => {
    if (!chromiumPath) return;
    robot = await TouchedRobot.start(NO_HUB);
    browser = await launchChromium();
  });
  beforeEach((ctx) => {
    if (!chromiumPath) ctx.skip(noChromium);
  });
  // A page that stays open would still be somebody who can read the screen.
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await robot?.stop();
  });

  it("is killed and started again, and the same page serves on, dark all the while", async () => {
    const page = await openedBy(browser);
    await page.locator(".attract").waitFor();
    await page.evaluate(`
      window.same = true;
      window.face = document.querySelector(".face");
      window.bright = [];
      new MutationObserver(() => {
        const colour = getComputedStyle(document.body).backgroundColor;
        if (colour !== "rgb(10, 11, 32)") window.bright.push(colour);
        if (document.querySelector(".face") !== window.face) window.bright.push("another face");
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    `);
    await robot.kill();
    await robot.startAgain();
    await expect.poll(() => robot.journal, PATIENT).toContain("screen.connected");
    await page.locator(".attract").tap({ position: { x: 200, y: 200 } });
    await page.getByRole("heading").first().waitFor();
    expect(await page.evaluate("window.same === true")).toBe(true);
    expect(await page.evaluate("window.bright")).toEqual([]);
  });

  it("goes on where it was in another browser when the first was killed in the middle of a visit", async () => {
    await robot.kill();
    await robot.startAgain({ unreachableS: 120 });
    const doomed = await launchChromium();
    await tellName(await openedBy(doomed));
    await killed(doomed);
    const page = await openedBy(browser);
    await page.locator('[data-question="contact"]').waitFor();
    expect(robot.journal).not.toContain("visit.wiped");
    // What is touched there counts.
    await page.locator('[data-command="back"]').tap();
    await page.locator('[data-question="name"]').waitFor();
  });

  it("ends the visit when nobody opens another browser and it cannot hear, and shows the next one nothing of it", async () => {
    await robot.kill();
    await robot.startAgain({ unreachableS: 5 });
    const doomed = await launchChromium();
    await tellName(await openedBy(doomed));
    await killed(doomed);
    await expect.poll(() => robot.journal, PATIENT).toContain("visit.unreachable");
    await expect.poll(() => robot.journal, PATIENT).toContain("visit.wiped");
    const page = await openedBy(browser);
    await page.locator(".attract").waitFor();
    expect(await page.content()).not.toContain(NAME);
  });

  async function openedBy(some: Browser): Promise<Page> {
    const page = await some.newPage({ viewport: { width: 1080, height: 1920 }, hasTouch: true });
    await page.goto(robot.kioskUrl);
    return page;
  }
});

const NAME = "Zeb";

async function tellName(page: Page): Promise<void> {
  await page.locator(".attract").tap({ position: { x: 200, y: 200 } });
  await page.locator('[data-choice="yes"]').tap();
  await page.locator('[data-question="name"]').waitFor();
  for (const key of [...NAME, "Done"]) await page.getByRole("button", { name: key, exact: true }).tap();
  await page.locator('[data-question="contact"]').waitFor();
}
