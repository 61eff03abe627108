import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ManualClock } from "../../kernel/manual-clock.ts";
import { parseWav } from "./wav-file.ts";
import { WavMicrophone } from "./wav-microphone.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stella-wav-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Shape {
  rateHz?: number;
  channels?: number;
  bits?: number;
  format?: number;
  /** What the data chunk claims to hold, in bytes. */
  claimed?: number;
}

function wav(samples: readonly number[], shape: Shape = {}): Buffer {
  const { rateHz = 16_000, channels = 1, bits = 16, format = 1 } = shape;
  const data = Buffer.alloc(samples.length * 2);
  for (const [at, sample] of samples.entries()) data.writeInt16LE(sample, 2 * at);
  const fmt = Buffer.alloc(16);
  fmt.writeUInt16LE(format, 0);
  fmt.writeUInt16LE(channels, 2);
  fmt.writeUInt32LE(rateHz, 4);
  fmt.writeUInt16LE(bits, 14);
  const chunk = (name: string, body: Buffer, size = body.length) => {
    const head = Buffer.alloc(8);
    head.write(name);
    head.writeUInt32LE(size, 4);
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
  };
  // An odd-sized chunk that nobody asked for stands in between, as recorders leave it.
  const body = Buffer.concat([
    Buffer.from("WAVE"),
    chunk("fmt ", fmt),
    chunk("LIST", Buffer.from("abc")),
    chunk("data", data, shape.claimed),
  ]);
  return chunk("RIFF", body);
}

describe("a WAV file", () => {
  it("gives the samples of its one channel", () => {
    expect([...parseWav(wav([1, -2, 32_767, -32_768]), "a.wav")]).toEqual([1, -2, 32_767, -32_768]);
  });

  it("mixes two channels", () => {
    expect([...parseWav(wav([100, 300, -5, 5], { channels: 2 }), "a.wav")]).toEqual([200, 0]);
  });

  it("reads to its end when its recorder was killed before it wrote the size", () => {
    expect([...parseWav(wav([1, 2], { claimed: 0 }), "a.wav")]).toEqual([1, 2]);
    expect([...parseWav(wav([1, 2], { claimed: 0xffffffff }), "a.wav")]).toEqual([1, 2]);
  });

  it("of another rate names file, rate and the command that converts it", () => {
    expect(() => parseWav(wav([1], { rateHz: 44_100 }), "talk/a.wav")).toThrow(
      expect.objectContaining({
        code: "microphone.wrong-format",
        what: expect.stringMatching(/talk\/a\.wav has 44100 Hz, 16 bits, 1 channel/),
        remedy: expect.stringContaining("sox talk/a.wav -r 16000 -c 1 -b 16"),
      }),
    );
  });

  it.each([
    ["8 bits", wav([1], { bits: 8 })],
    ["floating point", wav([1], { format: 3 })],
    ["six channels", wav([1], { channels: 6 })],
  ])("with %s is refused", (_, bytes) => {
    expect(() => parseWav(bytes, "a.wav")).toThrow(
      expect.objectContaining({ code: "microphone.wrong-format" }),
    );
  });

  it("that is something else, or cut off anywhere, is refused or read in part, never crashed on", () => {
    const whole = wav([1, 2, 3]);
    for (let length = 0; length < whole.length; length++) {
      try {
        expect(parseWav(whole.subarray(0, length), "a.wav").length).toBeLessThan(3);
      } catch (error) {
        expect(error).toMatchObject({ code: "microphone.not-wav" });
      }
    }
  });
});

describe("a WAV file in the microphone's place", () => {
  it("takes as long as it plays, silence after it included", async () => {
    const path = join(folder, "ramp.wav");
    await writeFile(path, wav(Array.from({ length: 800 }, (_, at) => at)));
    const clock = new ManualClock();
    const heard: number[] = [];
    const instants: number[] = [];
    let ended = false;
    const reading = (async () => {
      for await (const frame of new WavMicrophone(path, clock, 50).frames(new AbortController().signal)) {
        heard.push(...frame.samples);
        instants.push(frame.capturedAt);
      }
      ended = true;
    })();
    await clock.advance(99);
    expect(ended).toBe(false);
    await clock.advance(1);
    await reading;
    expect(heard).toEqual([...Array.from({ length: 800 }, (_, at) => at), ...Array<number>(800).fill(0)]);
    expect(instants).toEqual([0, 20, 40, 60, 80]);
  });

  it("is missed by name", async () => {
    const clock = new ManualClock();
    const frames = new WavMicrophone("/nowhere/x.wav", clock).frames(new AbortController().signal);
    const first = frames.next();
    const settled = expect(first).rejects.toMatchObject({
      code: "microphone.file-missing",
      what: expect.stringContaining("/nowhere/x.wav"),
    });
    await clock.settle();
    await settled;
  });
});
