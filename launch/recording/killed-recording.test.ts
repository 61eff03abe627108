import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openRecording } from "../hardware/recording.ts";
import { SPOKEN_VISIT, stellaReplay } from "./testing/recorded-visit.ts";

const stella = fileURLToPath(new URL("../stella.mjs", import.meta.url));
/** Two chunks: some seconds, in which somebody has come and has been greeted. */
const KILLED_AT_BYTES = 1_000_000;
/** The visit is played by a busy machine as well. */
const PATIENCE_MS = 240_000;

let folder = "";
let visit: ChildProcess | null = null;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stella-killed-recording-"));
});
afterAll(() => {
  kill();
  rmSync(folder, { recursive: true, force: true });
});

it("a recording whose robot was killed is replayed as far as it goes, with a warning that tells what is missing", {
  timeout: PATIENCE_MS,
}, async () => {
  const file = join(folder, "visit.mcap");
  await recordUntilKilled(file);

  const { messages, damage } = openRecording(file);
  expect(damage).toMatch(/cut off.* whole up to byte \d+/);
  expect(messages.filter(({ channel }) => channel === "camera").length).toBeGreaterThan(5);
  expect(messages.some(({ channel }) => channel === "speech")).toBe(true);

  const { code, out, err } = await stellaReplay(file);
  expect(err).toMatch(/cut off.* byte \d+.*What can be replayed ends after \d+\.\d s/);
  expect(out).toMatch(/^same/);
  expect(code).toBe(0);
});

async function recordUntilKilled(file: string): Promise<void> {
  const scenario = join(folder, "visit.yaml");
  writeFileSync(scenario, SPOKEN_VISIT);
  // A group of its own: the robot lives in a child of this process, and is killed with it.
  visit = spawn(process.execPath, [stella, "visit", "--record", folder, scenario], {
    detached: true,
    stdio: "ignore",
  });
  const gone = once(visit, "exit");
  const recordedBytes = () => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  await vi.waitUntil(() => recordedBytes() > KILLED_AT_BYTES, { timeout: PATIENCE_MS });
  kill();
  await gone;
}

function kill(): void {
  if (visit?.pid !== undefined && visit.exitCode === null) process.kill(-visit.pid, "SIGKILL");
  visit = null;
}
