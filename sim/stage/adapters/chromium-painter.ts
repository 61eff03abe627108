import { type Browser, chromium, type Page } from "playwright-core";
import type { Clock } from "../../../robot/kernel/clock.ts";
import { Fault, messageOf } from "../../../robot/kernel/fault.ts";
import type { CameraGeometry } from "../../../robot/kernel/geometry.ts";
import type { Journal } from "../../../robot/kernel/journal.ts";
import { loadPage, type PageName } from "../../../robot/kernel/page-files.ts";
import type { Painter } from "../../rendering/painter.ts";
import type { LobbyView } from "../../view.ts";
import { CAMERA_PAGE } from "../camera-page.ts";

const PAGE: PageName = { noun: "page that draws the lobby", missing: "painter.page-missing" };

/** Answered from memory: no port is opened, and any number of visits can be drawn at once. */
const ORIGIN = "http://lobby.localhost";

/** Loading three and compiling its shaders in software takes some seconds, and a minute on a crowded machine. */
const OPENING_MS = 120_000;
/** A picture takes 0.1 to 0.3 s; a browser that needs this long has hung. */
const DRAWING_MS = 60_000;

const NO_GPU_FLAGS = [
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  // Else the page itself is put together by the same processors as if they were a graphics card.
  "--disable-gpu-compositing",
];

export interface ChromiumPainterParts {
  /** The browser's program. */
  readonly browserPath: string;
  /** The built page. */
  readonly pageFolder: string;
  /** Draws when the browser dies and cannot be had back. */
  readonly standIn: Painter;
  /** The host's own time, for waiting on a browser that hangs. */
  readonly hostClock: Clock;
  readonly journal: Journal;
}

interface OpenBrowser {
  readonly browser: Browser;
  readonly page: Page;
}

/**
 * Has a browser without a window and without a graphics card draw the lobby. However long a picture takes, the same
 * view gives the same one. A browser that dies is opened anew, and the picture drawn again; when it dies over the same
 * picture twice, the stand-in draws from then on.
 */
export class ChromiumPainter implements Painter {
  private readonly parts: ChromiumPainterParts;
  private opened: OpenBrowser | null = null;
  private givenUp = false;

  constructor(parts: ChromiumPainterParts) {
    this.parts = parts;
  }

  /** Throws a `Fault` `painter.no-browser`, `painter.page-missing` or `painter.cannot-draw`. */
  async open(): Promise<void> {
    this.opened = await this.openBrowser();
  }

  async close(): Promise<void> {
    const { opened } = this;
    this.opened = null;
    // One that has died is closed already.
    await opened?.browser.close().catch(() => undefined);
  }

  async picture(view: LobbyView, camera: CameraGeometry): Promise<Uint8Array> {
    for (let attempt = 1; !this.givenUp && attempt <= 2; attempt++) {
      try {
        this.opened ??= await this.openBrowser();
        return await this.draw(this.opened.page, view, camera);
      } catch (error) {
        await this.close();
        if (attempt === 2) this.giveUp(error);
      }
    }
    return this.parts.standIn.picture(view, camera);
  }

  private async draw(page: Page, view: LobbyView, camera: CameraGeometry): Promise<Uint8Array> {
    const drawn = page.evaluate(([shown, as]) => globalThis.stellaCameraPage?.draw(shown, as) ?? "", [
      view,
      camera,
    ] as const);
    const rgb = Buffer.from(await this.inTime(drawn, DRAWING_MS), "base64");
    if (rgb.length !== camera.widthPx * camera.heightPx * 3) {
      throw new Error(`the page drew ${rgb.length} bytes`);
    }
    return new Uint8Array(rgb);
  }

  private async openBrowser(): Promise<OpenBrowser> {
    const files = await loadPage(this.parts.pageFolder, PAGE);
    const browser = await this.launch();
    try {
      const page = await browser.newPage({ viewport: { width: 64, height: 64 } });
      const complaints: string[] = [];
      page.on("pageerror", ({ message }) => complaints.push(message));
      await page.route(`${ORIGIN}/**`, (route) => {
        const file = files.get(new URL(route.request().url()).pathname);
        return file
          ? route.fulfill({ contentType: file.contentType, body: file.body })
          : route.fulfill({ status: 404, body: "" });
      });
      await page.goto(`${ORIGIN}/camera.html`);
      const ready = page.waitForFunction((name) => name in globalThis, CAMERA_PAGE, { timeout: OPENING_MS });
      const failed = page.waitForEvent("pageerror", { timeout: OPENING_MS }).then(
        (error) => Promise.reject(error),
        () => new Promise<never>(() => {}),
      );
      await Promise.race([ready, failed]).catch((cause: unknown) => {
        throw cannotDraw(complaints[0] ?? messageOf(cause), cause);
      });
      return { browser, page };
    } catch (error) {
      await browser.close().catch(() => undefined);
      throw error;
    }
  }

  private async launch(): Promise<Browser> {
    const { browserPath } = this.parts;
    try {
      return await chromium.launch({
        executablePath: browserPath,
        // Whoever started us ends us: the browser goes when it is closed.
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
        args: [
          // Chromium's sandbox refuses to work for root, which is who runs tests in most containers.
          ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
          // Containers often have 64 MB of shared memory, too little for a page.
          "--disable-dev-shm-usage",
          ...NO_GPU_FLAGS,
        ],
      });
    } catch (cause) {
      throw new Fault({
        code: "painter.no-browser",
        what: `The browser ${browserPath}, which was to draw what the robot's camera sees, does not start (${firstLine(messageOf(cause))}).`,
        remedy: "Install Debian's `chromium`, or draw with `--painter projected`.",
        cause,
      });
    }
  }

  private giveUp(error: unknown): void {
    this.givenUp = true;
    const code = error instanceof Fault ? error.code : "painter.browser-lost";
    this.parts.journal.warn("painter.stands-in", { why: code });
  }

  /** Rejects when the work is not done by then. */
  private async inTime<T>(work: Promise<T>, ms: number): Promise<T> {
    const done = new AbortController();
    const late = this.parts.hostClock.sleep(ms, done.signal).then(() => {
      throw new Error(`the browser has not drawn for ${ms / 1000} s`);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      late.catch(() => undefined);
      done.abort(new Error("drawn"));
    }
  }
}

function cannotDraw(why: string, cause: unknown): Fault {
  return new Fault({
    code: "painter.cannot-draw",
    what: `The browser opened, and its page cannot draw the lobby (${firstLine(why)}).`,
    remedy: "Build the pages anew (`npm run build`), or draw with `--painter projected`.",
    cause,
  });
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}
