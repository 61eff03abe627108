import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { instant } from "../../kernel/clock.ts";
import { SystemClock } from "../../kernel/system-clock.ts";
import { SampleClock } from "../hearing/sample-clock.ts";
import { NodeRecordLpcm16Microphone } from "./node-record-lpcm16-microphone.ts";

/** The real package, driving a program that stands in for sox. */
describe("the machine's microphone", () => {
  const { PATH } = process.env;
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "stella-recorder-"));
    process.env.PATH = `${folder}:/usr/bin:/bin`;
  });
  afterEach(async () => {
    process.env.PATH = PATH;
    await rm(folder, { recursive: true });
  });

  async function recorder(script: string): Promise<NodeRecordLpcm16Microphone> {
    await writeFile(join(folder, "sox"), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, "sox"), 0o755);
    return new NodeRecordLpcm16Microphone({ recorder: "sox", device: "" }, new SystemClock());
  }

  it("delivers every sample, also when a chunk ends within one", async () => {
    const microphone = await recorder(
      "printf '\\001\\000\\002'; sleep 0.2; printf '\\000\\003\\000'; exec sleep 5",
    );
    const stop = new AbortController();
    const heard: number[] = [];
    for await (const { samples } of microphone.frames(stop.signal)) {
      heard.push(...samples);
      if (heard.length === 3) stop.abort();
    }
    expect(heard).toEqual([1, 2, 3]);
  });

  it("asks the recorder for raw 16-bit mono at 16 kHz", async () => {
    const microphone = await recorder('echo "$@" >&2; exit 1');
    await expect(microphone.frames(new AbortController().signal).next()).rejects.toMatchObject({
      what: expect.stringMatching(/--rate 16000 --channels 1 .*--bits 16 --type raw/),
    });
  });

  it("is lost, with the recorder's own words, when the device is", async () => {
    const microphone = await recorder("echo 'sox FAIL formats: no default audio device' >&2; exit 2");
    await expect(microphone.frames(new AbortController().signal).next()).rejects.toMatchObject({
      code: "microphone.lost",
      what: expect.stringContaining("no default audio device"),
    });
  });

  it("says what to install when the recorder is not there", async () => {
    process.env.PATH = folder;
    const microphone = new NodeRecordLpcm16Microphone({ recorder: "arecord", device: "" }, new SystemClock());
    await expect(microphone.frames(new AbortController().signal).next()).rejects.toMatchObject({
      code: "microphone.recorder-missing",
      remedy: expect.stringContaining("apt-get install alsa-utils"),
    });
  });

  it("ends quietly when it is told to stop", async () => {
    const microphone = await recorder("exec sleep 30");
    const stop = new AbortController();
    const next = microphone.frames(stop.signal).next();
    stop.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });
});

describe("the clock of samples", () => {
  it("counts samples while chunks arrive in jerks", () => {
    const times = new SampleClock();
    const arrivals = [100, 230, 290, 400];
    expect(arrivals.map((at) => times.take(1600, instant(at)))).toEqual([0, 100, 200, 300]);
  });

  it("follows the host's clock when the sound card's has drifted, and never steps back", () => {
    const times = new SampleClock();
    times.take(1600, instant(100));
    expect(times.take(1600, instant(1_000))).toBe(900);
    expect(times.take(1600, instant(500))).toBe(1_000);
  });
});
