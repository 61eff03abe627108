import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Touch, TouchInput } from "../../robot/dialogue/screen-protocol.ts";
import { chromiumPath, noChromium } from "./chromium.ts";
import { KioskRig, question } from "./kiosk-rig.ts";
import { approvalShown, codeShown } from "./kiosk-staff-scenes.ts";
import { answerField, awkwardButtons, press } from "./touchable.ts";

let kiosk: KioskRig;

describe("an answer by hand on the kiosk page", () => {
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

/** Resolves when the card of a new question stands still. */
async function arrived(page: Page): Promise<void> {
  await page
    .locator(".card")
    .evaluate((card) => Promise.all(card.getAnimations().map((one) => one.finished)));
}
