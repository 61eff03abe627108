import type { Locator, Page } from "playwright-core";
import decodeQr from "qr/decode.js";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Activity, Touch } from "../../robot/dialogue/screen-protocol.ts";
import { chromiumPath, noChromium } from "./chromium.ts";
import { KioskRig, question } from "./kiosk-rig.ts";
import { approvalShown, codeShown } from "./kiosk-staff-scenes.ts";
import { answerField, press } from "./touchable.ts";

let kiosk: KioskRig;

describe("the kiosk page in a real browser", () => {
  beforeAll(async () => {
    if (chromiumPath) kiosk = await KioskRig.open();
  });
  beforeEach(async (ctx) => {
    if (!chromiumPath) ctx.skip(noChromium);
    await kiosk.startRobot();
  });
  afterEach(async () => {
    if (chromiumPath) await kiosk.clear();
  });
  afterAll(async () => {
    if (chromiumPath) await kiosk.close();
  });

  it("starts a visit when the attract screen is touched anywhere", async () => {
    kiosk.show(question({ kind: "attract", question: null, title: "Welcome", input: null, commands: [] }));
    const page = await kiosk.newPage();
    await page.getByText("Touch to start").waitFor();
    await page.touchscreen.tap(100, 100);
    await expectTouches([{ type: "touch", kind: "start" }]);
  });

  it("shows the question and sends the choice that was touched", async () => {
    kiosk.show(question({}));
    const page = await kiosk.newPage();
    await page.getByRole("heading", { name: "What would you like to have done?" }).waitFor();
    await page.getByRole("button", { name: "Colour" }).tap();
    await expectTouches([{ type: "touch", kind: "choose", question: "service", choice: "colour" }]);
    expect(await page.getByRole("button", { name: "Colour" }).getAttribute("aria-pressed")).toBe("true");
  });

  it("sends every command that the robot offers, the rarer ones from under More", async () => {
    kiosk.show(question({}));
    const page = await kiosk.newPage();
    await press(page, ["Back", "Skip", "Help", "Get a person", "Stop"]);
    for (const name of ["Repeat", "Start over", "Who are you?"]) await press(page, ["More", name]);
    const commands = [
      "back",
      "skip",
      "help",
      "person",
      "cancel",
      "repeat",
      "start-over",
      "who-are-you",
    ] as const;
    await expectTouches(commands.map((command) => ({ type: "touch", kind: "command", command })));
  });

  it("speaks Spanish on its own buttons when the visitor does", async () => {
    kiosk.show(question({ language: "es", input: { kind: "keyboard", layout: "name", value: "Íñigo" } }));
    const page = await kiosk.newPage();
    await page.getByRole("button", { name: "Listo" }).waitFor();
    await page.getByRole("button", { name: "Parar" }).waitFor();
    await page.getByRole("button", { name: "ñ", exact: true }).waitFor();
  });

  it("turns its eyes to the visitor", async () => {
    kiosk.show(question({}), { type: "activity", activity: "listening" });
    const page = await kiosk.newPage();
    const pupil = page.locator(".eye-left .iris");
    const ahead = await middleX(pupil);
    kiosk.show({ type: "gaze", at: { rightM: -0.8, upM: 0.3, awayM: 1 } });
    await expect.poll(() => middleX(pupil)).toBeLessThan(ahead - 20);
    kiosk.show({ type: "gaze", at: { rightM: 0.8, upM: 0.3, awayM: 1 } });
    await expect.poll(() => middleX(pupil)).toBeGreaterThan(ahead + 20);
  });

  it("tells idle, listening, thinking and speaking apart by word, by mouth and by colour", async () => {
    kiosk.show(question({}));
    const page = await kiosk.newPage();
    const looks = new Set<string>();
    for (const activity of ["idle", "listening", "thinking", "speaking"] satisfies Activity[]) {
      kiosk.show({ type: "activity", activity });
      await page.locator(`.face[data-state="${activity}"]`).waitFor();
      const word = await page.getByRole("status").textContent();
      const colour = await page
        .locator(".face")
        .evaluate((face) => getComputedStyle(face).getPropertyValue("--tint"));
      for (const sign of [word ?? "", colour, await settledMouth(page)]) looks.add(sign);
    }
    expect(looks.size).toBe(12);
  });

  it("captions both sides, for those who do not hear", async () => {
    kiosk.show(question({}));
    const page = await kiosk.newPage();
    kiosk.show({ type: "caption", speaker: "robot", text: "What is your name?" });
    kiosk.show({ type: "caption", speaker: "visitor", text: "ana" });
    await page.getByText("What is your name?").waitFor();
    await page.getByText("ana", { exact: false }).waitFor();
    expect(await page.locator(".captions").getAttribute("aria-live")).toBe("polite");
  });

  it("shows the pairing code so that it can be read out, typed and scanned, and still serves visitors", async () => {
    kiosk.show(question({ kind: "attract", question: null, title: "Welcome", input: null, commands: [] }));
    kiosk.show({ type: "pairing", pairing: codeShown });
    const page = await kiosk.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    await page.getByRole("img", { name: "W D J B M J H T" }).waitFor();
    await page.getByText("crm.luna.example").waitFor();
    await page.getByRole("img", { name: "Or scan this with your phone" }).waitFor();
    await page.getByRole("button", { name: "Visitors: touch to start" }).tap();
    await expectTouches([{ type: "touch", kind: "start" }]);
    expect(complaints).toEqual([]);
  });

  it("offers no QR for an address that only this machine reaches", async () => {
    kiosk.show({
      type: "pairing",
      pairing: { ...codeShown, url: "http://127.0.0.1:8610/#/pair/WDJB-MJHT" },
    });
    const page = await kiosk.newPage();
    await page.getByText("WDJB-MJHT").waitFor();
    expect(await page.locator(".qr").count()).toBe(0);
  });

  it("draws a QR that holds the address of the code", async () => {
    kiosk.show({ type: "pairing", pairing: codeShown });
    const page = await kiosk.newPage();
    const { data, info } = await sharp(await page.locator(".qr").screenshot())
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(decodeQr({ data, width: info.width, height: info.height })).toBe(codeShown.url);
  });

  it("names the account and sends what was pressed, in the visitor's language", async () => {
    kiosk.show(
      question({ kind: "attract", language: "es", question: null, title: "Hola", input: null, commands: [] }),
    );
    kiosk.show({ type: "pairing", pairing: approvalShown });
    const page = await kiosk.newPage();
    await page.getByRole("heading", { name: "¿Este robot es de Luna Hair Studio?" }).waitFor();
    await page.getByRole("button", { name: "Sí, somos nosotros" }).tap();
    await expectTouches([{ type: "touch", kind: "pair", pairing: "p", yes: true }]);
  });

  it("keeps the pairing through a wipe, and takes it away when it is over", async () => {
    kiosk.show(question({ kind: "attract", question: null, title: "Welcome", input: null, commands: [] }));
    kiosk.show({ type: "pairing", pairing: codeShown }, { type: "wipe" });
    const page = await kiosk.newPage();
    await page.getByText("WDJB-MJHT").waitFor();
    kiosk.show({ type: "pairing", pairing: null });
    await page.getByText("Touch to start").waitFor();
    expect(await page.locator(".pairing").count()).toBe(0);
  });

  it("forgets everything that was shown or typed when it is wiped", async () => {
    kiosk.show(question({ question: "name", input: { kind: "keyboard", layout: "name", value: "" } }));
    kiosk.show({ type: "caption", speaker: "visitor", text: "my name is ana" });
    const page = await kiosk.newPage();
    await press(page, ["A", "n", "a"]);
    kiosk.show({ type: "wipe" });
    await expect.poll(() => page.locator("body").textContent()).not.toMatch(/ana|name/i);
    kiosk.show(question({ question: "name", input: { kind: "keyboard", layout: "name", value: "" } }));
    expect(await answerField(page).inputValue()).toBe("");
  });

  it("shows a screen that connects late what is current, and nothing that was wiped", async () => {
    kiosk.show({ type: "caption", speaker: "visitor", text: "my name is ana" }, { type: "wipe" });
    kiosk.show(question({ title: "The question of now" }), { type: "activity", activity: "thinking" });
    const page = await kiosk.newPage();
    await page.getByRole("heading", { name: "The question of now" }).waitFor();
    await page.locator('.face[data-state="thinking"]').waitFor();
    expect(await page.locator("body").textContent()).not.toContain("ana");
  });

  it("says that it is reconnecting, hides the visitor's words meanwhile, and comes back by itself", async () => {
    kiosk.show(question({}), { type: "caption", speaker: "visitor", text: "my name is ana" });
    const page = await kiosk.newPage();
    await page.getByText("my name is ana").waitFor();
    await kiosk.stopRobot();
    await page.getByText("Reconnecting").waitFor();
    expect(await page.locator("body").textContent()).not.toContain("ana");
    await kiosk.startRobot();
    kiosk.show(question({ title: "Where were we?" }));
    await page.getByRole("heading", { name: "Where were we?" }).waitFor();
  });

  it("takes an answer from either of two pages that are open, once, and shows both what is next", async () => {
    kiosk.show(question({}));
    const [one, other] = [await kiosk.newPage(), await kiosk.newPage()];
    await press(other, ["Colour"]);
    kiosk.show(question({ question: "source", title: "How did you hear about us?" }));
    for (const page of [one, other])
      await page.getByRole("heading", { name: "How did you hear about us?" }).waitFor();
    await press(one, ["Haircut"]);

    await expectTouches([
      { type: "touch", kind: "choose", question: "service", choice: "colour" },
      { type: "touch", kind: "choose", question: "source", choice: "haircut" },
    ]);
    kiosk.show({ type: "wipe" });
    for (const page of [one, other])
      await expect.poll(() => page.locator("body").textContent()).not.toContain("hear about us");
  });
});

async function expectTouches(expected: readonly Touch[]): Promise<void> {
  await expect.poll(() => kiosk.touches).toEqual(expected);
}

async function middleX(element: Locator): Promise<number> {
  const box = await element.boundingBox();
  return box ? box.x + box.width / 2 : Number.NaN;
}

/** The shape of the mouth once it has changed. */
async function settledMouth(page: Page): Promise<string> {
  const mouth = () =>
    page
      .locator(".mouth, .dots")
      .evaluateAll((parts) =>
        parts.map((part) => part.getAttribute("d") ?? part.getAttribute("opacity")).join(),
      );
  let before = "";
  await expect
    .poll(async () => {
      const now = await mouth();
      const still = now === before;
      before = now;
      return still;
    })
    .toBe(true);
  return before;
}
