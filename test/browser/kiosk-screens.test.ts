import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Panel } from "../../robot/dialogue/screen-protocol.ts";
import { accessibilityProblems, widthBeyondDisplay } from "./accessibility.ts";
import { chromiumPath, noChromium } from "./chromium.ts";
import { KioskRig } from "./kiosk-rig.ts";
import { everyScreen, screenName } from "./kiosk-screens.ts";
import { awkwardButtons, cutOff, touchableAbove } from "./touchable.ts";

const sizes = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1280, height: 800 },
} as const;

/** What a visitor may have chosen, by the names of the switches in both languages. */
const large = /^(Larger text|Letra más grande)$/;
const contrast = /^(Stronger contrast|Más contraste)$/;
const low = /^(Everything lower down|Todo más abajo)$/;
const comforts = {
  "as it comes": [],
  "in large letters": [large],
  "in strong contrast": [contrast],
  "with everything at once": [large, contrast, low],
} as const;

let kiosk: KioskRig;

beforeAll(async () => {
  if (!chromiumPath) return;
  kiosk = await KioskRig.open();
  await kiosk.startRobot();
});
afterAll(async () => {
  if (!chromiumPath) return;
  await kiosk.clear();
  await kiosk.close();
});

describe.each(["en", "es"] as const)("every screen of a visit in %s", (language) => {
  const screens = everyScreen(language);

  it("is found by walking the forms: all ways to answer are among them", () => {
    const kinds = new Set<string>(screens.map(({ kind, input }) => input?.kind ?? kind));
    const answers = ["choices", "consent", "date", "keyboard", "number", "review", "several", "time"];
    expect([...kinds].sort()).toEqual([...answers, "attract", "tell"].sort());
  });

  it("offers a person, a way out, help, another language and another voice, wherever it asks something", () => {
    const needed = [
      "help",
      "person",
      "cancel",
      "repeat",
      "pause",
      "slower",
      "louder",
      "other-language",
    ] as const;
    const poor = screens
      .filter(({ kind }) => kind === "ask")
      .flatMap((panel) =>
        needed
          .filter((each) => !panel.commands.includes(each))
          .map((each) => `${screenName(panel)}: no ${each}`),
      );
    expect(poor).toEqual([]);
  });

  describe.each(Object.entries(sizes))("on a %s display", (size, viewport) => {
    beforeEach((ctx) => {
      if (!chromiumPath) ctx.skip(noChromium);
    });

    it.each(Object.entries(comforts))(
      "%s fits a finger, and axe finds nothing",
      async (comfort, switches) => {
        const page = await kiosk.newPage(viewport);
        await page.emulateMedia({ reducedMotion: "reduce" });
        const problems: string[] = [];
        // What a screen reader tells, and how colours stand out, is the same on every display.
        const isAudited = size === "portrait" && comfort !== "in large letters";
        for (const [index, panel] of screens.entries()) {
          await show(page, panel, index === 0 ? switches : []);
          const isLow =
            size === "portrait" && comfort === "with everything at once" && panel.kind !== "attract";
          const found = [
            ...(await misfits(page)),
            ...(isLow ? await touchableAbove(page, 0.5) : []),
            ...(isAudited ? await accessibilityProblems(page) : []),
          ];
          problems.push(...found.map((problem) => `${screenName(panel)}: ${problem}`));
        }
        await page.context().close();
        expect(problems).toEqual([]);
      },
    );
  });
});

/** The attract screen comes first: what is chosen there stays for the whole visit. */
async function show(page: Page, panel: Panel, switches: readonly RegExp[]): Promise<void> {
  kiosk.show(panel);
  await page.getByText(panel.title, { exact: true }).first().waitFor();
  if (switches.length === 0) return;
  await page.locator('[data-command="comfort"]').tap();
  for (const name of switches) await page.getByRole("button", { name }).tap();
  await page.locator(".aside .finish").tap();
}

async function misfits(page: Page): Promise<string[]> {
  const beyond = await widthBeyondDisplay(page);
  return [
    ...(await awkwardButtons(page)).map((name) => `cannot be hit: ${name}`),
    ...(await cutOff(page)).map((name) => `cut off: ${name}`),
    ...(beyond > 0 ? [`${beyond} px wider than the display`] : []),
  ];
}
