import { describe, expect, it } from "vitest";
import { SAMPLE_RATE_HZ, type Sound } from "../../robot/kernel/frames.ts";
import { Acoustics, type RoomAcoustics } from "./acoustics.ts";

const SILENT: RoomAcoustics = { noiseDbfs: -90, echoDb: -20, echoDelayMs: 50, reverb: null };

function tone(hz: number, sampleRateHz: number): Sound {
  const samples = Int16Array.from({ length: sampleRateHz }, (_, i) =>
    Math.round(10_000 * Math.sin((2 * Math.PI * hz * i) / sampleRateHz)),
  );
  return { samples, sampleRateHz };
}

/** Root mean square, relative to full scale. */
function levelDbfs(samples: Int16Array): number {
  const meanSquare = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return 10 * Math.log10(meanSquare / 32_768 ** 2);
}

function heardAt(distanceM: number, sound = tone(440, SAMPLE_RATE_HZ)): number {
  const acoustics = new Acoustics(SILENT, 1);
  acoustics.say(sound, 0, distanceM);
  return levelDbfs(acoustics.hear(200, SAMPLE_RATE_HZ / 2));
}

describe("what the microphone hears", () => {
  it("is six decibels less at twice the distance", () => {
    expect(heardAt(1) - heardAt(2)).toBeCloseTo(6.02, 1);
    expect(heardAt(2) - heardAt(4)).toBeCloseTo(6.02, 1);
  });

  it("does not grow without end when somebody leans in", () => {
    expect(heardAt(0.1)).toBeCloseTo(heardAt(0.4), 5);
  });

  it("has noise at the level that the scenario names", () => {
    expect(levelDbfs(new Acoustics({ ...SILENT, noiseDbfs: -50 }, 3).hear(0, SAMPLE_RATE_HZ))).toBeCloseTo(
      -50,
      0,
    );
  });

  it("keeps pitch and level of a voice that was synthesised at another rate", () => {
    const acoustics = new Acoustics(SILENT, 1);
    acoustics.say(tone(440, 8000), 0, 1);
    const heard = acoustics.hear(100, 8000);
    expect(levelDbfs(heard)).toBeCloseTo(heardAt(1), 0);
    const crossings = heard.filter((sample, i) => i > 0 && sample >= 0 && heard[i - 1]! < 0).length;
    expect(crossings).toBeGreaterThanOrEqual(219);
    expect(crossings).toBeLessThanOrEqual(221);
  });

  it("filters out what the microphone's rate cannot carry", () => {
    expect(heardAt(1, tone(11_000, 32_000))).toBeLessThan(heardAt(1, tone(440, 32_000)) - 30);
  });

  it("adds two voices that speak at once, and places each in time", () => {
    const acoustics = new Acoustics(SILENT, 1);
    acoustics.say(tone(440, SAMPLE_RATE_HZ), 500, 1);
    const before = acoustics.hear(0, SAMPLE_RATE_HZ / 2);
    const after = acoustics.hear(500, SAMPLE_RATE_HZ / 2);
    expect(levelDbfs(before)).toBeLessThan(-80);
    expect(levelDbfs(after)).toBeGreaterThan(-15);
  });

  it("hears the robot itself, weaker and late, and not after it was cut off", () => {
    const acoustics = new Acoustics(SILENT, 1);
    const cutOff = acoustics.echo(tone(440, SAMPLE_RATE_HZ), 0);
    cutOff(500);
    const heard = acoustics.hear(0, SAMPLE_RATE_HZ);
    const at = (fromMs: number, untilMs: number) => levelDbfs(heard.slice(fromMs * 16, untilMs * 16));
    expect(at(0, 49)).toBeLessThan(-80);
    expect(at(60, 540)).toBeCloseTo(levelDbfs(tone(440, SAMPLE_RATE_HZ).samples) - 20, 1);
    expect(at(552, 1000)).toBeLessThan(-80);
  });

  it("lingers in a room that reverberates, also while nobody listened", () => {
    const click: Sound = { samples: new Int16Array(160).fill(20_000), sampleRateHz: SAMPLE_RATE_HZ };
    const heardAfter = (reverb: RoomAcoustics["reverb"], listens: boolean) => {
      const acoustics = new Acoustics({ ...SILENT, reverb }, 1);
      acoustics.hear(0, 160);
      acoustics.say(click, 10, 1);
      if (listens) acoustics.hear(10, 1600);
      return levelDbfs(acoustics.hear(110, 1600));
    };
    const lobby = { decayS: 1, criticalM: 1 };
    expect(heardAfter(null, true)).toBeLessThan(-80);
    expect(heardAfter(lobby, true)).toBeGreaterThan(-60);
    expect(heardAfter(lobby, false)).toBeCloseTo(heardAfter(lobby, true), 3);
  });
});
