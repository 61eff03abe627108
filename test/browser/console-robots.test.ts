import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listLeads } from "../../crm/contract/lead.ts";
import { listRobots, lookUpPairing } from "../../crm/contract/robot.ts";
import { must } from "../../crm/server/testing/api-client.ts";
import { accessibilityProblems, widthBeyondDisplay } from "./accessibility.ts";
import { chromiumPath, noChromium } from "./chromium.ts";
import { ConsoleRig, type Owner } from "./console-rig.ts";
import { PlayedRobot } from "./played-robot.ts";
import { salonVisit } from "./salon-visitor.ts";

let rig: ConsoleRig;
let owner: Owner;
let robot: PlayedRobot;

describe("robots in the console, in a real browser", () => {
  beforeAll(async () => {
    if (chromiumPath) rig = await ConsoleRig.open();
  });
  beforeEach(async (ctx) => {
    if (!chromiumPath) ctx.skip(noChromium);
    owner = await rig.newOwner();
    robot = new PlayedRobot(rig.served.robotUrl);
  });
  afterEach(async () => {
    if (!chromiumPath) return;
    robot.hangUp();
    await rig.clear();
  });
  afterAll(async () => {
    if (chromiumPath) await rig.close();
  });

  it("pairs a robot by its code, however it is typed, once somebody presses Yes on its screen", async () => {
    const code = await robot.askForCode("Kiosk 7");
    const page = await rig.newPage(owner, "/robots");
    await page.getByRole("link", { name: "Pair a robot" }).first().click();
    await page.getByLabel("The code on the robot’s screen").fill(code.toLowerCase().replace("-", " "));
    await page.getByRole("button", { name: "Find the robot" }).click();

    await page.getByText("Kiosk 7").waitFor();
    await page.getByLabel("Name", { exact: true }).fill("Front door");
    await page.getByLabel("Location").fill("Chicago");
    await page.getByRole("button", { name: "Take it into the account" }).click();
    await page.getByRole("heading", { name: "Now press “Yes, this is us” on the robot." }).waitFor();

    const approval = await robot.approval();
    expect(approval).toMatchObject({ account: { name: owner.me.account?.name }, robot: "Front door" });
    await robot.confirm(approval);
    await page.getByRole("heading", { name: "The robot is paired." }).waitFor();
    await page.getByRole("link", { name: "See the robots" }).click();
    const card = page.getByRole("listitem").filter({ hasText: "Front door" });
    await card.getByText("Online").waitFor();
    expect(await card.textContent()).toContain("Chicago");
    expect(rig.complaints).toEqual([]);
  });

  it("opens with the code that the QR carries, and says that somebody pressed No", async () => {
    const code = await robot.askForCode("Kiosk 8");
    const page = await rig.newPage(owner, `/pair/${code}`);
    await page.getByRole("button", { name: "Find the robot" }).click();
    await page.getByRole("button", { name: "Take it into the account" }).click();
    robot.decline(await robot.approval());
    await page.getByRole("heading", { name: "Somebody at the robot pressed “No”." }).waitFor();
    expect(await robots()).toEqual([]);
  });

  it("says in plain words that no robot shows a code", async () => {
    const page = await rig.newPage(owner, "/pair/BCDF-GHJK");
    await page.getByRole("button", { name: "Find the robot" }).click();
    expect(await page.getByRole("alert").textContent()).toContain("No robot shows this code.");
  });

  it("shows why a robot refused its profile, and what its backlog is", async () => {
    await pair("Front door");
    await robot.judgeConfig({ accepted: false, reasons: ["hours: it is closed all week"] });
    robot.say({ type: "health", pending: 3, quarantined: 0, oldestPostedAt: new Date().toISOString() });
    const page = await rig.newPage(owner, "/robots");
    await page.getByText("refused profile version 1").waitFor();
    await page.getByText("3 waiting").waitFor();
    await page.getByRole("link", { name: "Front door" }).click();
    await page.getByText("hours: it is closed all week", { exact: true }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it("revokes a robot only after saying that its queue is kept", async () => {
    await pair("Front door");
    const [known] = await robots();
    const page = await rig.newPage(owner, `/robots/${known?.id}`);
    await page.getByRole("button", { name: "Revoke…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("keeps what it has not delivered").waitFor();
    await dialog.getByRole("button", { name: "Revoke", exact: true }).click();
    await robot.hear("revoked");
    await page.getByText("Revoked", { exact: true }).waitFor();
    expect((await robots())[0]?.standing).toBe("revoked");
  });

  it("lets a robot go, and shows the receipt that it gives", async () => {
    await pair("Front door");
    const [known] = await robots();
    const page = await rig.newPage(owner, `/robots/${known?.id}`);
    await page.getByRole("button", { name: "Let it go…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Erase everything").check();
    await dialog.getByRole("button", { name: "Let it go", exact: true }).click();
    const { id, kind } = await robot.hear("order");
    expect(kind).toBe("wipe");
    robot.say({ type: "order.done", id, receipt: { erased: 2, delivered: 0, remaining: 0 } });
    await page.getByText("2 erased, 0 delivered, 0 remaining").waitFor();
    await page.getByText("Left the account").waitFor();
  });

  it("mends a quarantined record at the places that are wrong, and the lead arrives", async () => {
    await pair("Front door");
    const good = salonVisit({ name: "Bob Baker", contact: "+13125550109", service: "Color" });
    const broken = { ...good, visit: { ...good.visit, language: "fr" }, completeness: 7 };
    await robot.deliver(broken);
    expect(await leads()).toEqual([]);

    const page = await rig.newPage(owner, "/quarantine", { viewport: { width: 360, height: 740 } });
    await page.getByRole("link", { name: "A record from Front door" }).click();
    await page.getByText("2 places are still wrong.").waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await widthBeyondDisplay(page)).toBe(0);
    const language = page.getByLabel("Language");
    expect(await language.getAttribute("aria-invalid")).toBe("true");
    await language.fill("es");
    expect(await language.getAttribute("aria-invalid")).toBeNull();
    await page.getByLabel("Completeness").fill("1");
    await page.getByText("It has the shape that the hub wants.").waitFor();
    await page.getByRole("button", { name: "Try again with this" }).click();
    await page.getByText("Nothing is in quarantine.").waitFor();
    expect((await leads()).map(({ contact }) => contact.name)).toEqual(["Bob Baker"]);
  });

  it("gives a record up only with a reason", async () => {
    await pair("Front door");
    await robot.deliver({ ...salonVisit({ name: "Bob Baker", contact: "+13125550109" }), completeness: 7 });
    const page = await rig.newPage(owner, "/quarantine");
    await page.getByRole("link", { name: "A record from Front door" }).click();
    await page.getByRole("button", { name: "Give it up…" }).click();
    const dialog = page.getByRole("dialog");
    const discard = dialog.getByRole("button", { name: "Give it up" });
    expect(await discard.isDisabled()).toBe(true);
    await dialog.getByLabel("Why").fill("A test at the shop window.");
    await discard.click();
    await page.getByText("Nothing is in quarantine.").waitFor();
    expect(await leads()).toEqual([]);
  });
});

/** Pairs the played robot as an owner does, without the console. */
async function pair(name: string): Promise<void> {
  const code = await robot.askForCode(name);
  const { id } = lookUpPairing.gives.parse(
    (await must(owner.client.post(lookUpPairing.path, { code }))).body,
  );
  await must(owner.client.post(`/api/v1/pairings/${id}/approval`, { name, profile: "front-desk" }));
  await robot.confirm(await robot.approval());
}

async function robots() {
  return listRobots.gives.parse((await must(owner.client.ask(listRobots.path))).body).items;
}

async function leads() {
  return listLeads.gives.parse((await must(owner.client.ask(listLeads.path))).body).items;
}
