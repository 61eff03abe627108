import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where Debian, Ubuntu and Google put it. */
const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser on this machine; undefined, and tests skip, where there is none. */
export const chromiumPath = [process.env.CHROMIUM, ...places].find((path) => path && existsSync(path));

/** Why a test that needs it was skipped. */
export const noChromium = "chromium is not installed: sudo apt-get install -y chromium";

export interface ChromiumOptions {
  /** Three dimensions as well, drawn without a graphics card: slow, and the same everywhere. */
  readonly webgl?: boolean;
  /** A WAV file in the place of the microphone, from its beginning whenever that is opened, over and over. */
  readonly microphone?: string;
}

export function launchChromium({ webgl = false, microphone }: ChromiumOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? "chromium",
    args: [
      // Chromium's sandbox refuses to work for root, which is who runs tests in most containers.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      // Containers often have 64 MB of shared memory, too little for a page.
      "--disable-dev-shm-usage",
      ...(webgl
        ? [
            "--use-angle=swiftshader",
            "--enable-unsafe-swiftshader",
            "--ignore-gpu-blocklist",
            "--disable-gpu-compositing",
          ]
        : ["--disable-gpu"]),
      ...(microphone === undefined
        ? []
        : [
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            `--use-file-for-fake-audio-capture=${microphone}`,
          ]),
    ],
  });
}

/** Ends a browser without a word, as the system does when memory runs out. */
export async function killed(browser: Browser): Promise<void> {
  const gone = new Promise((resolve) => browser.once("disconnected", resolve));
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const main = processInfo.find(({ type }) => type === "browser");
  if (!main) throw new Error("the browser does not know its own process");
  process.kill(main.id, "SIGKILL");
  await gone;
}
