import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { WebsocketScreen } from "../../robot/dialogue/adapters/websocket-screen.ts";
import type { Screen } from "../../robot/dialogue/screen.ts";
import type { Panel, ScreenMessage, Touch } from "../../robot/dialogue/screen-protocol.ts";
import type { StaffTouch } from "../../robot/dialogue/staff-protocol.ts";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { launchChromium } from "./chromium.ts";

/** The kiosk page as it is now, in a real browser, served by the real screen adapter. */
export class KioskRig {
  readonly touches: Touch[] = [];
  readonly staffTouches: StaffTouch[] = [];
  private readonly browser: Browser;
  /** Of the built page. */
  readonly pageFolder: string;
  private screen: WebsocketScreen | undefined;
  private url = "";

  private constructor(browser: Browser, pageFolder: string) {
    this.browser = browser;
    this.pageFolder = pageFolder;
  }

  static async open(): Promise<KioskRig> {
    const pageFolder = await mkdtemp(join(tmpdir(), "stella-kiosk-"));
    await build({
      configFile: fileURLToPath(new URL("../../kiosk-ui/vite.config.ts", import.meta.url)),
      logLevel: "error",
      build: { outDir: pageFolder },
    });
    return new KioskRig(await launchChromium(), pageFolder);
  }

  /** Starts the robot's end; the second time on the same port, as a robot that was restarted. */
  async startRobot(): Promise<void> {
    const port = this.url === "" ? 0 : Number(new URL(this.url).port);
    const screen = new WebsocketScreen({
      pageFolder: this.pageFolder,
      rules: { port, touchesPerSecond: 20, earconVolume: 0.5 },
      clock: new SystemClock(),
      journal: silentJournal,
    });
    screen.onTouch((touch) => this.touches.push(touch));
    screen.onStaff((touch) => this.staffTouches.push(touch));
    this.url = (await screen.listen()).url;
    this.screen = screen;
  }

  /** The robot's end. */
  get display(): Screen {
    if (!this.screen) throw new Error("there is no robot: call startRobot() first");
    return this.screen;
  }

  get address(): string {
    return this.url;
  }

  pages(): Page[] {
    return this.browser.contexts().flatMap((context) => context.pages());
  }

  async stopRobot(): Promise<void> {
    await this.screen?.close();
    this.screen = undefined;
  }

  show(...messages: readonly ScreenMessage[]): void {
    for (const message of messages) this.screen?.show(message);
  }

  async newPage(viewport = { width: 1080, height: 1920 }): Promise<Page> {
    const context = await this.browser.newContext({ viewport, hasTouch: true });
    const page = await context.newPage();
    await page.goto(this.url);
    return page;
  }

  /** Ends one test: its pages and its robot, not the browser. */
  async clear(): Promise<void> {
    for (const context of this.browser.contexts()) await context.close();
    await this.stopRobot();
    this.touches.length = 0;
    this.staffTouches.length = 0;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await rm(this.pageFolder, { recursive: true });
  }
}

/** A question with everything around it; `changes` is what a test is about. */
export function question(changes: Partial<Panel>): Panel {
  return {
    type: "panel",
    kind: "ask",
    language: "en",
    question: "service",
    title: "What would you like to have done?",
    detail: "",
    input: {
      kind: "choices",
      choices: [
        { id: "haircut", label: "Haircut" },
        { id: "colour", label: "Colour" },
      ],
    },
    commands: ["repeat", "back", "skip", "start-over", "cancel", "help", "person", "who-are-you"],
    progress: { answered: 1, total: 5 },
    ...changes,
  };
}
