import { describe, expect, it } from "vitest";
import { bornAt, type FaceNews, lived } from "./face-life.ts";

const news: FaceNews = {
  state: "idle",
  mood: "calm",
  gaze: null,
  speech: null,
  stillness: false,
  onGlass: { rightM: 0, upM: 0.1, unitM: 0.0026 },
};

/** The face for so long, drawn when it asks for it; how many frames that took, and the last of them. */
function drawn(told: (ms: number) => FaceNews, seconds: number) {
  let life = bornAt(0, 1);
  let frames = 0;
  let frame = lived(life, told(0), 0).frame;
  const different = new Set<string>();
  for (let ms = 0; ms < seconds * 1000; ) {
    const next = lived(life, told(ms), ms);
    life = next.life;
    frame = next.frame;
    frames += 1;
    different.add(JSON.stringify(frame));
    ms = Math.max(ms + 1000 / 60, next.nextAtMs ?? 0);
  }
  return { frames, frame, different: different.size };
}

describe("the face", () => {
  it("is drawn sixty times a second while it listens, thinks or speaks", () => {
    const speech = { beganAtMs: 0, levels: Array.from({ length: 100 }, () => 0.7), wordsAtMs: [0] };
    for (const state of ["listening", "thinking", "speaking"] as const) {
      expect(drawn(() => ({ ...news, state, speech }), 3).frames, state).toBeGreaterThan(170);
    }
  });

  it("is hardly drawn while nobody is there, and yet alive", () => {
    const { frames, different } = drawn(() => news, 60);
    expect(frames / 60).toBeLessThan(20);
    expect(different).toBeGreaterThan(50);
  });

  it("rests while it sleeps, and while there is no robot behind it", () => {
    expect(drawn(() => ({ ...news, state: "unlinked" }), 60).frames).toBeLessThan(120);
    expect(drawn(() => ({ ...news, mood: "sleepy" }), 60).frames).toBeLessThan(120);
  });

  it("opens its mouth as far as the voice is loud, and closes it with the sentence", () => {
    const speech = { beganAtMs: 0, levels: [0, 0.2, 1, 1, 0.2, 0], wordsAtMs: [0] };
    const mouthAt = (seconds: number) =>
      drawn(() => ({ ...news, state: "speaking", speech }), seconds).frame.mouth;
    const heightAt = (seconds: number) => Number(/C\S+ (\S+) \S+ \S+ \S+ \S+Z$/.exec(mouthAt(seconds))?.[1]);
    expect(heightAt(0.12)).toBeGreaterThan(heightAt(0.02) + 2);
    expect(heightAt(0.9)).toBeLessThan(heightAt(0.12) - 2);
  });

  it("shows what the robot does without moving, to those who mind motion", () => {
    const visitor = { rightM: 0.5, upM: 0.4, awayM: 1 };
    const frames = (["idle", "listening", "thinking", "speaking"] as const).map((state) => {
      const { frame, different } = drawn(() => ({ ...news, state, gaze: visitor, stillness: true }), 10);
      expect(different, state).toBe(1);
      return JSON.stringify(frame);
    });
    expect(new Set(frames).size).toBe(4);
  });

  it("looks the same twice for the same news", () => {
    const walk = (ms: number): FaceNews => ({
      ...news,
      state: ms < 4000 ? "listening" : "speaking",
      gaze: gazes[Math.floor(ms / 200) % gazes.length] ?? null,
    });
    expect(drawn(walk, 8)).toEqual(drawn(walk, 8));
  });

  it("blinks as often as people do", () => {
    let blinks = 0;
    let closed = false;
    let life = bornAt(0, 3);
    for (let ms = 0; ms < 120_000; ms += 1000 / 60) {
      const next = lived(life, { ...news, gaze: gazes[0] ?? null }, ms);
      life = next.life;
      const now = Number(/ (\S+)\)/.exec(next.frame.eyes[0].squash)?.[1]) < 0.5;
      if (now && !closed) blinks += 1;
      closed = now;
    }
    expect(blinks / 2).toBeGreaterThan(8);
    expect(blinks / 2).toBeLessThan(25);
  });
});

const gazes = [-0.4, -0.2, 0, 0.2, 0.4].map((rightM) => ({ rightM, upM: 0.4, awayM: 1 }));
