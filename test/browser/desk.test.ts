import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessibilityProblems, widthBeyondDisplay } from "./accessibility.ts";
import { chromiumPath, launchChromium, noChromium } from "./chromium.ts";
import { type LiveLobby, openLiveLobby, Technician } from "./desk-rig.ts";

/** The lobby goes as fast as this machine lets it; one that is busy takes its time. */
const PATIENCE_MS = 150_000;

const graphics = chromiumPath ? describe : describe.skip;

graphics(
  `the technician's page${chromiumPath ? "" : ` (${noChromium})`}`,
  { timeout: 2 * PATIENCE_MS },
  () => {
    let lobby: LiveLobby;
    let browser: Browser;
    let technician: Technician;
    const complaints: string[] = [];

    beforeAll(async () => {
      lobby = await openLiveLobby("projected");
      browser = await launchChromium({ webgl: true });
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      page.setDefaultTimeout(PATIENCE_MS);
      page.on("pageerror", (error) => complaints.push(error.message));
      technician = new Technician(page);
      await page.goto(lobby.pageUrl);
      await page.getByLabel("Scenario").selectOption("none");
      // A machine that can is not waited for.
      await page.getByLabel("Speed").selectOption("4");
      await technician.panel("People").getByText("The lobby is empty").waitFor();
    }, PATIENCE_MS);

    afterAll(async () => {
      await browser?.close();
      await lobby?.close();
    }, PATIENCE_MS);

    it("lets somebody in, who can be dragged over the floor", async () => {
      const { page } = technician;
      await technician.press("Add");
      await technician.panel("People").getByText("Guest 1").waitFor();
      const label = await page.locator(".label", { hasText: "Guest 1" }).boundingBox();
      const [x, y] = [label!.x + label!.width / 2, label!.y + label!.height + 25];
      const before = await technician.distanceM("Guest 1");
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 20, y + 60, { steps: 4 });
      await page.mouse.up();
      await expect.poll(() => technician.distanceM("Guest 1"), { timeout: PATIENCE_MS }).not.toBe(before);
      expect(await technician.panel("People").getByRole("textbox").getAttribute("placeholder")).toContain(
        "Guest 1",
      );
    });

    it("shows whom the robot sees and why it greets them, and the words behind what it notes", async () => {
      const { page } = technician;
      await technician.press("To robot");
      const camera = technician.panel("Camera");
      await camera
        .getByText(/within reach|comes nearer|looks at the robot|stays/)
        .first()
        .waitFor();
      const dialogue = technician.panel("Dialogue");
      await dialogue.getByText("serving").waitFor();
      await dialogue.locator(".slot-asked", { hasText: "consent" }).waitFor();
      await dialogue.locator(".activity-listening").waitFor();
      await page.getByPlaceholder("Guest 1 says").fill("yes");
      await page.keyboard.press("Enter");
      const consent = dialogue.locator(".slot-answered", { hasText: "consent" });
      await consent.getByText("“yes”").waitFor();
      await dialogue.locator(".slot-asked", { hasText: "name" }).waitFor();
    });

    it("breaks the camera and mends it", async () => {
      const { page } = technician;
      const lamp = page.locator(".lamp", { hasText: "Camera" });
      const unplug = technician
        .panel("Faults")
        .locator("fieldset", { hasText: "Camera" })
        .getByText("unplugged");
      await unplug.click();
      await lamp.getByText("camera.lost").waitFor();
      expect(await unplug.getAttribute("aria-pressed")).toBe("true");
      await technician.panel("Journal").getByText("camera.lost").first().waitFor();
      await unplug.click();
      await page.locator(".lamp.good", { hasText: "Camera" }).waitFor();
    });

    it("pauses, steps and changes the speed of the world", async () => {
      const { page } = technician;
      await page.keyboard.press("Escape");
      await page.locator("h1").click();
      await page.keyboard.press("Space");
      await page.getByRole("button", { name: "Go on" }).waitFor();
      await page.getByText("paused", { exact: true }).waitFor();
      await page.waitForFunction(settled, null, { polling: 300 });
      const held = await technician.clockS();
      await technician.press("+1 s");
      await expect.poll(() => technician.clockS(), { timeout: PATIENCE_MS }).toBeCloseTo(held + 1, 1);
      await page.getByLabel("Speed").selectOption("0.5");
      await technician.press("Go on");
      await page.getByText("reached ×").waitFor();
      await expect.poll(() => technician.clockS(), { timeout: PATIENCE_MS }).toBeGreaterThan(held + 1.2);
    });

    it("can be used by anybody, light or dark, on a small display and a large one", async () => {
      const { page } = technician;
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        for (const [width, height] of [
          [1280, 800],
          [1920, 1080],
        ] as const) {
          await page.setViewportSize({ width, height });
          expect(await widthBeyondDisplay(page)).toBe(0);
          expect(await accessibilityProblems(page)).toEqual([]);
        }
      }
    });

    it("tells a second page the same, and journals nothing of what was said", async () => {
      const second = new Technician(await browser.newPage());
      await second.page.goto(lobby.pageUrl);
      await second.panel("People").getByText("Guest 1").waitFor();
      await second.panel("Journal").getByText("lobby.guest-entered").waitFor();
      await second.page.close();
      const lines = lobby.journal.map((entry) => JSON.stringify(entry));
      expect(lines.filter((line) => /"yes"|pii/.test(line))).toEqual([]);
      expect(complaints).toEqual([]);
    });
  },
);

/** The clock on the page does not change any more. */
function settled(): boolean {
  const clock = document.querySelector<HTMLElement>(".clock");
  if (!clock) return false;
  const { textContent: now, dataset } = clock;
  const before = dataset.before;
  dataset.before = now ?? "";
  return before === now;
}
