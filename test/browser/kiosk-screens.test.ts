import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Activity } from "../../robot/dialogue/screen-protocol.ts";
import type { Language } from "../../robot/kernel/vocabulary.ts";
import { accessibilityProblems, widthBeyondDisplay } from "./accessibility.ts";
import { chromiumPath, noChromium } from "./chromium.ts";
import { KioskRig } from "./kiosk-rig.ts";
import { cleared, everyScene, type Scene } from "./kiosk-scenes.ts";
import { everyScreen, screenName } from "./kiosk-screens.ts";
import { awkwardButtons, cutOff, touchableAbove } from "./touchable.ts";

/** What a visitor may have chosen, by the names of the switches. */
const comforts = {
  "as it comes": [],
  "in large letters": ["large"],
  "in strong contrast": ["contrast"],
  "in large letters and strong contrast": ["large", "contrast"],
  "with everything low": ["low"],
  "with everything at once": ["large", "contrast", "low"],
} as const;
type Comfort = keyof typeof comforts;

const displays = {
  portrait: { size: { width: 1080, height: 1920 }, comforts: Object.keys(comforts) as Comfort[] },
  // There everything is low already, and nothing offers it.
  landscape: {
    size: { width: 1280, height: 800 },
    comforts: [
      "as it comes",
      "in large letters",
      "in strong contrast",
      "in large letters and strong contrast",
    ],
  },
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
});

describe.each(["en", "es"] as const)("everything that the page shows in %s", (language) => {
  const scenes = everyScene(language);

  describe.each(["portrait", "landscape"] as const)("on a %s display", (display) => {
    const { size, comforts: offered } = displays[display];

    beforeEach((ctx) => {
      if (!chromiumPath) ctx.skip(noChromium);
    });

    it.each([...offered])("%s fits a finger, and axe finds nothing", async (comfort) => {
      const page = await kiosk.newPage(size);
      await page.emulateMedia({ reducedMotion: "reduce" });
      await makeComfortable(page, scenes[0], comforts[comfort]);
      const problems: string[] = [];
      const look = async (scene: Scene, name: string) => {
        const found = [
          ...(await misfits(page)),
          ...(scene.isVisit && isLow(comfort) ? await touchableAbove(page, 0.5) : []),
          ...(await audited(page, comfort, language)),
        ];
        problems.push(...found.map((problem) => `${name}: ${problem}`));
      };
      for (const [index, scene] of scenes.entries()) {
        await show(page, scene, index % 2 === 0 ? "listening" : "speaking");
        await look(scene, scene.name);
        if (await turnedOver(page)) await look(scene, `${scene.name}, its next page`);
      }
      await page.context().close();
      expect(problems).toEqual([]);
    });
  });
});

/** What a screen reader tells is the same in every comfort, and colours are the same in every language. */
async function audited(page: Page, comfort: Comfort, language: Language): Promise<string[]> {
  if (comfort === "as it comes") return accessibilityProblems(page);
  return language === "en" ? accessibilityProblems(page, "looks") : [];
}

function isLow(comfort: Comfort): boolean {
  return comforts[comfort].some((each) => each === "low");
}

/** On the attract screen: what is chosen there stays for the whole visit. */
async function makeComfortable(page: Page, attract: Scene | undefined, switches: readonly string[]) {
  if (!attract) throw new Error("there is no scene to begin with");
  await show(page, attract, "idle");
  await page.locator('[data-command="comfort"]').tap();
  for (const name of switches) await page.locator(`[data-comfort="${name}"]`).tap();
}

/** @param activity another one than before: once the page shows it, it shows what was told before, too */
async function show(page: Page, { told, touched, shows }: Scene, activity: Activity): Promise<void> {
  const close = page.locator(".aside .finish");
  if (await close.isVisible()) await close.tap();
  kiosk.show(...cleared, ...told, { type: "activity", activity });
  await page.locator(`.status[data-state="${activity}"]`).waitFor();
  for (const selector of touched) await page.locator(selector).first().tap();
  await page.locator(shows).first().waitFor();
}

/** False: all is on one page. */
async function turnedOver(page: Page): Promise<boolean> {
  const next = page.locator(".pages .turn").last();
  if (!(await next.isVisible()) || (await next.isDisabled())) return false;
  await next.tap();
  return true;
}

async function misfits(page: Page): Promise<string[]> {
  const beyond = await widthBeyondDisplay(page);
  return [
    ...(await awkwardButtons(page)).map((name) => `cannot be hit: ${name}`),
    ...(await cutOff(page)).map((name) => `cut off: ${name}`),
    ...(beyond > 0 ? [`${beyond} px wider than the display`] : []),
  ];
}
