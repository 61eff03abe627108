import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { launchChromium } from "./chromium.ts";

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** The lobby's scene on a page of its own, in a browser that draws without a graphics card. */
export class LobbyRig {
  readonly url: string;
  private readonly browser: Browser;
  private readonly close: () => Promise<void>;
  /** What pages complained of. */
  readonly complaints: string[] = [];

  private constructor(url: string, browser: Browser, close: () => Promise<void>) {
    this.url = url;
    this.browser = browser;
    this.close = close;
  }

  static async open(): Promise<LobbyRig> {
    const folder = await mkdtemp(join(tmpdir(), "stella-lobby-"));
    await build({
      base: "./",
      build: {
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 2000,
        emptyOutDir: true,
        outDir: folder,
        target: "chrome110",
      },
      configFile: false,
      logLevel: "warn",
      root: fileURLToPath(new URL("./lobby-specimen", import.meta.url)),
    });
    const server = createServer((request, response) => {
      const path = normalize(new URL(request.url ?? "/", "http://rig").pathname);
      const file = join(folder, path === "/" ? "index.html" : path);
      readFile(file).then(
        (body) => {
          const contentType = contentTypes[extname(file)] ?? "application/octet-stream";
          response.writeHead(200, { "content-type": contentType }).end(body);
        },
        () => response.writeHead(404).end(),
      );
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const browser = await launchChromium({ webgl: true });
    // A server that listens on TCP has an address and a port.
    const { port } = server.address() as AddressInfo;
    return new LobbyRig(`http://127.0.0.1:${port}/`, browser, async () => {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true });
    });
  }

  async page(size: { readonly width: number; readonly height: number }): Promise<Page> {
    const page = await this.browser.newPage({ viewport: size });
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") this.complaints.push(message.text());
    });
    page.on("pageerror", (error) => this.complaints.push(error.message));
    await page.goto(this.url);
    await page.waitForFunction(() => "specimen" in window);
    return page;
  }

  async stop(): Promise<void> {
    await this.close();
  }
}
