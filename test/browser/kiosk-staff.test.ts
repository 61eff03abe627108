import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Panel } from "../../robot/dialogue/screen-protocol.ts";
import { accessibilityProblems, widthBeyondDisplay } from "./accessibility.ts";
import { chromiumPath, noChromium } from "./chromium.ts";
import { KioskRig } from "./kiosk-rig.ts";
import { technician, troubles } from "./kiosk-staff-scenes.ts";
import { cutOff } from "./touchable.ts";

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
    expect(await camera.textContent()).toMatch(/same picture.*Unplug it.*5,200 ms old/s);
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

  it("writes a technician's figures and answers in Spanish where the robot speaks it", async () => {
    page = await rig.newPage();
    rig.show(attract("es"), { type: "technician", technician });
    expect(await page.locator("tr[data-part=camera]").textContent()).toMatch(/imagen de hace 5,200 ms/);
    expect(await page.locator("tr[data-part=outbox]").textContent()).toMatch(/0 en espera, 0 apartadas/);
    await page.getByText("La cabeza frena y queda quieta.").waitFor();
  });

  it.each([
    ["en", "I will be back in a moment.", "restart the service stella-receptionist"],
    ["es", "Vuelvo en un momento.", "reinicie el servicio stella-receptionist"],
  ] as const)(
    "tells visitors and staff in %s what to do when the robot's program does not come back",
    async (language, soon, remedy) => {
      for (const size of displays) {
        page = await rig.newPage(size);
        rig.show(attract(language));
        await page.locator(`main[lang=${language}] .attract`).waitFor();
        await page.clock.install();
        await rig.stopRobot();
        await page.clock.runFor(10_000);
        await page.getByText(soon).waitFor();
        await page.clock.runFor(25_000);
        await page.getByText(remedy).waitFor();
        expect([...(await accessibilityProblems(page)), ...(await cutOff(page))]).toEqual([]);
        expect(await widthBeyondDisplay(page)).toBe(0);
        await page.context().close();
        await rig.startRobot();
      }
    },
  );
});
