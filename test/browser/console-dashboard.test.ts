import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type SeededLead, seedLeads } from "../../crm/server/testing/seeded-leads.ts";
import { accessibilityProblems, widthBeyondDisplay } from "./accessibility.ts";
import { chromiumPath, noChromium } from "./chromium.ts";
import { ConsoleRig, type Owner } from "./console-rig.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

let rig: ConsoleRig;
let owner: Owner;

describe("the dashboard in a real browser", () => {
  beforeAll(async () => {
    if (!chromiumPath) return;
    rig = await ConsoleRig.open();
    owner = await rig.newOwner();
    await seedLeads(rig.hub.core, owner.accountId, sixLeads(Date.now()));
  });
  beforeEach((ctx) => {
    if (!chromiumPath) ctx.skip(noChromium);
  });
  afterEach(async () => {
    if (chromiumPath) await rig.clear();
  });
  afterAll(async () => {
    if (chromiumPath) await rig.close();
  });

  it("shows the numbers that the seeded leads add up to", async () => {
    const page = await openDashboard();
    // Five in the last thirty days, and one sixty days ago.
    expect(await numbers(page, "Leads of the period")).toBe(5);
    expect(await numbers(page, "Leads: Google")).toBe(3);
    expect(await numbers(page, "Leads: No source")).toBe(1);
    // Reached after 2, 4 and 30 minutes: the median is 4.
    expect(await numbers(page, "Answered within five minutes of the visit")).toBe(2);
    expect(await numbers(page, "Leads that were reached")).toBe(3);
    await page.getByText("4 min", { exact: true }).waitFor();
    expect(await numbers(page, "Won leads")).toBe(1);
    expect(await numbers(page, "Lost leads")).toBe(1);
    // Two of five went on from New Inquiry, to MQL; being lost is no way on.
    expect(await numbers(page, "Entered New Inquiry")).toBe(5);
    expect(await numbers(page, "Went on from New Inquiry")).toBe(2);
    expect(await numbers(page, "Entered SQL")).toBe(1);
    expect(await numbers(page, "summer: Leads")).toBe(2);
    expect(await numbers(page, "summer: Won")).toBe(1);
    expect(await numbers(page, "Main objections: Too expensive")).toBe(1);
    expect(rig.complaints).toEqual([]);
  });

  it("opens the leads behind a number, as many as it says", async () => {
    const page = await openDashboard();
    for (const [title, leads] of [
      ["Leads: Google", 3],
      ["Won leads", 1],
      ["Leads that were reached", 3],
      ["Entered MQL", 2],
      ["No campaign: Leads", 3],
    ] as const) {
      await page.getByRole("button", { name: `${leads}: ${title}` }).click();
      const dialog = page.getByRole("dialog", { name: title });
      await dialog.getByRole("row").nth(1).waitFor();
      expect(await dialog.getByRole("rowheader").count(), title).toBe(leads);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    }
    await page.getByRole("button", { name: "1: Won leads" }).click();
    await page.getByRole("dialog").getByRole("link", { name: "Contact 1", exact: true }).click();
    await page.getByRole("heading", { name: "Contact 1", level: 1 }).waitFor();
  });

  it("keeps what is filtered in the address, so that a colleague sees the same", async () => {
    const page = await openDashboard();
    await page.getByLabel("Period", { exact: true }).selectOption({ label: "Last 90 days" });
    await page.getByRole("button", { name: "6: Leads of the period" }).waitFor();
    const address = await page.evaluate(() => location.hash.slice(1));
    expect(address).toBe("/dashboard?period=90-days");
    const colleague = await rig.newPage(owner, address);
    await colleague.getByRole("button", { name: "6: Leads of the period" }).waitFor();
  });

  it("has every number of the chart in a table, too", async () => {
    const page = await openDashboard();
    await page.locator(".chart canvas").waitFor();
    await page.getByText("As a table").click();
    const table = page.getByRole("table", { name: "Leads by day and source" });
    const counts = await table.locator("tbody .figure").allTextContents();
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(5);
  });

  it("gives its numbers as CSV for the same filter", async () => {
    const page = await openDashboard();
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Export as CSV" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("figures.csv");
    const text = await (await page.request.get(download.url())).text();
    expect(text).toMatch(/^figure,key,column,value\r?\n/);
    expect(text).toMatch(/^outcomes,,won,1\r?$/m);
  });

  it.each([
    ["by day on a phone", { viewport: { width: 360, height: 740 } }],
    ["by night on a desktop", { colorScheme: "dark" }],
  ] as const)("can be used by everybody, %s", async (_name, options) => {
    const page = await openDashboard(options);
    await page.getByText("As a table").click();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await widthBeyondDisplay(page)).toBe(0);
  });
});

async function openDashboard(options: Parameters<ConsoleRig["newPage"]>[2] = {}): Promise<Page> {
  const page = await rig.newPage(owner, "/dashboard", options);
  await page.getByRole("heading", { name: "Leads by source" }).waitFor();
  return page;
}

/** The number that opens the leads of this title. */
async function numbers(page: Page, title: string): Promise<number> {
  const button = page.getByRole("button", { name: new RegExp(`^\\d+: ${title}$`) });
  return Number(await button.textContent());
}

function sixLeads(nowMs: number): readonly SeededLead[] {
  const at = (daysAgo: number, minutesLater = 0) =>
    new Date(nowMs - daysAgo * DAY_MS + minutesLater * MINUTE_MS);
  const learned = {
    resonated: "Fast answer",
    mainObjection: "Too far away",
    qualified: "well-qualified",
  } as const;
  return [
    {
      madeAt: at(10),
      source: "google",
      campaign: "summer",
      contactedAt: at(10, 2),
      stays: [
        { stage: "new", from: at(10) },
        { stage: "mql", from: at(9) },
        { stage: "sql", from: at(8) },
        { stage: "won", kind: "won", from: at(5), feedback: learned },
      ],
    },
    {
      madeAt: at(7),
      source: "google",
      campaign: "summer",
      contactedAt: at(7, 4),
      stays: [
        { stage: "new", from: at(7) },
        { stage: "mql", from: at(6) },
      ],
    },
    {
      madeAt: at(6),
      source: "google",
      contactedAt: at(6, 30),
      stays: [
        { stage: "new", from: at(6) },
        {
          stage: "lost",
          kind: "lost",
          from: at(4),
          feedback: {
            resonated: "The price list",
            mainObjection: "Too expensive",
            qualified: "mismatch",
            mismatchWhy: "Wanted it for free.",
          },
        },
      ],
    },
    { madeAt: at(3), source: "instagram", stays: [{ stage: "new", from: at(3) }] },
    { madeAt: at(2), stays: [{ stage: "new", from: at(2) }] },
    { madeAt: at(60), source: "referral", stays: [{ stage: "new", from: at(60) }] },
  ];
}
