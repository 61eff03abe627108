import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { spokenWav, whyNoSpeech } from "../../robot/perception/adapters/testing/flite-speech.ts";
import { chromiumPath, launchChromium, noChromium } from "./chromium.ts";
import { type LiveLobby, openLiveLobby, Technician } from "./desk-rig.ts";

/** The lobby goes as fast as this machine lets it; one that is busy takes its time. */
const PATIENCE_MS = 150_000;
/** As often would a technician speak: the first word after a fresh start is not always understood. */
const TRIES = 4;

const why = chromiumPath ? whyNoSpeech() : noChromium;

describe("the technician's own microphone", { timeout: 2 * PATIENCE_MS }, () => {
  let lobby: LiveLobby;
  let browser: Browser;
  let technician: Technician;

  beforeAll(async () => {
    if (why) return;
    lobby = await openLiveLobby("projected");
    // Quiet as long as the robot needs to take it for an end.
    const microphone = spokenWav("yes", { voice: "rms", before: 2, after: 4 });
    browser = await launchChromium({ webgl: true, microphone });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(PATIENCE_MS);
    technician = new Technician(page);
    await page.goto(lobby.pageUrl);
    await page.getByLabel("Scenario").selectOption("none");
    await technician.panel("People").getByText("The lobby is empty").waitFor();
  }, PATIENCE_MS);
  beforeEach((ctx) => {
    if (why) ctx.skip(why);
  });
  afterAll(async () => {
    await browser?.close();
    await lobby?.close();
  }, PATIENCE_MS);

  it("speaks for a guest: the robot hears it, and takes it for an answer", async () => {
    await technician.press("Add");
    await technician.press(/^Guest 1/);
    await technician.press("To robot");
    const dialogue = technician.panel("Dialogue");
    await dialogue.locator(".slot-asked", { hasText: "consent" }).waitFor();
    await dialogue.locator(".activity-listening").waitFor();
    const answer = dialogue.locator(".slot-answered", { hasText: "consent" }).getByText("“yes”");
    let answered = false;
    for (let attempt = 0; attempt < TRIES && !answered; attempt++) {
      await technician.press("Speak for them");
      answered = await answer.waitFor({ timeout: PATIENCE_MS / TRIES }).then(
        () => true,
        () => false,
      );
      await technician.press("Speak for them");
    }
    expect(answered).toBe(true);
    expect(lobby.journal.map((entry) => JSON.stringify(entry)).filter((line) => /"yes"/.test(line))).toEqual(
      [],
    );
  });
});
