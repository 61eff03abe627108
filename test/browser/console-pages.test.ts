import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listLeads } from "../../crm/contract/lead.ts";
import { must } from "../../crm/server/testing/api-client.ts";
import { playedVisits } from "../../crm/server/testing/played-visits.ts";
import { accessibilityProblems, widthBeyondDisplay } from "./accessibility.ts";
import { chromiumPath, noChromium } from "./chromium.ts";
import { ConsoleRig, type Owner } from "./console-rig.ts";
import { salonVisit } from "./salon-visitor.ts";

let rig: ConsoleRig;
let owner: Owner;
/** Addresses of every page: those of the navigation, and those that are reached from others. */
let addresses: readonly string[];

describe("every page of the console in a real browser", () => {
  beforeAll(async () => {
    if (!chromiumPath) return;
    rig = await ConsoleRig.open();
    owner = await rig.newOwner();
    const robot = await playedVisits(rig.hub.core, owner.accountId);
    await robot.deliver(
      salonVisit({
        name: "Ana García",
        contact: "+13125550143",
        service: "Appointment",
        timeline: "This week",
        tags: [
          { group: "source", tag: "instagram" },
          { group: "timeline", tag: "this-week" },
        ],
        openQuestions: ["Do you have parking?"],
      }),
      salonVisit({ name: "Tom Becker", contact: "+13125550177", minutesAgo: 30 }),
      salonVisit({
        name: "Maximiliana von Hohenstein-Oppenheimer",
        contact: "+13125550177",
        minutesAgo: 2000,
      }),
    );
    const { items } = listLeads.gives.parse((await must(owner.client.ask("/api/v1/leads"))).body);
    const lead = items.find(({ contact }) => contact.name === "Ana García");
    if (!lead) throw new Error("the seeded lead is missing");
    const page = await rig.newPage(owner);
    const links = page.getByRole("navigation", { name: "Console" }).first().getByRole("link");
    await links.nth(3).waitFor();
    const inNavigation = await links.evaluateAll((found) => found.map((link) => link.getAttribute("href")));
    addresses = [
      ...new Set(inNavigation.flatMap((href) => href?.slice(1) ?? [])),
      `/leads/${lead.id}`,
      `/contacts/${lead.contact.id}`,
      `/robots/${robot.robotId}`,
      "/duplicates",
      "/notices",
      "/tasks?view=all",
      "/nowhere",
    ];
    await rig.clear();
  }, 180_000);
  beforeEach((ctx) => {
    if (!chromiumPath) ctx.skip(noChromium);
  });
  afterEach(async () => {
    if (chromiumPath) await rig.clear();
  });
  afterAll(async () => {
    if (chromiumPath) await rig.close();
  });

  it.each([
    ["by day on a desktop", { colorScheme: "light" }],
    ["by night on a phone", { colorScheme: "dark", viewport: { width: 360, height: 740 }, hasTouch: true }],
  ] as const)(
    "can be used by everybody, %s",
    async (_name, options) => {
      const found: string[] = [];
      const page = await rig.newPage(owner, addresses[0], options);
      for (const address of addresses) {
        await goTo(page, address);
        found.push(...(await accessibilityProblems(page)).map((problem) => `${address}: ${problem}`));
        const beyond = await widthBeyondDisplay(page);
        if (beyond > 0) found.push(`${address}: ${beyond} pixels wider than the display`);
      }
      expect(found).toEqual([]);
      // Neither a mistake of a page, nor anything that its security policy forbids.
      expect(rig.complaints).toEqual([]);
      expect(addresses.length).toBeGreaterThan(15);
    },
    240_000,
  );

  it("can be used by everybody at the door", async () => {
    const page = await rig.newPage(null);
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole("button", { name: "Sign up" }).click();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it("can be used by everybody while a dialog is open", async () => {
    const page = await rig.newPage(owner);
    await page.getByRole("button", { name: "Move Ana García" }).click();
    await page.getByRole("dialog").getByLabel("To stage").selectOption("won");
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it("moves the focus to the title after a navigation, and names the window after the page", async () => {
    const page = await rig.newPage(owner);
    await page.getByRole("link", { name: "Contacts" }).first().click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Contacts");
    expect(await page.title()).toBe("Contacts · Stella");
  });

  it("lets the keyboard skip the navigation", async () => {
    const page = await rig.newPage(owner);
    await page.getByRole("heading", { name: "Board" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
  });
});

/** Follows a link within the console; resolves when the page there has read what it shows. */
async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate(async (to) => {
    location.hash = to;
    // The page is drawn in the next frame, with a sign for everything that it still reads.
    for (const _frame of [1, 2]) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, address);
  await page.waitForFunction(() => document.querySelector("h1") && !document.querySelector(".loading"));
}
