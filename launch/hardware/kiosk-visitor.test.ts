import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { WebsocketScreen } from "../../robot/dialogue/adapters/websocket-screen.ts";
import type { ScreenMessage, Touch } from "../../robot/dialogue/screen-protocol.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { seededRandom } from "../../robot/kernel/random.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { KioskVisitor } from "./kiosk-visitor.ts";

const clock = new SystemClock();
const thinking: ScreenMessage = { type: "activity", activity: "thinking" };
const speaking: ScreenMessage = { type: "activity", activity: "speaking" };
const start: Touch = { type: "touch", kind: "start" };

/** The robot's kiosk page, really served. */
async function kiosk(port: number) {
  const pageFolder = mkdtempSync(join(tmpdir(), "stella-kiosk-"));
  writeFileSync(join(pageFolder, "index.html"), "<p>the page</p>");
  const screen = new WebsocketScreen({
    pageFolder,
    rules: { port, touchesPerSecond: 20, earconVolume: 0 },
    clock,
    journal: silentJournal,
  });
  const touches: Touch[] = [];
  screen.onTouch((touch) => touches.push(touch));
  const { url } = await screen.listen();
  onTestFinished(async () => {
    await screen.close();
    rmSync(pageFolder, { recursive: true });
  });
  return { screen, url, touches };
}

function visitor(url: string) {
  const shown: ScreenMessage[] = [];
  const before = new KioskVisitor({
    url,
    clock,
    random: seededRandom(1),
    journal: silentJournal,
    onShown: (message) => shown.push(message),
  });
  const stop = new AbortController();
  const running = before.run(stop.signal);
  onTestFinished(async () => {
    stop.abort(new Error("the test is over"));
    await running;
  });
  return { shown, touch: (touch: Touch) => before.touch(touch) };
}

it("reads what the robot shows, touches it, and finds it again after a restart", async () => {
  const first = await kiosk(0);
  first.screen.show(thinking);
  const { shown, touch } = visitor(first.url);
  await vi.waitFor(() => expect(shown).toEqual([thinking]));
  touch(start);
  await vi.waitFor(() => expect(first.touches).toEqual([start]));

  await first.screen.close();
  const second = await kiosk(Number(new URL(first.url).port));
  second.screen.show(speaking);
  await vi.waitFor(() => expect(shown).toEqual([thinking, speaking]), 10_000);
  touch(start);
  await vi.waitFor(() => expect(second.touches).toEqual([start]));
});

it("refuses what is not the address of a page", () => {
  const parts = { clock, random: seededRandom(1), journal: silentJournal, onShown: () => {} };
  for (const url of ["127.0.0.1:8620", "wss://somewhere/", ""]) {
    expect(() => new KioskVisitor({ ...parts, url })).toThrow(Fault);
  }
});
