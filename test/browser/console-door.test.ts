import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { must, PASSWORD } from "../../crm/server/testing/api-client.ts";
import { chromiumPath, noChromium } from "./chromium.ts";
import { ConsoleRig } from "./console-rig.ts";

let rig: ConsoleRig;

describe("the door of the console in a real browser", () => {
  beforeAll(async () => {
    if (chromiumPath) rig = await ConsoleRig.open();
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

  it("signs an owner up, makes the account, and opens its empty board", async () => {
    const page = await rig.newPage(null);
    await page.getByRole("button", { name: "Sign up" }).click();
    await page.getByLabel("Your name").fill("Ada Moon");
    await page.getByLabel("E-mail").fill("ada.moon@example.com");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign up" }).click();
    await page.getByRole("heading", { name: "Name your business" }).waitFor();
    await page.getByLabel("Name of the business").fill("Moon Salon");
    await page.getByRole("button", { name: "Make the account" }).click();
    await page.getByRole("heading", { name: "Board" }).waitFor();
    await page.getByRole("region", { name: "New Inquiry" }).waitFor();
    await page.getByRole("status").filter({ hasText: "Live" }).waitFor();
    expect(await page.getByRole("navigation", { name: "Console" }).first().textContent()).toContain(
      "Moon Salon",
    );
    expect(rig.complaints).toEqual([]);
  });

  it("says in plain words that the password is too short, and keeps what was typed", async () => {
    const page = await rig.newPage(null);
    await page.getByRole("button", { name: "Sign up" }).click();
    await page.getByLabel("Your name").fill("Sam Short");
    await page.getByLabel("E-mail").fill("sam@example.com");
    await page.getByLabel("Password").fill("short");
    await page.getByRole("button", { name: "Sign up" }).click();
    expect(await page.getByRole("alert").textContent()).toContain("The password is too short.");
    expect(await page.getByLabel("E-mail").inputValue()).toBe("sam@example.com");
  });

  it("tells nobody whether it was the address or the password that was wrong", async () => {
    const owner = await rig.newOwner("Wrong Password");
    const page = await rig.newPage(null);
    const told: (string | null)[] = [];
    for (const email of [owner.me.user.email, "nobody@example.com"]) {
      await page.getByLabel("E-mail").fill(email);
      await page.getByLabel("Password").fill("not the password");
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      told.push(await page.getByRole("alert").textContent());
      await page.reload();
    }
    expect(told[0]).toContain("The e-mail address or the password is wrong.");
    expect(told[1]).toBe(told[0]);
  });

  it("leads to the address that was asked for, once somebody has signed in", async () => {
    const owner = await rig.newOwner("Deep Link");
    const page = await rig.newPage(null, "/tasks");
    await page.getByLabel("E-mail").fill(owner.me.user.email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("heading", { name: "Tasks", level: 1 }).waitFor();
  });

  it("lets an invited colleague sign up by the link and join the account", async () => {
    const owner = await rig.newOwner("Inviting Owner");
    const invited = await must(
      owner.client.post("/api/v1/members/invitations", { email: "carol@example.com", role: "sales" }),
    );
    const { id } = invited.body as { readonly id: string };
    const page = await rig.newPage(null, `/invitation/${id}`);
    await page.getByText("You were invited into an account.").waitFor();
    await page.getByLabel("Your name").fill("Carol");
    await page.getByLabel("E-mail").fill("carol@example.com");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign up" }).click();
    await page.getByRole("button", { name: "Join the account" }).click();
    await page.getByRole("heading", { name: "Board" }).waitFor();
    const navigation = page.getByRole("navigation", { name: "Console" }).first();
    expect(await navigation.textContent()).toContain(owner.me.account?.name);
    expect(await navigation.textContent()).toContain("sales");
    // What sales may not do is not offered.
    expect(await navigation.getByRole("link", { name: "API keys" }).count()).toBe(0);
  });

  it("says that an invitation for somebody else is not theirs", async () => {
    const owner = await rig.newOwner("Careful Owner");
    const invited = await must(
      owner.client.post("/api/v1/members/invitations", { email: "dora@example.com", role: "sales" }),
    );
    const other = await rig.newOwner("Not Dora");
    const page = await rig.newPage(other, `/invitation/${(invited.body as { readonly id: string }).id}`);
    await page.getByRole("button", { name: "Join the account" }).click();
    expect(await page.getByRole("alert").textContent()).toContain(
      "This invitation is for another e-mail address.",
    );
  });

  it("signs out, and shows nothing of the account afterwards", async () => {
    const owner = await rig.newOwner("Leaving Owner");
    const page = await rig.newPage(owner);
    await page.getByRole("heading", { name: "Board" }).waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.goto(`${rig.served.url}/#/leads`);
    await page.reload();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
  });

  it("shows the door in every window when somebody signs out in one", async () => {
    const owner = await rig.newOwner("Two Windows");
    const page = await rig.newPage(owner, "/leads");
    const other = await page.context().newPage();
    await other.goto(`${rig.served.url}/#/`);
    for (const window of [page, other]) {
      await window.getByRole("status").filter({ hasText: "Live" }).waitFor();
    }
    await other.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
  });
});
