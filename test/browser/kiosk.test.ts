import type { Locator, Page } from "playwright-core";
import decodeQr from "qr/decode.js";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Activity, Touch, TouchInput } from "../../robot/dialogue/screen-protocol.ts";
import { chromiumPath, noChromium } from "./chromium.ts";
import { KioskRig, question } from "./kiosk-rig.ts";
import { approvalShown, codeShown } from "./kiosk-staff-scenes.ts";
import { awkwardButtons } from "./touchable.ts";

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

  it("types an e-mail address with the keys on the screen", async () => {
    kiosk.show(question({ question: "email", input: { kind: "keyboard", layout: "email", value: "" } }));
    const page = await kiosk.newPage();
    await press(page, ["m", "i", "a", "z", "Delete the last letter", ".", "o", "@gmail.com", "@outlook.com"]);
    expect(await answerField(page).inputValue()).toBe("mia.o@outlook.com");
    await press(page, ["Done"]);
    await expectTouches([{ type: "touch", kind: "type", question: "email", text: "mia.o@outlook.com" }]);
  });

  it("lets nothing that was typed into the clipboard, and nothing out of it into an answer", async () => {
    kiosk.show(question({ question: "name", input: { kind: "keyboard", layout: "name", value: "" } }));
    const page = await kiosk.newPage();
    await press(page, ["A", "n", "a"]);
    const notepad = await page.context().newPage();
    await notepad.setContent("<textarea>nobody</textarea>");
    await notepad.locator("textarea").focus();
    // Copying works in this browser.
    for (const keys of ["Control+A", "Control+C", "Control+V", "Control+V"])
      await notepad.keyboard.press(keys);
    expect(await notepad.locator("textarea").inputValue()).toBe("nobodynobody");
    await page.bringToFront();
    await answerField(page).focus();
    for (const keys of ["Control+A", "Control+C", "Control+X", "End", "Control+V"])
      await page.keyboard.press(keys);
    expect(await answerField(page).inputValue()).toBe("Ana");
    await notepad.bringToFront();
    await notepad.locator("textarea").focus();
    for (const keys of ["Control+A", "Control+V"]) await notepad.keyboard.press(keys);
    expect(await notepad.locator("textarea").inputValue()).toBe("nobody");
  });

  it("writes names with capitals where names have them", async () => {
    kiosk.show(question({ question: "name", input: { kind: "keyboard", layout: "name", value: "" } }));
    const page = await kiosk.newPage();
    await press(page, ["A", "n", "a", "Space", "O", "'", "N", "e", "i", "l", "Done"]);
    await expectTouches([{ type: "touch", kind: "type", question: "name", text: "Ana O'Neil" }]);
  });

  it("offers what was heard for correction, and takes a phone number", async () => {
    kiosk.show(
      question({ question: "phone", input: { kind: "keyboard", layout: "phone", value: "555 01" } }),
    );
    const page = await kiosk.newPage();
    await press(page, ["2", "3", "Done"]);
    await expectTouches([{ type: "touch", kind: "type", question: "phone", text: "555 0123" }]);
  });

  it("picks several, shows what the robot has noted, and ends with a touch", async () => {
    const choices = [
      { id: "cut", label: "Haircut" },
      { id: "color", label: "Color" },
    ];
    const several = (picked: string[]) => question({ input: { kind: "several", choices, picked } });
    kiosk.show(several([]));
    const page = await kiosk.newPage();
    const done = page.getByRole("button", { name: "Done" });
    await done.waitFor();
    expect(await done.isDisabled()).toBe(true);
    await press(page, ["Color"]);
    kiosk.show(several(["color"]));
    await page.locator('.choice[aria-pressed="true"]', { hasText: "Color" }).waitFor();
    await press(page, ["Done"]);
    const chosen = { type: "touch", kind: "choose", question: "service" } as const;
    await expectTouches([
      { ...chosen, choice: "color" },
      { ...chosen, choice: "done" },
    ]);
  });

  it("picks a day weeks ahead, and none outside the span", async () => {
    kiosk.show(question({ question: "day", input: { kind: "date", from: "2026-11-24", to: "2027-02-20" } }));
    const page = await kiosk.newPage();
    await page.locator('[data-date="2026-11-24"]').waitFor();
    expect(await page.locator('[data-date="2026-11-23"]').isDisabled()).toBe(true);
    await press(page, ["Later", "Saturday, January 2"]);
    await expectTouches([{ type: "touch", kind: "type", question: "day", text: "2027-01-02" }]);
  });

  it("picks a time as it is written in the visitor's language", async () => {
    const input = { kind: "time", from: "09:00", to: "18:00", stepMinutes: 30 } as const;
    kiosk.show(question({ question: "time", input }));
    const page = await kiosk.newPage();
    await press(page, ["5:30 PM"]);
    kiosk.show(question({ question: "time", input, language: "es" }));
    await press(page, ["17:30"]);
    const answer = { type: "touch", kind: "type", question: "time", text: "17:30" } as const;
    await expectTouches([answer, answer]);
  });

  it("takes a number only when it is one that is asked for", async () => {
    kiosk.show(
      question({
        question: "budget",
        input: { kind: "number", from: 20, to: 500, unit: "dollars", decimals: 0 },
      }),
    );
    const page = await kiosk.newPage();
    await press(page, ["1", "5"]);
    expect(await page.getByRole("button", { name: "Done" }).isDisabled()).toBe(true);
    await press(page, ["0", "Done"]);
    await expectTouches([{ type: "touch", kind: "type", question: "budget", text: "150" }]);
  });

  it("offers few numbers as tiles", async () => {
    kiosk.show(
      question({
        question: "people",
        input: { kind: "number", from: 1, to: 8, unit: "people", decimals: 0 },
      }),
    );
    const page = await kiosk.newPage();
    await press(page, ["4"]);
    await expectTouches([{ type: "touch", kind: "type", question: "people", text: "4" }]);
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

  it.each([
    ["portrait", { width: 1080, height: 1920 }],
    ["landscape", { width: 1920, height: 1080 }],
    ["narrow landscape", { width: 1280, height: 800 }],
    ["small landscape", { width: 1024, height: 600 }],
  ])("has nothing to touch that is small, hidden or outside a %s display", async (_name, viewport) => {
    kiosk.show(question({}));
    const page = await kiosk.newPage(viewport);
    for (const [name, input] of handInputs) {
      kiosk.show(question({ question: name, title: name, input }));
      await page.getByRole("heading", { name }).waitFor();
      await arrived(page);
      expect(await awkwardButtons(page)).toEqual([]);
    }
    kiosk.show(question({ kind: "attract", question: null, title: "Welcome", input: null, commands: [] }));
    for (const pairing of [codeShown, approvalShown]) {
      kiosk.show({ type: "pairing", pairing });
      await page.locator(`[data-pairing="${pairing.at}"]`).waitFor();
      await arrived(page);
      expect(await awkwardButtons(page)).toEqual([]);
    }
  });
});

/** Every way to answer by hand, as full as it gets. */
const handInputs: readonly (readonly [name: string, input: TouchInput])[] = [
  ...(["email", "name", "phone", "text"] as const).map(
    (layout) => [layout, { kind: "keyboard", layout, value: "" }] as const,
  ),
  [
    "several",
    {
      kind: "several",
      choices: Array.from({ length: 8 }, (_, index) => ({
        id: `c${index}`,
        label: `Bridal styling ${index}`,
      })),
      picked: ["c3"],
    },
  ],
  ["date", { kind: "date", from: "2026-11-22", to: "2027-02-20" }],
  ["time", { kind: "time", from: "08:00", to: "20:00", stepMinutes: 15 }],
  ["number", { kind: "number", from: 0, to: 5_000, unit: "dollars", decimals: 2 }],
  ["tiles", { kind: "number", from: 1, to: 12, unit: "people", decimals: 0 }],
];

async function expectTouches(expected: readonly Touch[]): Promise<void> {
  await expect.poll(() => kiosk.touches).toEqual(expected);
}

async function press(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) await page.getByRole("button", { name, exact: true }).tap();
}

function answerField(page: Page): Locator {
  return page.getByRole("textbox", { name: "Your answer" });
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

/** Resolves when the card of a new question stands still. */
async function arrived(page: Page): Promise<void> {
  await page
    .locator(".card")
    .evaluate((card) => Promise.all(card.getAnimations().map((one) => one.finished)));
}
