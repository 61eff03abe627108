import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Panel, ScreenMessage } from "../../robot/dialogue/screen-protocol.ts";
import type { TechnicianView } from "../../robot/dialogue/staff-protocol.ts";
import { accessibilityProblems, widthBeyondDisplay } from "./accessibility.ts";
import { chromiumPath, noChromium } from "./chromium.ts";
import { KioskRig } from "./kiosk-rig.ts";

const displays = [
  { width: 1080, height: 1920 },
  { width: 1280, height: 800 },
];

function attract(language: Panel["language"]): Panel {
  return {
    type: "panel",
    kind: "attract",
    language,
    question: null,
    title: "Welcome to Luna Salon",
    detail: "I am a robot. I take your details.",
    input: null,
    commands: ["other-language"],
    progress: null,
  };
}

const technician: TechnicianView = {
  robot: "Front desk",
  softwareVersion: "0.1.0",
  onDuty: true,
  muted: false,
  headStopped: false,
  parts: [
    { part: "camera", code: "camera.frozen", figure: "5200 ms old" },
    { part: "microphone", code: null, figure: "-61 dBFS" },
    { part: "voice", code: null, figure: "" },
    { part: "screen", code: null, figure: "" },
    { part: "head", code: "head.stopped", figure: "0.1° behind" },
    { part: "link", code: null, figure: "online" },
    { part: "outbox", code: null, figure: "0 waiting, 0 set aside" },
    { part: "battery", code: "battery.low", figure: "8 %" },
  ],
  answer: "the head brakes and holds",
};

const troubles: ScreenMessage = {
  type: "problems",
  problems: [
    { part: "camera", code: "camera.frozen", waiting: null },
    { part: "link", code: "link.offline", waiting: 2 },
    { part: "battery", code: "battery.low", waiting: null },
  ],
};

describe("the kiosk, for those who look after it", () => {
  let rig: KioskRig;
  let page: Page;

  beforeAll(async () => {
    if (chromiumPath) rig = await KioskRig.open();
  });
  afterAll(() => rig?.close());
  afterEach(() => rig?.clear());
  beforeEach(async (test) => {
    if (!chromiumPath) test.skip(noChromium);
    await rig.startRobot();
    rig.show(attract("en"));
  });

  it("says to the staff what is wrong and what to do, in the visitor's way as little as possible", async () => {
    page = await rig.newPage();
    rig.show(troubles);
    const notice = page.getByRole("complementary", { name: "For the staff" });
    await notice.waitFor();
    expect(await notice.textContent()).toMatch(/same picture.*plug it in again/i);
    expect(await notice.textContent()).toMatch(/No way to the CRM.*2 visits wait here/);
    expect(await notice.textContent()).toContain("And 1 more");
    rig.show({ ...attract("en"), kind: "ask", question: "name", title: "Your name?" });
    await notice.waitFor({ state: "detached" });
    rig.show(attract("en"), { type: "problems", problems: [] });
    await page.locator(".attract").waitFor();
    expect(await notice.count()).toBe(0);
  });

  it("asks for the PIN when the corner is held, not when it is touched, and sends it once", async () => {
    page = await rig.newPage();
    const corner = page.getByRole("button", { name: "For the staff" });
    const place = await corner.boundingBox();
    if (!place) throw new Error("the corner is not there");
    await corner.click();
    await page.mouse.move(place.x + 20, place.y + 20);
    expect(await page.getByText("Technician's PIN").count()).toBe(0);
    await page.mouse.down();
    await page.getByText("Technician's PIN").waitFor();
    await page.mouse.up();
    for (const digit of ["4", "7", "1", "1"]) await page.getByRole("button", { name: digit }).click();
    expect(await page.locator(".staff-pin").textContent()).toBe("••••");
    await page.getByRole("button", { name: "Done" }).click();
    await expect.poll(() => rig.staffTouches).toEqual([{ type: "staff", kind: "open", pin: "4711" }]);
    expect(await page.locator(".staff-pin").textContent()).toBe("–");
    rig.show({ type: "door", answer: "wrong" });
    await page.getByText("That is not the PIN.").waitFor();
    // A visitor comes first.
    rig.show({ ...attract("en"), kind: "ask", question: "name", title: "Your name?" });
    await page.getByText("Technician's PIN").waitFor({ state: "detached" });
  });

  it("shows a technician how everything is doing, takes what they ask, and closes", async () => {
    page = await rig.newPage();
    rig.show({ type: "technician", technician });
    const camera = page.locator("tr[data-part=camera]");
    await camera.waitFor();
    expect(await camera.textContent()).toMatch(/same picture.*Unplug it.*5200 ms old/s);
    await page.getByRole("button", { name: "Test the voice" }).click();
    await page.getByRole("button", { name: "Mute" }).click();
    await page.getByRole("button", { name: "Close" }).click();
    await expect
      .poll(() => rig.staffTouches)
      .toEqual([
        { type: "staff", kind: "ask", ask: "test-voice" },
        { type: "staff", kind: "ask", ask: "mute" },
        { type: "staff", kind: "close" },
      ]);
    rig.show({ type: "technician", technician: null });
    await page.locator(".attract").waitFor();
  });

  it("tells visitors and staff what to do when the robot's program does not come back", async () => {
    page = await rig.newPage();
    await page.locator(".attract").waitFor();
    await page.clock.install();
    await rig.stopRobot();
    await page.locator(".staff-lost, .attract").first().waitFor();
    await page.clock.runFor(10_000);
    await page.getByText("I will be back in a moment.").waitFor();
    await page.clock.runFor(25_000);
    await page.getByText("restart the service stella-receptionist").waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it.each(["en", "es"] as const)("fits the display and meets WCAG 2.2 AA, in %s", async (language) => {
    for (const display of displays) {
      page = await rig.newPage(display);
      rig.show(attract(language), troubles);
      await page.locator(".staff-notice").waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      rig.show({ type: "door", answer: "waits" });
      await page.locator(".staff-pin").waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await outside(page)).toEqual([]);
      rig.show({ type: "technician", technician });
      await page.locator(".staff-parts").waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await outside(page)).toEqual([]);
      expect(await widthBeyondDisplay(page)).toBe(0);
      rig.show({ type: "technician", technician: null });
    }
  });
});

/** What is to be touched and lies, in part, outside the display, or is smaller than a finger hits. */
function outside(page: Page): Promise<string[]> {
  return page.locator(".staff button").evaluateAll((buttons) =>
    buttons.flatMap((button) => {
      const { left, top, right, bottom, height } = button.getBoundingClientRect();
      const fits = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && height >= 56;
      return fits ? [] : [`${button.textContent}: ${Math.round(top)} … ${Math.round(bottom)}`];
    }),
  );
}
