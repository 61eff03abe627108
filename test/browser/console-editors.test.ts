import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type DocumentKind, listWordsToReview, readDocument } from "../../crm/contract/document.ts";
import { listLeads } from "../../crm/contract/lead.ts";
import { playbook as playbookSchema } from "../../crm/contract/playbook/playbook.ts";
import { must } from "../../crm/server/testing/api-client.ts";
import { playedVisits } from "../../crm/server/testing/played-visits.ts";
import { accessibilityProblems, widthBeyondDisplay } from "./accessibility.ts";
import { chromiumPath, noChromium } from "./chromium.ts";
import { ConsoleRig, type Owner } from "./console-rig.ts";
import { salonVisit } from "./salon-visitor.ts";

let rig: ConsoleRig;
let owner: Owner;

describe("the console's editors in a real browser", () => {
  beforeAll(async () => {
    if (chromiumPath) rig = await ConsoleRig.open();
  });
  beforeEach(async (ctx) => {
    if (!chromiumPath) ctx.skip(noChromium);
    owner = await rig.newOwner();
  });
  afterEach(async () => {
    if (chromiumPath) await rig.clear();
  });
  afterAll(async () => {
    if (chromiumPath) await rig.close();
  });

  it("says at its place what is wrong with a playbook, and publishes nothing", async () => {
    const page = await openPlaybook();
    await fold(page, "SQL").click();
    const name = page.getByLabel("Name", { exact: true }).last();
    await name.fill("");
    await page.getByRole("button", { name: "Publish…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();

    await page.getByText("One thing is wrong. Nothing was published.").waitFor();
    expect(await name.getAttribute("aria-invalid")).toBe("true");
    expect((await latest("playbook", "playbook")).version).toBe(1);
    expect(await accessibilityProblems(page)).toEqual([]);

    // Mended, it is right at once, without asking again.
    await name.fill("Sales-qualified");
    expect(await name.getAttribute("aria-invalid")).toBeNull();
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  it("leads from a mistake to its place, also when that is folded away on another tab", async () => {
    const page = await openPlaybook("part=fields");
    await fold(page, "Agreed next step").click();
    await page.getByLabel("Id", { exact: true }).fill("next");
    await page.getByRole("button", { name: "Check" }).click();
    await page.getByRole("button", { name: "Pipelines › Sales › Stages › SQL › Requires" }).click();
    const lost = page.getByLabel("next-step (not there)");
    await lost.waitFor();
    await expect.poll(() => page.evaluate(() => location.hash)).toContain("part=pipelines");
    expect(await page.getByRole("tab", { name: "Pipelines 1 mistake" }).getAttribute("aria-selected")).toBe(
      "true",
    );
  });

  it("publishes what was changed with a note, shows the difference, and rolls it back", async () => {
    const page = await openPlaybook("part=score");
    await page.getByRole("button", { name: "Add a score rule" }).click();
    await page.getByLabel("Reason").last().fill("Big budget");
    await page.getByLabel("Points", { exact: true }).last().fill("25");
    await fold(page, "can be reached").last().click();
    await page
      .getByLabel("What must be true")
      .last()
      .selectOption({ label: "A number or an amount lies between" });
    await page.getByLabel("Field", { exact: true }).last().selectOption({ label: "Budget" });
    await page.getByLabel(/^From/).last().fill("1000");
    await page.getByRole("button", { name: "Publish…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Score rules › Big budget").waitFor();
    await dialog.getByLabel("What was changed, and why").fill("Budgets count now.");
    await dialog.getByRole("button", { name: "Publish" }).click();
    await page.getByText("Version 2, published").waitFor();

    const published = playbookSchema.parse((await latest("playbook", "playbook")).body);
    expect(published.scoreRules.at(-1)).toEqual({
      id: "big-budget",
      label: "Big budget",
      points: 25,
      when: [{ kind: "field-between", field: "budget", from: 1000 }],
    });

    await page.getByRole("link", { name: "History" }).click();
    await page.getByText("Budgets count now.").waitFor();
    await page.getByRole("button", { name: "What changed" }).click();
    await page.getByText("Score rules › Big budget").waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole("button", { name: "Restore" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Restore" }).click();
    await page.getByRole("heading", { name: "Version 3 in force" }).waitFor();
    const restored = await latest("playbook", "playbook");
    expect(restored).toMatchObject({ version: 3, restores: 1 });
    expect(playbookSchema.parse(restored.body).scoreRules).not.toContainEqual(published.scoreRules.at(-1));
  });

  it("keeps what was typed while somebody looks at another page, and gives it up when told to", async () => {
    const page = await openPlaybook("part=retention");
    await page.getByLabel("Keep contacts until somebody erases them").uncheck();
    await page.getByLabel("Erase contacts with whom nothing happened").fill("90");
    await page.getByRole("link", { name: "Members" }).first().click();
    await page.getByRole("heading", { name: "Members", level: 1 }).waitFor();
    await page.goBack();
    await expect
      .poll(() => page.getByLabel("Erase contacts with whom nothing happened").inputValue())
      .toBe("90");
    await page.getByRole("button", { name: "Discard them" }).click();
    expect(await page.getByLabel("Keep contacts until somebody erases them").isChecked()).toBe(true);
  });

  it("does not let one owner overwrite what another published meanwhile", async () => {
    const page = await openPlaybook("part=retention");
    await page.getByLabel("Keep contacts until somebody erases them").uncheck();
    const { body } = await latest("playbook", "playbook");
    const theirs = { ...body, retentionDays: 30 };
    await must(
      owner.client.ask("/api/v1/documents/playbook/playbook", {
        method: "PUT",
        body: { after: 1, body: theirs, note: "" },
      }),
    );
    await page.getByText("published version 2 while you were editing").waitFor();
    await page.getByRole("button", { name: "Begin with version 2" }).click();
    expect(await page.getByLabel("Erase contacts with whom nothing happened").inputValue()).toBe("30");
  });

  it("edits a business profile in both languages, and puts its questions in another order", async () => {
    const page = await rig.newPage(owner, "/profiles/front-desk?part=form");
    await fold(page, "How did you hear about us?").click();
    await page.getByLabel("What the robot asks (English)").fill("Who told you about us?");
    await page.getByLabel("What the robot asks (Spanish)").fill("¿Quién le habló de nosotros?");
    await page.getByRole("button", { name: "Move Who told you about us? up" }).click();
    await page.getByRole("button", { name: "Check" }).click();
    await page.getByText("Nothing is wrong with this business profile.").waitFor();
    await publish(page);
    await page.getByText("Version 2, published").waitFor();
    const { form } = (await latest("profile", "front-desk")).body as {
      form: { id: string; prompt: unknown }[];
    };
    expect(form.map(({ id }) => id)).toEqual(["consent", "name", "contact", "source", "service", "timeline"]);
    expect(form[3]?.prompt).toEqual({ en: "Who told you about us?", es: "¿Quién le habló de nosotros?" });
  });

  it("takes over what is written as text, and names the line that is no YAML", async () => {
    const page = await rig.newPage(owner, "/profiles/front-desk?part=text");
    const text = page.getByLabel("The whole document");
    const yaml = await text.inputValue();
    await text.fill(`${yaml}\nclosed: [`);
    await page.getByText(/Line \d+: /).waitFor();
    await text.fill(yaml.replace("timezone: America/New_York", "timezone: America/Chicago"));
    await page.getByRole("tab", { name: "Business" }).click();
    expect(await page.getByLabel("Time zone").inputValue()).toBe("America/Chicago");
  });

  it("makes an unknown word a synonym, and the lead that came with it gets the tag", async () => {
    const robot = await playedVisits(rig.hub.core, owner.accountId);
    await robot.deliver(
      salonVisit({
        name: "Ana García",
        contact: "+13125550143",
        tags: [{ group: "source", tag: "the gram" }],
      }),
    );
    const page = await rig.newPage(owner, "/words");
    const word = page.getByRole("listitem").filter({ hasText: "“the gram”" });
    await word.getByLabel("Another word for").selectOption({ label: "Instagram" });
    await word.getByRole("button", { name: "Is a synonym" }).click();
    await page.getByText("Every word is known.").waitFor();
    const words = listWordsToReview.gives.parse((await must(owner.client.ask(listWordsToReview.path))).body);
    expect(words.items).toEqual([]);
    const [lead] = listLeads.gives.parse((await must(owner.client.ask(listLeads.path))).body).items;
    expect(lead?.tags).toEqual([{ group: "source", tag: "instagram" }]);
  });

  it("can be used by everybody, on a phone, wherever it is unfolded", async () => {
    const places = [
      "/playbook?part=pipelines",
      "/playbook?part=tags",
      "/playbook?part=handoff",
      "/playbook?part=retention",
      "/profiles/front-desk?part=business",
      "/profiles/front-desk?part=hours",
      "/profiles/front-desk?part=choices",
      "/profiles/front-desk?part=form",
      "/profiles/front-desk?part=text",
    ];
    const found: string[] = [];
    const page = await rig.newPage(owner, places[0], {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
    });
    for (const place of places) {
      await page.goto(`${rig.served.url}/#${place}`);
      await page.getByRole("tab").first().waitFor();
      await unfoldAll(page);
      found.push(...(await accessibilityProblems(page)).map((problem) => `${place}: ${problem}`));
      const beyond = await widthBeyondDisplay(page);
      if (beyond > 0) found.push(`${place}: ${beyond} px wider than the display`);
    }
    expect(found).toEqual([]);
    expect(rig.complaints).toEqual([]);
  }, 60_000);

  it("lets a viewer read a playbook and change nothing", async () => {
    const viewer = await rig.newColleague(owner, "Vera Viewer", "viewer");
    const page = await rig.newPage(viewer, "/playbook?part=retention");
    const keep = page.getByLabel("Keep contacts until somebody erases them");
    await keep.waitFor();
    expect(await keep.isDisabled()).toBe(true);
    expect(await page.getByRole("button", { name: "Publish…" }).count()).toBe(0);
  });
});

async function openPlaybook(search = ""): Promise<Page> {
  const page = await rig.newPage(owner, `/playbook?${search}`);
  await page.getByRole("tab", { name: "Pipelines" }).waitFor();
  return page;
}

/** Opens everything that is folded, and what comes to light. */
async function unfoldAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const folded = () => [...document.querySelectorAll<HTMLElement>("main [aria-expanded=false]")];
    for (let some = folded(); some.length > 0; some = folded()) {
      for (const button of some) button.click();
      await new Promise(requestAnimationFrame);
    }
  });
}

/** The line to which an entry of a list is folded. */
function fold(page: Page, name: string) {
  return page
    .locator(".fold")
    .filter({ has: page.locator(".entry-name", { hasText: new RegExp(`^${escaped(name)}$`) }) });
}

async function publish(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Publish…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
}

async function latest(kind: DocumentKind, name: string) {
  return readDocument.gives.parse((await must(owner.client.ask(`/api/v1/documents/${kind}/${name}`))).body);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
