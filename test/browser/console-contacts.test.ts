import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listContacts } from "../../crm/contract/contact.ts";
import { must } from "../../crm/server/testing/api-client.ts";
import { type PlayedVisits, playedVisits } from "../../crm/server/testing/played-visits.ts";
import { accessibilityProblems } from "./accessibility.ts";
import { chromiumPath, noChromium } from "./chromium.ts";
import { ConsoleRig, type Owner } from "./console-rig.ts";
import { salonVisit } from "./salon-visitor.ts";

let rig: ConsoleRig;
let owner: Owner;
let robot: PlayedVisits;

describe("contacts and tasks in a real browser", () => {
  beforeAll(async () => {
    if (chromiumPath) rig = await ConsoleRig.open();
  });
  beforeEach(async (ctx) => {
    if (!chromiumPath) ctx.skip(noChromium);
    owner = await rig.newOwner();
    robot = await playedVisits(rig.hub.core, owner.accountId);
  });
  afterEach(async () => {
    if (chromiumPath) await rig.clear();
  });
  afterAll(async () => {
    if (chromiumPath) await rig.close();
  });

  it("finds a contact by what is typed, and keeps what was searched for out of the address", async () => {
    await robot.deliver(salonVisit(tom), salonVisit(ana));
    const page = await rig.newPage(owner, "/contacts");
    await page.getByRole("rowheader", { name: "Ana García" }).waitFor();
    await page.getByRole("searchbox", { name: "Search" }).fill("becker");
    await page.getByRole("rowheader", { name: "Ana García" }).waitFor({ state: "detached" });
    expect(await page.getByRole("rowheader").allTextContents()).toEqual(["Tom Becker"]);
    expect(page.url()).not.toContain("becker");
  });

  it("reads phone numbers out as people write them, and lets a press call", async () => {
    await robot.deliver(salonVisit(ana));
    const page = await openContact("Ana García");
    const link = page.getByRole("link", { name: "+1 312 555 0143" });
    expect(await link.getAttribute("href")).toBe("tel:+13125550143");
  });

  it("merges two that are one person, and takes the merge apart again", async () => {
    await robot.deliver(salonVisit(tom), salonVisit({ ...tom, name: "Wilhelmina Becker" }));
    const page = await rig.newPage(owner, "/duplicates");
    await page.getByRole("button", { name: "Same person: keep Tom Becker" }).click();
    await page.getByText("Everybody is there once").waitFor();
    expect(await names()).toEqual(["Tom Becker"]);
    await page.goto(`${rig.served.url}/#/contacts`);
    await page.getByRole("link", { name: "Tom Becker" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Taken apart").waitFor();
    expect((await names()).sort()).toEqual(["Tom Becker", "Wilhelmina Becker"]);
  });

  it("leaves two people two, and does not ask again", async () => {
    await robot.deliver(salonVisit(tom), salonVisit({ ...tom, name: "Wilhelmina Becker" }));
    const page = await rig.newPage(owner, "/duplicates");
    await page.getByRole("button", { name: "They are two people" }).click();
    await page.getByText("Everybody is there once").waitFor();
    await page.reload();
    await page.getByText("Everybody is there once").waitFor();
    expect(await names()).toHaveLength(2);
  });

  it("says at its place that an e-mail address is none", async () => {
    await robot.deliver(salonVisit(ana));
    const page = await openContact("Ana García");
    await page.getByRole("button", { name: "Edit" }).click();
    const dialog = page.getByRole("dialog");
    const emails = dialog.getByLabel("E-mail addresses");
    await emails.fill("ana@example");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect.poll(() => emails.getAttribute("aria-invalid")).toBe("true");
    await emails.fill("ana@example.com");
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByRole("link", { name: "ana@example.com" }).waitFor();
  });

  it("erases a contact after a typed word only, and hands out a receipt that names nobody", async () => {
    await robot.deliver(salonVisit(ana), salonVisit(tom));
    const page = await openContact("Ana García");
    await page.getByRole("button", { name: "Erase" }).click();
    const dialog = page.getByRole("dialog");
    const forGood = dialog.getByRole("button", { name: "Erase for good" });
    expect(await forGood.isDisabled()).toBe(true);
    await dialog.getByLabel("Type “erase” to confirm").fill("erase");
    await forGood.click();
    await page.getByRole("heading", { name: "Erased" }).waitFor();
    const receipt = await page.getByRole("region", { name: "Receipt" }).textContent();
    expect(receipt).toMatch(/Contacts\s*1 erased/);
    expect(receipt).not.toContain("Ana");
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole("link", { name: "Back to the contacts" }).click();
    await page.getByRole("rowheader", { name: "Tom Becker" }).waitFor();
    expect(await names()).toEqual(["Tom Becker"]);
  });

  it("counts a task down, says why a late one is overdue, and finishes it with the first contact", async () => {
    const sam = await rig.newColleague(owner, "Sam Sales", "sales");
    await robot.deliver(salonVisit({ ...ana, minutesAgo: 30 }), salonVisit({ ...tom, minutesAgo: 1 }));
    const page = await rig.newPage(sam, "/tasks");
    const late = page.getByRole("article").filter({ hasText: "Ana García" });
    expect(await late.textContent()).toMatch(/overdue 25:\d\d/);
    expect(await late.textContent()).toMatch(/The visit ended at .* the lead arrived 30 minutes later/);
    const soon = page.getByRole("article").filter({ hasText: "Tom Becker" }).locator(".countdown");
    const before = await soon.textContent();
    expect(before).toMatch(/due in 3:\d\d/);
    await expect.poll(() => soon.textContent()).not.toBe(before);

    await late.getByRole("button", { name: "I’ll do it" }).click();
    await late.getByText("Taken on").waitFor();
    await late.getByRole("button", { name: "Done" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Ana García was reached").check();
    await dialog.getByLabel("How did it go?").fill("She comes on Friday.");
    await dialog.getByRole("button", { name: "Done" }).click();
    await late.waitFor({ state: "detached" });
    await page.getByRole("tab", { name: "Done" }).click();
    await late.getByRole("link", { name: "Ana García" }).click();
    await page.locator(".tag", { hasText: "Contacted" }).waitFor();
  });

  it("tells whoever got a lead at once: in the navigation, at the bell, and in a notice that leads to it", async () => {
    const sam = await rig.newColleague(owner, "Sam Sales", "sales");
    const page = await rig.newPage(sam, "/");
    await page.getByRole("status").filter({ hasText: "Live" }).waitFor();
    // Only what comes after the first list of notices is news.
    await page.waitForLoadState("networkidle");
    await robot.deliver(salonVisit(ana));
    await page.locator(".toast").waitFor();
    await page.getByRole("link", { name: "Notices, 1 unread" }).click();
    await expect
      .poll(() =>
        page
          .getByRole("link", { name: /^Tasks/ })
          .first()
          .textContent(),
      )
      .toBe("Tasks1");
    await page.getByRole("article").getByRole("link").click();
    await page.getByRole("heading", { name: "Ana García", level: 1 }).waitFor();
    await page.getByRole("link", { name: "Notices", exact: true }).waitFor();
  });
});

const ana = {
  name: "Ana García",
  contact: "+13125550143",
  service: "Appointment",
  tags: [{ group: "service", tag: "appointment" }],
};
const tom = { name: "Tom Becker", contact: "+13125550177" };

async function names(): Promise<(string | null)[]> {
  const { body } = await must(owner.client.ask("/api/v1/contacts"));
  return listContacts.gives.parse(body).items.map(({ name }) => name);
}

async function openContact(name: string): Promise<Page> {
  const { body } = await must(owner.client.ask("/api/v1/contacts"));
  const found = listContacts.gives.parse(body).items.find((contact) => contact.name === name);
  return await rig.newPage(owner, `/contacts/${found?.id}`);
}
