import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Synthesiser } from "../robot/dialogue/synthesiser.ts";
import { type AudioFrame, SAMPLE_RATE_HZ, type Sound } from "../robot/kernel/frames.ts";
import { ManualClock } from "../robot/kernel/manual-clock.ts";
import { seededRandom } from "../robot/kernel/random.ts";
import { Lobby } from "./lobby.ts";
import { asking } from "./people/crowd-rig.ts";
import { Photographer } from "./rendering/photographer.ts";
import { parseScenario } from "./scenario/scenario.ts";

/** A tone in speech's place: 100 ms for each letter. */
const tones: Synthesiser = {
  speak: async (text) => tone(text.length * 0.1),
};

function tone(seconds: number, sampleRateHz = SAMPLE_RATE_HZ): Sound {
  const samples = Int16Array.from({ length: Math.round(seconds * sampleRateHz) }, (_, i) =>
    Math.round(8000 * Math.sin((2 * Math.PI * 440 * i) / sampleRateHz)),
  );
  return { samples, sampleRateHz };
}

const CHAT = `
title: a chat
lastsS: 60
people:
  - name: Ann
    from: [4, 1]
    acts:
      - { do: walk, to: [1.5, 0], speedMps: 1.5 }
      - { do: converse, patienceS: 30 }
      - { do: walk, to: [6, 2] }
    answers:
      name: [{ do: say, words: "ann" }, { do: say, words: "anna" }]
      service: [{ do: choose, choice: haircut }]
      email: [{ do: walk-away }]
expect: { greeted: true, records: [] }
`;

/** {@link open}, at a moment that a clock which follows the host's may have come to. */
async function openAt(ms: number) {
  const clock = new ManualClock();
  await clock.advance(ms);
  return open(CHAT, 1, clock);
}

/** A lobby with someone in it, running on a clock of its own. */
function open(yaml: string, seed = 1, clock = new ManualClock()) {
  const lobby = new Lobby({
    painter: new Photographer(),
    scenario: parseScenario(yaml, "the test's scenario"),
    seed,
    clock,
    voices: () => tones,
    framesPerSecond: 5,
  });
  const stop = new AbortController();
  const running = lobby.run(stop.signal);
  const end = async () => {
    stop.abort();
    await clock.settle();
    await running;
  };
  return { clock, lobby, stop, end };
}

function level(samples: Int16Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}

/** How long each run of true lasts. */
function loudRuns(loud: readonly boolean[]): number[] {
  const runs: number[] = [];
  for (const [index, now] of loud.entries()) {
    if (!now) continue;
    if (loud[index - 1]) runs.push(runs.pop()! + 1);
    else runs.push(1);
  }
  return runs;
}

/** Reads a device's frames until its signal is aborted. */
async function collect<T>(frames: AsyncIterable<T>, into: T[]): Promise<void> {
  for await (const frame of frames) into.push(frame);
}

async function recording(seed: number): Promise<string> {
  const { clock, lobby, stop, end } = open(CHAT, seed);
  const hash = createHash("sha256");
  const pictures = (async () => {
    for await (const frame of lobby.camera.frames(stop.signal)) hash.update(frame.rgb);
  })();
  const sounds = (async () => {
    for await (const frame of lobby.microphone.frames(stop.signal)) hash.update(frame.samples);
  })();
  lobby.screen.show(asking("name"));
  await clock.advance(4000);
  await end();
  await Promise.all([pictures, sounds]);
  return hash.digest("hex");
}

describe("the lobby", () => {
  it("is the same world again for the same seed, picture by picture and sample by sample", async () => {
    expect(await recording(5)).toBe(await recording(5));
    expect(await recording(5)).not.toBe(await recording(6));
  });

  it("lives on, whatever fraction of a millisecond it begins with", async () => {
    const random = seededRandom(1);
    for (let rooms = 0; rooms < 40; rooms++) {
      const { clock, lobby, end } = await openAt(Math.PI * 6000 * random.next());
      await clock.advance(20_000);
      expect(lobby.observed().atMs).toBeCloseTo(20_000, 6);
      await end();
    }
  });

  it("lets a visitor answer aloud once the robot is quiet, and not before", async () => {
    const { clock, lobby, stop, end } = open(CHAT);
    const heard: { at: number; level: number }[] = [];
    const listening = (async () => {
      for await (const { samples, capturedAt } of lobby.microphone.frames(stop.signal)) {
        heard.push({ at: capturedAt, level: level(samples) });
      }
    })();
    await clock.advance(4000);
    lobby.screen.show(asking("name"));
    const speaking = lobby.speaker.play(tone(2), stop.signal);
    await clock.advance(5000);
    await speaking;
    await end();
    await listening;
    const spoke = heard.filter((frame) => frame.level > 2000);
    expect(spoke[0]!.at).toBeGreaterThan(6500);
    expect(spoke[0]!.at).toBeLessThan(7400);
    // "ann" takes 300 ms.
    expect(spoke.length * 20).toBeGreaterThanOrEqual(280);
    expect(spoke.length * 20).toBeLessThanOrEqual(320);
  });

  it("lets the next answer be given when the question is asked again, and a touch answer by touch", async () => {
    const { clock, lobby, stop, end } = open(CHAT);
    const touches: unknown[] = [];
    lobby.screen.onTouch((touch) => touches.push(touch));
    const heard: AudioFrame[] = [];
    const listening = collect(lobby.microphone.frames(stop.signal), heard);
    const never = new AbortController().signal;
    await clock.advance(4000);
    lobby.screen.show(asking("name"));
    await clock.advance(4000);
    void lobby.speaker.play(tone(0.5), never);
    await clock.advance(4000);
    lobby.screen.show(asking("service"));
    await clock.advance(3000);
    expect(touches).toEqual([{ type: "touch", kind: "choose", question: "service", choice: "haircut" }]);
    await end();
    await listening;
    // "ann", the robot's half second, "anna", in frames of 20 ms.
    const lengths = loudRuns(heard.map(({ samples }) => level(samples) > 250));
    expect(lengths.map((frames) => Math.round((frames * 20) / 100) / 10)).toEqual([0.3, 0.5, 0.4]);
  });

  it("reports a question that the scenario has no answer for", async () => {
    const { clock, lobby, end } = open(CHAT);
    await clock.advance(4000);
    lobby.screen.show(asking("shoe-size"));
    await clock.advance(3000);
    expect(lobby.observed().unforeseen).toEqual(["shoe-size"]);
    await end();
  });

  it("lets a visitor walk away from a question, and is empty afterwards", async () => {
    const { clock, lobby, end } = open(CHAT);
    await clock.advance(4000);
    lobby.screen.show(asking("email"));
    await clock.advance(2000);
    expect(lobby.observed().everybodyLeft).toBe(false);
    await clock.advance(8000);
    expect(lobby.observed().everybodyLeft).toBe(true);
    await end();
  });

  it("notes when the robot first spoke", async () => {
    const { clock, lobby, end } = open(CHAT);
    await clock.advance(2500);
    expect(lobby.observed().greetedAtMs).toBeNull();
    void lobby.speaker.play(tone(1), new AbortController().signal);
    await clock.advance(2000);
    expect(lobby.observed()).toMatchObject({ greetedAtMs: 2500, robotQuietMs: 1000 });
    await end();
  });

  it("stops a sound at once when it is cut off, and the microphone hears no more of it", async () => {
    const { clock, lobby, stop, end } = open(CHAT);
    const heard: Int16Array[] = [];
    const listening = (async () => {
      for await (const { samples } of lobby.microphone.frames(stop.signal)) heard.push(samples);
    })();
    const hush = new AbortController();
    const speaking = expect(lobby.speaker.play(tone(3), hush.signal)).rejects.toThrow("hush");
    await clock.advance(400);
    hush.abort(new Error("hush"));
    await clock.advance(600);
    await speaking;
    await end();
    await listening;
    expect(level(heard[10]!)).toBeGreaterThan(150);
    expect(level(heard[40]!)).toBeLessThan(60);
  });

  it("takes the camera away for as long as the scenario says", async () => {
    const { clock, lobby, stop, end } = open(
      `${CHAT}faults: [{ kind: camera-unplugged, fromS: 1, untilS: 2 }]\n`,
    );
    const frames: unknown[] = [];
    const lost = expect(collect(lobby.camera.frames(stop.signal), frames)).rejects.toMatchObject({
      code: "camera.lost",
    });
    await clock.advance(1500);
    await lost;
    expect(frames).toHaveLength(5);
    await clock.advance(600);
    const again = collect(lobby.camera.frames(stop.signal), frames);
    await clock.advance(400);
    expect(frames.length).toBeGreaterThan(6);
    await end();
    await again;
  });

  it("has a hand on the red button for as long as the scenario says", async () => {
    const { clock, lobby, stop, end } = open(
      `${CHAT}faults: [{ kind: emergency-stop, fromS: 1, untilS: 2 }]\n`,
    );
    const told: string[] = [];
    lobby.emergencyStop.watch(stop.signal, (pressed) =>
      told.push(`${pressed ? "pressed" : "free"} at ${Math.round(clock.now() / 100) / 10} s`),
    );
    await clock.advance(3000);
    await end();
    expect(told).toEqual(["free at 0 s", "pressed at 1 s", "free at 2 s"]);
  });
});
