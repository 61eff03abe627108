import type { Page, WebSocketRoute } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type Lead,
  lead as leadSchema,
  listLeads,
  readTimeline,
  transition,
} from "../../crm/contract/lead.ts";
import { must } from "../../crm/server/testing/api-client.ts";
import { type PlayedVisits, playedVisits } from "../../crm/server/testing/played-visits.ts";
import { chromiumPath, noChromium } from "./chromium.ts";
import { ConsoleRig, type Owner } from "./console-rig.ts";
import { describedBy, focused, tabTo } from "./keyboard.ts";
import { card, column, moveIn } from "./lead-board.ts";
import { type SalonVisitor, salonVisit } from "./salon-visitor.ts";

let rig: ConsoleRig;
let owner: Owner;
let robot: PlayedVisits;

describe("working on leads in a real browser", () => {
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

  it("shows a visit on the open board by itself, within seconds", async () => {
    const page = await openBoard();
    await column(page, "New Inquiry").getByText("The next visitor").waitFor();
    await visit(ana);
    await card(page, "New Inquiry", "Ana García").waitFor();
    expect(await column(page, "New Inquiry").getByRole("heading", { level: 3 }).count()).toBe(1);
  });

  it("says that it is reconnecting, and afterwards shows what came meanwhile", async () => {
    const page = await rig.newPage(owner);
    const lines: WebSocketRoute[] = [];
    let cut = false;
    await page.routeWebSocket(/\/api\/v1\/live$/, async (line) => {
      if (cut) return await line.close();
      line.connectToServer();
      lines.push(line);
    });
    await page.reload();
    const live = page.getByRole("status").filter({ hasText: /^(Live|Reconnecting…)$/ });
    await expect.poll(() => live.textContent()).toBe("Live");
    cut = true;
    await lines[0]?.close();
    await expect.poll(() => live.textContent()).toBe("Reconnecting…");
    await visit(ana);
    expect(await card(page, "New Inquiry", "Ana García").count()).toBe(0);
    cut = false;
    await card(page, "New Inquiry", "Ana García").waitFor();
    expect(await live.textContent()).toBe("Live");
  });

  it("says where and why a move without a note is refused, and leaves the lead where it is", async () => {
    await visit(ana);
    const page = await openBoard();
    await page.getByRole("button", { name: "Move Ana García" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("To stage").selectOption({ label: "MQL" });
    await dialog.getByRole("button", { name: "Move to MQL" }).click();
    const note = dialog.getByLabel("Note");
    await expect.poll(() => note.getAttribute("aria-invalid")).toBe("true");
    expect(await describedBy(note)).toContain("Write a note");
    await expect.poll(() => note.evaluate((element) => element === document.activeElement)).toBe(true);
    expect((await onlyLead()).stage).toBe("new");
  });

  it("moves the card once the hub has said yes, and keeps the note in the log", async () => {
    await visit(ana);
    const page = await openBoard();
    await page.getByRole("button", { name: "Move Ana García" }).click();
    await moveIn(page, "MQL", "Wants highlights before the wedding.");
    await card(page, "MQL", "Ana García").waitFor();
    expect(await column(page, "New Inquiry").getByText("Ana García").count()).toBe(0);
    await card(page, "MQL", "Ana García").getByRole("link").click();
    await page.getByText("Wants highlights before the wedding.").first().waitFor();
  });

  it("names every criterion that a stage still wants, before and after the hub refuses", async () => {
    await visit({ name: "Tom Becker", contact: "+13125550177" });
    const page = await openBoard();
    await page.getByRole("button", { name: "Move Tom Becker" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("To stage").selectOption("sql");
    const wanted = ["The score is 20; at least 40 is wanted.", '"Agreed next step" is not filled in.'];
    for (const sentence of wanted) await dialog.getByText(sentence).waitFor();
    await dialog.getByLabel("Note").fill("He sounded keen.");
    await dialog.getByRole("button", { name: "Move to SQL" }).click();
    const refused = await dialog.getByRole("alert").textContent();
    for (const sentence of wanted) expect(refused).toContain(sentence);
    expect((await onlyLead()).stage).toBe("new");
  });

  it("moves a lead with nothing but the keyboard, and leaves the focus on the card where it is now", async () => {
    await visit(ana);
    const page = await openBoard();
    await tabTo(page, "Move Ana García");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("To stage").waitFor();
    await expect.poll(() => focused(page)).toContain("To stage");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Called; she wants Friday.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await card(page, "MQL", "Ana García").waitFor();
    await expect.poll(() => focused(page)).toContain("Ana García");
  });

  it("drags a card onto another stage, and asks for the note before it moves", async () => {
    await visit(ana);
    const page = await openBoard();
    await card(page, "New Inquiry", "Ana García").dragTo(column(page, "MQL"));
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Note").waitFor();
    expect(await dialog.getByLabel("To stage").inputValue()).toBe("mql");
    expect(await card(page, "New Inquiry", "Ana García").count()).toBe(1);
    await moveIn(page, "MQL", "Dragged and explained.");
    await card(page, "MQL", "Ana García").waitFor();
  });

  it("gives up a move with Escape and puts the focus back on the button", async () => {
    await visit(ana);
    const page = await openBoard();
    await tabTo(page, "Move Ana García");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => focused(page)).toBe("Move Ana García");
  });

  it("closes a lead with feedback only, and shows the feedback in its history", async () => {
    await visit(ana);
    const { id } = await onlyLead();
    const page = await rig.newPage(owner, `/leads/${id}`);
    await page.getByRole("button", { name: /Move to Lost/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Note").fill("She found another salon.");
    await dialog.getByRole("button", { name: "Move to Lost" }).click();
    await dialog.getByRole("alert").waitFor();
    expect((await onlyLead()).stage).toBe("new");
    await dialog.getByLabel("Which message resonated?").fill("Balayage from 90 dollars");
    await dialog.getByLabel("What was the main objection?").fill("Too far away");
    await dialog.getByLabel("No, a mismatch").check();
    await dialog.getByLabel("Why did it not fit?").fill("Lives in another town");
    await dialog.getByRole("button", { name: "Move to Lost" }).click();
    await page.getByRole("region", { name: "What happened" }).getByText("Balayage from 90 dollars").waitFor();
    const logged = (await history(id)).find(({ to }) => to === "lost");
    expect(logged?.feedback).toEqual({
      resonated: "Balayage from 90 dollars",
      mainObjection: "Too far away",
      qualified: "mismatch",
      mismatchWhy: "Lives in another town",
    });
  });

  it("says that somebody else was faster, shows what they did, and lets one go on", async () => {
    await visit(ana);
    const { id, revision } = await onlyLead();
    const page = await openBoard();
    await page.getByRole("button", { name: "Move Ana García" }).click();
    await page.getByRole("dialog").getByLabel("To stage").waitFor();
    await must(
      owner.client.post(`/api/v1/leads/${id}/transitions`, { to: "mql", revision, note: "Somebody else" }),
    );
    // The dialog has heard of it: the stage that the lead is in is no way on any more.
    await expect
      .poll(() => page.getByRole("dialog").getByLabel("To stage").locator("option").allTextContents())
      .not.toContain("MQL");
  });

  it("shows what was heard, how sure the robot was, what was confirmed, and what the visitor agreed to", async () => {
    await visit({ ...ana, openQuestions: ["Do you have parking?"] });
    const page = await rig.newPage(owner, `/leads/${(await onlyLead()).id}`);
    const timeline = page.getByRole("region", { name: "What happened" });
    await timeline.getByText("“my name is ana garcía”").waitFor();
    const text = await timeline.textContent();
    expect(text).toContain("91 %");
    expect(text).toContain("confirmed when read back");
    expect(text).toContain("“Do you have parking?”");
    await timeline.getByText("Agreed to the recording").click();
    await timeline.getByText("May I take down your details?").waitFor();
  });

  it("explains the score, and the handoff step by step", async () => {
    await visit(ana);
    const page = await rig.newPage(owner, `/leads/${(await onlyLead()).id}`);
    await page.getByText("+20").first().waitFor();
    await page.getByText("timeline this week").waitFor();
    const summary = page.locator(".timeline li[data-kind=handoff] .timeline-entry > p:not(.timeline-head)");
    expect(await summary.textContent()).toMatch(/ is due at \d\d:\d\d/);
    expect(await summary.textContent()).not.toContain("UTC");
    await page.getByText("Why, step by step").click();
    await page.locator(".steps li").first().waitFor();
    // The steps are told once.
    await expect.poll(() => summary.count()).toBe(0);
  });

  it("leads from a sentence of the profile to where it was said", async () => {
    await visit(ana);
    const page = await rig.newPage(owner, `/leads/${(await onlyLead()).id}`);
    const sentence = page.locator(".sentence", { hasText: "Service" });
    await sentence.getByRole("button", { name: "source" }).click();
    await sentence.getByRole("button", { name: "Show where" }).click();
    await expect.poll(() => page.locator(".cited").textContent()).toContain("Appointment");
    await expect.poll(() => focused(page)).toContain("i would like appointment");
  });

  it("corrects a field where it stands, and keeps who did", async () => {
    await visit(ana);
    const { id } = await onlyLead();
    const page = await rig.newPage(owner, `/leads/${id}`);
    await page.getByRole("button", { name: "Fill in: Budget" }).click();
    await page.getByLabel("Budget (USD)").fill("a lot");
    await page.getByRole("button", { name: "Save" }).click();
    await expect.poll(() => page.getByLabel("Budget (USD)").getAttribute("aria-invalid")).toBe("true");
    await page.getByLabel("Budget (USD)").fill("120");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("$120").waitFor();
    expect((await onlyLead()).fields.budget?.from).toMatchObject({
      kind: "member",
      by: { id: owner.memberId },
    });
  });

  it("notes the first contact, and from then on says when it was", async () => {
    await visit(ana);
    const page = await rig.newPage(owner, `/leads/${(await onlyLead()).id}`);
    await page.getByRole("button", { name: "Contacted" }).click();
    await page.getByRole("dialog").getByLabel("By text message").check();
    await page.getByRole("button", { name: "Note it" }).click();
    await page.locator(".tag", { hasText: "Contacted" }).waitFor();
    expect((await onlyLead()).firstContactAt).not.toBeNull();
  });

  it("offers a viewer nothing that they may not do", async () => {
    await visit(ana);
    const viewer = await rig.newColleague(owner, "Vera Viewer", "viewer");
    const page = await rig.newPage(viewer, "/");
    await card(page, "New Inquiry", "Ana García").waitFor();
    expect(await page.getByRole("button", { name: /Move|New lead/ }).count()).toBe(0);
    await card(page, "New Inquiry", "Ana García").getByRole("link").click();
    await page.getByRole("heading", { name: "Details" }).waitFor();
    expect(await page.getByRole("button", { name: /Move|Contacted|Correct|Fill in|Done/ }).count()).toBe(0);
  });
});

const ana: SalonVisitor = {
  name: "Ana García",
  contact: "+13125550143",
  service: "Appointment",
  timeline: "This week",
  tags: [
    { group: "source", tag: "instagram" },
    { group: "service", tag: "appointment" },
    { group: "timeline", tag: "this-week" },
  ],
};

async function visit(...visitors: readonly SalonVisitor[]): Promise<void> {
  await robot.deliver(...visitors.map((visitor) => salonVisit(visitor)));
}

/** The board, connected: what happens from now on shows by itself. */
async function openBoard(): Promise<Page> {
  const page = await rig.newPage(owner);
  await page.getByRole("status").filter({ hasText: "Live" }).waitFor();
  await column(page, "New Inquiry").waitFor();
  return page;
}

/** The account's only lead, as the hub has it. */
async function onlyLead(): Promise<Lead> {
  const listed = listLeads.gives.parse((await must(owner.client.ask("/api/v1/leads"))).body);
  expect(listed.items).toHaveLength(1);
  const id = listed.items[0]?.id;
  return leadSchema.parse((await must(owner.client.ask(`/api/v1/leads/${id}`))).body);
}

async function history(id: string) {
  const { body } = await must(owner.client.ask(`/api/v1/leads/${id}/timeline`));
  return readTimeline.gives
    .parse(body)
    .entries.flatMap((entry) => (entry.kind === "transition" ? [transition.parse(entry.transition)] : []));
}
