import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRecording } from "../../launch/hardware/recording.ts";
import { scenarioTextOf } from "../../launch/recording/scenario/scenario-of.ts";
import { showRecording } from "../../launch/recording/shown-recording.ts";
import { PERSONAL, playVisit, SPOKEN_VISIT } from "../../launch/recording/testing/recorded-visit.ts";
import { accessibilityProblems, widthBeyondDisplay } from "./accessibility.ts";
import { chromiumPath, launchChromium, noChromium } from "./chromium.ts";
import { Technician } from "./desk-rig.ts";

const PATIENCE_MS = 240_000;
/** Until she has said her name, and is asked whether it is right. */
const BEGINNING = SPOKEN_VISIT.replace("lastsS: 70", "lastsS: 14");

const graphics = chromiumPath ? describe : describe.skip;

graphics(
  `a recording on the lobby's page${chromiumPath ? "" : ` (${noChromium})`}`,
  { timeout: PATIENCE_MS },
  () => {
    const stop = new AbortController();
    const complaints: string[] = [];
    let folder: string;
    let file: string;
    let shown: Promise<void>;
    let browser: Browser;
    let page: Page;
    let technician: Technician;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "stella-recorded-page-"));
      file = join(folder, "visit.mcap");
      await playVisit(BEGINNING, folder, file);
      const stdout = new PassThrough();
      shown = showRecording(openRecording(file), 0, { stdout }, stop.signal);
      const told = await new Promise((resolve) => stdout.once("data", resolve));
      browser = await launchChromium({ webgl: true });
      page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      page.setDefaultTimeout(PATIENCE_MS / 2);
      page.on("pageerror", (error) => complaints.push(error.message));
      technician = new Technician(page);
      await page.goto(/http\S+/.exec(String(told))?.[0] ?? "");
      await page.getByText("Recorded", { exact: true }).waitFor();
      await technician.press("Pause");
    }, PATIENCE_MS);

    afterAll(async () => {
      await browser?.close();
      stop.abort();
      await shown;
      rmSync(folder, { recursive: true, force: true });
    }, PATIENCE_MS);

    const slider = () => page.getByRole("slider", { name: "Moment of the recording" });
    /** Places on the timeline are tenths of a second. */
    const goTo = (seconds: number) => slider().fill(`${seconds * 1000}`);

    it("shows the picture, the track and the words of the moment that it is taken to", async () => {
      await goTo(9.5);

      const dialogue = technician.panel("Dialogue");
      await dialogue.locator(".words .visitor", { hasText: "my name is mary johnson" }).waitFor();
      await dialogue
        .locator(".slot-to-be-confirmed", { hasText: "name" })
        .getByText("Mary Johnson")
        .waitFor();
      await technician.panel("Camera").locator("tr.attended", { hasText: "engaged" }).waitFor();
      await expect.poll(() => coloursOf(page)).toBeGreaterThan(100);
      await page.getByText(/^0:09\.5 \/ 0:1\d\.\d$/).waitFor();
    });

    it("is taken back to before anybody had said a word", async () => {
      await goTo(0.5);

      await technician.panel("Dialogue").getByText("Nobody is being served").waitFor();
      await technician.panel("Camera").getByText("Nobody is seen").waitFor();
      expect(await page.getByText("Mary Johnson").count()).toBe(0);
    });

    it("is gone about in by keyboard alone, and by its marks", async () => {
      await slider().focus();
      await page.keyboard.press("End");
      await page.getByText(/^(0:1\d\.\d) \/ \1$/).waitFor();
      await page.keyboard.press("Home");
      await page.getByText(/^0:00\.0 /).waitFor();
      await page.keyboard.press("ArrowRight");
      await page.getByText(/^0:00\.1 /).waitFor();
      await page.keyboard.press(".");
      await page.getByText(/^0:00\.2 /).waitFor();
      await page.keyboard.press("Space");
      await page.getByRole("button", { name: "Pause" }).waitFor();
      await page.keyboard.press("Space");
      await page.getByRole("button", { name: "Play" }).waitFor();

      await page.getByRole("button", { name: /^Go to visit\.begun at/ }).press("Enter");
      await page.getByText(/^0:00\.7 /).waitFor();
    });

    it("can be used by anybody, light or dark", async () => {
      await goTo(9.5);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await widthBeyondDisplay(page)).toBe(0);
        expect(await accessibilityProblems(page)).toEqual([]);
      }
    });

    it("is saved as a scenario of which nobody can be told, beside the recording", async () => {
      await technician.press("Save as scenario");
      await page.getByText(/^Saved as .*visit\.yaml\.$/).waitFor();

      const saved = readFileSync(join(folder, "visit.yaml"), "utf8");
      expect(saved).toBe(scenarioTextOf(openRecording(file)));
      for (const word of PERSONAL) expect(saved.toLowerCase()).not.toContain(word.toLowerCase());
      expect(complaints).toEqual([]);
    });
  },
);

/** How many different colours the robot's picture has; one that was never drawn has one. */
function coloursOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("canvas.camera-picture");
    const context = canvas?.getContext("2d");
    if (!canvas || !context) return 0;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
}
