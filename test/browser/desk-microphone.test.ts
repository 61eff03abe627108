import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { chromiumPath, launchChromium, noChromium } from "./chromium.ts";
import { type LiveLobby, openLiveLobby, Technician } from "./desk-rig.ts";

/** The lobby goes as fast as this machine lets it; one that is busy takes its time. */
const PATIENCE_MS = 150_000;

describe("the technician's own microphone", { timeout: 2 * PATIENCE_MS }, () => {
  let folder: string;
  let lobby: LiveLobby;
  let browser: Browser;
  let technician: Technician;

  beforeAll(async () => {
    if (!chromiumPath) return;
    folder = mkdtempSync(join(tmpdir(), "stella-microphone-"));
    lobby = await openLiveLobby("projected");
    browser = await launchChromium({ webgl: true, microphone: saying("yes", folder) });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(PATIENCE_MS);
    technician = new Technician(page);
    await page.goto(lobby.pageUrl);
    await page.getByLabel("Scenario").selectOption("none");
    await technician.panel("People").getByText("The lobby is empty").waitFor();
  }, PATIENCE_MS);
  beforeEach((ctx) => {
    if (!chromiumPath) ctx.skip(noChromium);
  });
  afterAll(async () => {
    await browser?.close();
    await lobby?.close();
    if (folder) rmSync(folder, { recursive: true });
  }, PATIENCE_MS);

  it("speaks for a guest: the robot hears it, and takes it for an answer", async () => {
    await technician.press("Add");
    await technician.press(/^Guest 1/);
    await technician.press("To robot");
    const dialogue = technician.panel("Dialogue");
    await dialogue.locator(".slot-asked", { hasText: "consent" }).waitFor();
    await dialogue.locator(".activity-listening").waitFor();
    await technician.press("Speak for them");
    await dialogue.locator(".slot-answered", { hasText: "consent" }).getByText("“yes”").waitFor();
    await technician.press("Speak for them");
    expect(lobby.journal.map((entry) => JSON.stringify(entry)).filter((line) => /"yes"/.test(line))).toEqual(
      [],
    );
  });
});

/** A file in which somebody says it, and is quiet before and after, as long as a robot needs to take it for an end. */
function saying(words: string, folder: string): string {
  const spoken = join(folder, "spoken.wav");
  const file = join(folder, "microphone.wav");
  execFileSync("flite", ["-voice", "rms", "-t", words, "-o", spoken]);
  execFileSync("sox", [spoken, "-r", "16000", "-c", "1", file, "pad", "2", "4"]);
  return file;
}
