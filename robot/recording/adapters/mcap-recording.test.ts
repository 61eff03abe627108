import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { McapIndexedReader } from "@mcap/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Fault } from "../../kernel/fault.ts";
import { ManualClock } from "../../kernel/manual-clock.ts";
import { type Heading, RECORDING_VERSION } from "../heading.ts";
import { tapeTo } from "../tape.ts";
import { createMcapFile, type McapFileOptions } from "./mcap-file.ts";
import { readMcapRecording } from "./mcap-recording.ts";
import { sampleHeading } from "./testing/sample-heading.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stella-recording-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OVERFLOWING = fileURLToPath(new URL("./testing/overflowing-recording.ts", import.meta.url));
const heading: Heading = sampleHeading;

/** A recording with one message every 20 ms. */
async function record(
  name: string,
  messages: number,
  options: Partial<McapFileOptions> = {},
  given: Heading = heading,
) {
  const path = join(folder, name);
  const stopped: Fault[] = [];
  const file = await createMcapFile(
    path,
    given,
    [{ name: "a.txt", mediaType: "text/plain", text: "hello" }],
    {
      limitBytes: 1e9,
      limitMs: 1e9,
      onStopped: (fault) => stopped.push(fault),
      ...options,
    },
  );
  const clock = new ManualClock();
  const tape = tapeTo(clock, [file]);
  for (let index = 0; index < messages; index++) {
    tape.write("speech", { speaker: "robot", text: `${index} ${"-".repeat(1000)}` });
    await clock.advance(20);
  }
  await file.close();
  return { path, stopped };
}

describe("a recording", () => {
  it("is read back as it was written", async () => {
    const { path } = await record("whole.mcap", 2000);

    const recording = readMcapRecording(path);

    expect(recording.damage).toBeNull();
    expect(recording.heading).toEqual(heading);
    expect(recording.enclosure("a.txt")).toBe("hello");
    const said = recording.of("speech");
    expect(said).toHaveLength(2000);
    expect(said[1999]).toMatchObject({ at: 39_980, body: { speaker: "robot" } });
    expect(said[1999]?.body.text).toMatch(/^1999 /);
  });

  it("is an MCAP file with index, summary and statistics, as other tools want it", async () => {
    const bytes = readFileSync((await record("indexed.mcap", 2000)).path);

    const reader = await McapIndexedReader.Initialize({
      readable: {
        size: async () => BigInt(bytes.length),
        read: async (offset, size) => bytes.subarray(Number(offset), Number(offset + size)),
      },
    });

    expect(reader.statistics).toMatchObject({ messageCount: 2000n, attachmentCount: 1, metadataCount: 1 });
    expect(reader.chunkIndexes.length).toBeGreaterThan(2);
    let first: bigint | null = null;
    for await (const message of reader.readMessages({ startTime: 20_000_000_000n }))
      first ??= message.logTime;
    expect(first).toBe(20_000_000_000n);
  });

  it("belongs to whoever recorded it", async () => {
    const { path } = await record("mine.mcap", 1);

    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("that was cut off is read as far as it goes, and names the byte", async () => {
    const bytes = readFileSync((await record("long.mcap", 2000)).path);
    const path = join(folder, "cut.mcap");
    writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length * 0.6)));

    const recording = readMcapRecording(path);

    expect(recording.damage).toMatch(/cut off.* byte \d+/);
    const said = recording.of("speech");
    expect(said.length).toBeGreaterThan(500);
    expect(said.length).toBeLessThan(1400);
    expect(said.map(({ body }) => Number.parseInt(body.text, 10))).toEqual(said.map((_, index) => index));
  });

  it("with a flipped bit is read up to the damage", async () => {
    const bytes = readFileSync((await record("flipped.mcap", 2000)).path);
    const at = Math.floor(bytes.length * 0.6);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    const path = join(folder, "damaged.mcap");
    writeFileSync(path, bytes);

    const recording = readMcapRecording(path);

    expect(recording.damage).toMatch(/damaged after byte \d+/);
    expect(recording.of("speech").length).toBeGreaterThan(500);
  });

  it.each([
    ["an empty file", ""],
    ["a text", "this is no recording"],
  ])("is not %s", (_what, text) => {
    const path = join(folder, "other.mcap");
    writeFileSync(path, text);

    expect(() => readMcapRecording(path)).toThrow(/no MCAP file/);
  });

  it("of a later version is left to later software", async () => {
    const later = { ...heading, recordingVersion: RECORDING_VERSION + 1 };
    const { path } = await record("later.mcap", 1, {}, later);

    expect(() => readMcapRecording(path)).toThrow(/version 2; this software reads version 1/);
  });

  it("ends at its limit, whole, and says so once", async () => {
    const { path, stopped } = await record("limited.mcap", 2000, { limitBytes: 1e6 });

    expect(stopped.map(({ code }) => code)).toEqual(["recording.limit"]);
    const recording = readMcapRecording(path);
    expect(recording.damage).toBeNull();
    expect(recording.of("speech").length).toBeGreaterThan(900);
  });

  it("ends when the disk is full, whole up to there, and the robot goes on", async () => {
    const path = join(folder, "full.mcap");

    // A process whose files may not grow beyond 600 kB is told of it as by a full disk.
    const { stdout } = await promisify(execFile)("bash", [
      "-c",
      `ulimit -f 600; exec "${process.execPath}" --import tsx "${OVERFLOWING}" "${path}"`,
    ]);

    expect(JSON.parse(stdout)).toEqual({ stopped: ["recording.failed"], written: 2000 });
    const recording = readMcapRecording(path);
    expect(recording.damage).toMatch(/cut off/);
    expect(recording.of("speech").length).toBeGreaterThan(300);
  });

  it("cannot begin on a disk that is full", async () => {
    const options = { limitBytes: 1e9, limitMs: 1e9, onStopped: () => {} };

    await expect(createMcapFile("/dev/full", heading, [], options)).rejects.toMatchObject({
      code: "recording.unwritable",
    });
  });

  it("cannot begin in a folder that is not there", async () => {
    await expect(record("nowhere/x.mcap", 1)).rejects.toMatchObject({ code: "recording.unwritable" });
  });
});
