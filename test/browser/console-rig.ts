import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { build } from "vite";
import { type Me, me, readMe } from "../../crm/contract/account.ts";
import { type Hub, openHub } from "../../crm/server/hub.ts";
import { hubSettings } from "../../crm/server/hub-settings.ts";
import { type ServedHub, serveHub } from "../../crm/server/serve-hub.ts";
import { type ApiClient, must, signedUp, signedUpOwner } from "../../crm/server/testing/api-client.ts";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { systemRandom } from "../../robot/kernel/random.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { launchChromium } from "./chromium.ts";

/** Somebody with an account, and their way to the API. */
export interface Owner {
  readonly client: ApiClient;
  readonly me: Me;
  readonly accountId: string;
  readonly memberId: string;
}

/** The console as it is now, in a real browser, on a real hub in memory: one hub a file, an account a test. */
export class ConsoleRig {
  readonly hub: Hub;
  readonly served: ServedHub;
  /** What pages complained of since the last {@link clear}: mistakes of the page and breaches of its security policy. */
  readonly complaints: string[] = [];
  private readonly browser: Browser;
  private readonly pageFolder: string;
  private accounts = 0;

  private constructor(hub: Hub, served: ServedHub, browser: Browser, pageFolder: string) {
    this.hub = hub;
    this.served = served;
    this.browser = browser;
    this.pageFolder = pageFolder;
  }

  /** @param settings of the hub, such as where its mails go */
  static async open(settings: Parameters<typeof hubSettings.parse>[0] = {}, port = 0): Promise<ConsoleRig> {
    const pageFolder = await mkdtemp(join(tmpdir(), "stella-console-"));
    await build({
      configFile: fileURLToPath(new URL("../../crm/console/vite.config.ts", import.meta.url)),
      logLevel: "error",
      build: { outDir: pageFolder },
    });
    const clock = new SystemClock();
    const hub = await openHub({
      storage: "memory",
      settings: hubSettings.parse(settings),
      clock,
      journal: silentJournal,
      random: systemRandom,
    });
    const served = await serveHub(hub, { host: "127.0.0.1", port, clock, consoleFolder: pageFolder });
    return new ConsoleRig(hub, served, await launchChromium(), pageFolder);
  }

  /** Signs up an owner with an account of its own. */
  async newOwner(name = "Olga Owner"): Promise<Owner> {
    this.accounts += 1;
    return await this.known(await signedUpOwner(this.served.url, `${name} ${this.accounts}`));
  }

  /** Invites somebody into the owner's account; resolves when they are in it. */
  async newColleague(
    owner: Owner,
    name: string,
    role: "sales" | "marketing" | "viewer" | "owner",
  ): Promise<Owner> {
    const client = await signedUp(this.served.url, `${name} ${this.accounts}`);
    const email = `${name.toLowerCase().replaceAll(" ", "-")}-${this.accounts}@example.com`;
    const { body } = await must(owner.client.post("/api/v1/members/invitations", { email, role }));
    const { id } = body as { readonly id: string };
    await must(client.post("/api/auth/organization/accept-invitation", { invitationId: id }));
    await must(client.post("/api/auth/organization/set-active", { organizationId: owner.accountId }));
    return await this.known(client);
  }

  /**
   * Opens the console in a browser of its own, signed in as this owner, or as nobody.
   *
   * @param address after the `#`
   */
  async newPage(owner: Owner | null, address = "/", options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 860 },
      timezoneId: "America/Chicago",
      locale: "en-US",
      ...options,
    });
    context.setDefaultTimeout(10_000);
    if (owner) {
      await context.addCookies(
        owner.client.cookie.split("; ").map((cookie) => {
          const at = cookie.indexOf("=");
          return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url: this.served.url };
        }),
      );
    }
    const page = await context.newPage();
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      // A refused request is told to the person at the page, and the browser tells its console, too.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
        this.complaints.push(message.text());
    });
    await page.goto(`${this.served.url}/#${address}`);
    return page;
  }

  /** Ends one test: its browsers, not the hub. */
  async clear(): Promise<void> {
    for (const context of this.browser.contexts()) await context.close();
    this.complaints.length = 0;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.served.close();
    await this.hub.close();
    await rm(this.pageFolder, { recursive: true });
  }

  private async known(client: ApiClient): Promise<Owner> {
    const { body } = await must(client.ask(readMe.path));
    const who = me.parse(body);
    if (!who.account || !who.member) throw new Error("somebody signed up and is in no account");
    return { client, me: who, accountId: who.account.id, memberId: who.member.id };
  }
}
