import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
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
    robot = await TouchedRobot.start(NO_HUB, { unreachableS: 5 });
    browser = await launchChromium();
  });
  beforeEach((ctx) => {
    if (!chromiumPath) ctx.skip(noChromium);
  });
  afterAll(async () => {
    await browser?.close();
    await robot?.stop();
  });

  it("is killed and started again, and the same page serves on, dark all the while", async () => {
    const page = await browser.newPage({ viewport: { width: 1080, height: 1920 }, hasTouch: true });
    await page.goto(robot.kioskUrl);
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
    await expect
      .poll(() => robot.journal.filter((event) => event === "screen.connected").length, PATIENT)
      .toBe(2);
    await page.locator(".attract").tap({ position: { x: 200, y: 200 } });
    await page.getByRole("heading").first().waitFor();
    expect(await page.evaluate("window.same === true")).toBe(true);
    expect(await page.evaluate("window.bright")).toEqual([]);
    await page.close();
  });

  it("ends the visit of somebody whose browser was killed when it cannot hear either", async () => {
    await robot.kill();
    await robot.startAgain();
    const doomed = await launchChromium();
    const page = await doomed.newPage({ viewport: { width: 1080, height: 1920 }, hasTouch: true });
    await page.goto(robot.kioskUrl);
    await page.locator(".attract").tap({ position: { x: 200, y: 200 } });
    await expect.poll(() => robot.journal, PATIENT).toContain("visit.begun");
    await killed(doomed);
    await expect.poll(() => robot.journal, PATIENT).toContain("visit.unreachable");
    await expect.poll(() => robot.journal, PATIENT).toContain("visit.wiped");
  });
});
