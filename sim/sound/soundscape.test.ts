import { describe, expect, it } from "vitest";
import type { Synthesiser } from "../../robot/dialogue/synthesiser.ts";
import { SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";
import { seededRandom } from "../../robot/kernel/random.ts";
import { parseScenario } from "../scenario/scenario.ts";
import { VOICE_DBFS } from "./room-sound.ts";
import { Soundscape } from "./soundscape.ts";

/** A rattle in speech's place, another for each voice. */
function rattles(voice: string): Synthesiser {
  return {
    speak: async (text) => {
      const random = seededRandom(voice.length * 1000 + text.length);
      const samples = Int16Array.from({ length: 40_000 }, () => 8000 * (random.next() - 0.5));
      return { samples, sampleRateHz: SAMPLE_RATE_HZ };
    },
  };
}

async function lobbyWith(sounds: string): Promise<Soundscape> {
  const scenario = parseScenario(
    `{ title: t, lastsS: 5, room: { noiseDbfs: -90, sounds: ${sounds} }, people: [{ name: a, acts: [{ do: walk, to: [2, 0] }] }], expect: { greeted: false, records: [] } }`,
    "the test's scenario",
  );
  const soundscape = new Soundscape(rattles, scenario.room, 1);
  await soundscape.rehearse(scenario);
  soundscape.begin(scenario, 5000);
  return soundscape;
}

function levelDbfs(samples: Int16Array): number {
  const meanSquare = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return 10 * Math.log10(meanSquare / 32_768 ** 2);
}

describe("the sounds of the lobby", () => {
  it.each(["babble", "music", "ventilation"])("has %s as loud as the scenario says", async (kind) => {
    const soundscape = await lobbyWith(`[{ kind: ${kind}, snrDb: 20 }]`);
    const heard = soundscape.hear(5000, 8 * SAMPLE_RATE_HZ);
    expect(levelDbfs(heard)).toBeGreaterThan(VOICE_DBFS - 21.5);
    expect(levelDbfs(heard)).toBeLessThan(VOICE_DBFS - 18.5);
  });

  it("begins and ends with the sound's time, which counts from the scenario's beginning", async () => {
    const soundscape = await lobbyWith("[{ kind: ventilation, snrDb: 10, fromS: 1, untilS: 2 }]");
    const levels = [5000, 6000, 7000].map((atMs) => levelDbfs(soundscape.hear(atMs, SAMPLE_RATE_HZ)));
    expect(levels[0]).toBeLessThan(-80);
    expect(levels[1]).toBeGreaterThan(-35);
    expect(levels[2]).toBeLessThan(-80);
  });

  it("lets somebody be silenced in the middle of a line", async () => {
    const soundscape = await lobbyWith("[]");
    await soundscape.learn("slt", "hello");
    const silence = soundscape.say("slt", "hello", 5000, 1);
    silence(5500);
    expect(levelDbfs(soundscape.hear(5000, 8000))).toBeGreaterThan(-40);
    expect(levelDbfs(soundscape.hear(5500, 8000))).toBeLessThan(-80);
  });

  it("carries a technician's own voice", async () => {
    const soundscape = await lobbyWith("[]");
    const voice = { samples: new Int16Array(1600).fill(8000), sampleRateHz: SAMPLE_RATE_HZ };
    soundscape.play(voice, 5000, 2);
    expect(levelDbfs(soundscape.hear(5000, 1600))).toBeCloseTo(20 * Math.log10(4000 / 32_768), 1);
  });
});
