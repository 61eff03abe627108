import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listLeads } from "../../crm/contract/lead.ts";
import { ApiClient, must } from "../../crm/server/testing/api-client.ts";
import { accessibilityProblems } from "./accessibility.ts";
import { chromiumPath, noChromium } from "./chromium.ts";
import { ConsoleRig, type Owner } from "./console-rig.ts";

interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
}

let rig: ConsoleRig;
let owner: Owner;
let receiver: Server;
let received: Received[];

describe("the account's settings in a real browser", () => {
  beforeAll(async () => {
    if (chromiumPath) rig = await ConsoleRig.open({ webhooksToPrivateNetworks: true });
    receiver = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += String(chunk);
      });
      request.on("end", () => {
        const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
        received.push({ headers: Object.fromEntries(headers), body });
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  });
  beforeEach(async (ctx) => {
    if (!chromiumPath) ctx.skip(noChromium);
    received = [];
    owner = await rig.newOwner();
  });
  afterEach(async () => {
    if (chromiumPath) await rig.clear();
  });
  afterAll(async () => {
    receiver.close();
    if (chromiumPath) await rig.close();
  });

  it("tells a webhook's secret once, and a test arrives signed with it", async () => {
    const page = await rig.newPage(owner, "/webhooks");
    await page.getByRole("button", { name: "New webhook" }).click();
    const { port } = receiver.address() as AddressInfo;
    await page.getByLabel("Address").fill(`http://127.0.0.1:${port}/hook`);
    await page.getByRole("button", { name: "Create" }).click();
    const dialog = page.getByRole("dialog", { name: "The webhook’s secret" });
    const secret = await dialog.getByLabel("Secret").inputValue();
    expect(await accessibilityProblems(page)).toEqual([]);
    // It cannot be lost by a slip.
    await page.keyboard.press("Escape");
    expect(await dialog.isVisible()).toBe(true);
    await dialog.getByLabel("I have put it where it belongs").check();
    await dialog.getByRole("button", { name: "Done" }).click();
    expect(await page.content()).not.toContain(secret);

    await page.getByRole("button", { name: "Send a test" }).click();
    await page.getByRole("row").filter({ hasText: "ping" }).getByText("delivered", { exact: true }).waitFor();
    const [message] = received;
    if (!message) throw new Error("nothing was received");
    expect(new Webhook(secret).verify(message.body, message.headers)).toMatchObject({ type: "ping" });
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it("changes where a webhook points and what it hears of", async () => {
    const page = await rig.newPage(owner, "/webhooks");
    await page.getByRole("button", { name: "New webhook" }).click();
    await page.getByLabel("Address").fill("https://example.com/old");
    await page.getByRole("button", { name: "Create" }).click();
    await page.getByLabel("I have put it where it belongs").check();
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByRole("button", { name: "Change…" }).click();
    const dialog = page.getByRole("dialog", { name: "Change this webhook" });
    expect(await dialog.getByLabel("Address").inputValue()).toBe("https://example.com/old");
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByLabel("Address").fill("https://example.com/new");
    await dialog.getByLabel("A lead was moved").uncheck();
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "https://example.com/new" }).waitFor();
    expect(await page.getByText("A lead was moved").count()).toBe(0);
    expect(await page.getByText("A lead is new").count()).toBe(1);
  });

  it("says why an address is none, at its field", async () => {
    const page = await rig.newPage(owner, "/webhooks");
    await page.getByRole("button", { name: "New webhook" }).click();
    await page.getByLabel("Address").fill("our chat");
    await page.getByRole("button", { name: "Create" }).click();
    await expect.poll(() => page.getByLabel("Address").getAttribute("aria-invalid")).toBe("true");
  });

  it("makes a key that may do what was ticked and nothing else, until it is revoked", async () => {
    const page = await rig.newPage(owner, "/keys");
    await page.getByRole("button", { name: "New key" }).click();
    await page.getByLabel("Which program it is for").fill("Monthly report");
    await page.getByRole("button", { name: "Create" }).click();
    const dialog = page.getByRole("dialog", { name: "The key’s secret" });
    const program = new ApiClient(rig.served.url, await dialog.getByLabel("Secret").inputValue());
    await dialog.getByLabel("I have put it where it belongs").check();
    await dialog.getByRole("button", { name: "Done" }).click();
    expect(listLeads.gives.parse((await must(program.ask("/api/v1/leads"))).body).items).toEqual([]);
    expect((await program.ask("/api/v1/audit")).status).toBe(403);

    await page.getByRole("button", { name: "Revoke Monthly report" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
    await page.getByText("There is no API key.").waitFor();
    expect((await program.ask("/api/v1/leads")).status).toBe(401);
  });

  it("hands over the link of an invitation, and lets a member say that they are away", async () => {
    const page = await rig.newPage(owner, "/members");
    await page.getByRole("button", { name: "Invite somebody" }).click();
    await page.getByLabel("E-mail address").fill("carol@example.com");
    await page.getByLabel("Marketing").check();
    await page.getByRole("button", { name: "Invite", exact: true }).click();
    const link = await page.getByRole("dialog").getByLabel("Link").inputValue();
    expect(link).toMatch(/\/#\/invitation\/[^/]+$/);
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByText("carol@example.com").waitFor();
    await page.getByLabel("I take new leads").uncheck();
    await page.getByRole("row").filter({ hasText: owner.me.user.email }).getByText("away").waitFor();
  });

  it("does not let the last owner give the account away", async () => {
    const page = await rig.newPage(owner, "/members");
    await page.getByRole("button", { name: `Change ${owner.me.user.name}` }).click();
    await page.getByLabel("Viewer").check();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("dialog").getByRole("alert").waitFor();
    expect(await page.getByRole("row").filter({ hasText: "Owner" }).count()).toBe(1);
  });

  it("says by line what an import would meet, and imports what is right", async () => {
    const page = await rig.newPage(owner, "/exchange");
    await page.getByLabel("CSV").fill("name,phone,tag:source\nAda Lovelace,+13125550143,google\n,,google\n");
    await page.getByRole("button", { name: "Check" }).click();
    const wrong = page.getByRole("table", { name: "Lines with problems" });
    await wrong.getByRole("rowheader", { name: "3", exact: true }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByLabel("CSV").fill("name,phone,tag:source\nAda Lovelace,+13125550143,google\n");
    await page.getByRole("button", { name: "Check" }).click();
    await page.getByRole("button", { name: "Import 1 lead" }).click();
    await page.getByText("1 lead imported").waitFor();
    const { items } = listLeads.gives.parse((await must(owner.client.ask("/api/v1/leads"))).body);
    expect(items.map(({ contact }) => contact.name)).toEqual(["Ada Lovelace"]);
  });

  it("keeps the filters of the audit log in the address", async () => {
    const page = await rig.newPage(owner, "/audit");
    await page.getByLabel("What was done").selectOption("account.created");
    await expect.poll(() => page.getByRole("row").count()).toBe(2);
    expect(await page.evaluate(() => location.hash)).toBe("#/audit?action=account.created");
  });
});
