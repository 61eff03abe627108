import { expect, it } from "vitest";
import { Fault } from "../../robot/kernel/fault.ts";
import { EventLog, journalTo } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { Mishaps } from "../faults/mishaps.ts";
import { Guests } from "../people/guests.ts";
import { ControlRoom } from "./control-room.ts";
import { fromPage } from "./from-page.ts";
import { encodeSpeech } from "./speech-message.ts";
import { PagesInMemory } from "./testing/pages-in-memory.ts";

function setting() {
  const clock = new ManualClock();
  const stage = new PagesInMemory();
  const log = new EventLog();
  const done: string[] = [];
  const sound = {
    learn: async (voice: string) => {
      if (voice === "awb")
        throw new Fault({ code: "voice.missing", what: "No voice.", remedy: "Install it." });
    },
    lineMs: () => 500,
    say: (_voice: string, words: string) => {
      done.push(`says ${words}`);
      return () => {};
    },
    play: () => done.push("plays"),
  };
  const guests = new Guests({ clock, sound });
  const mishaps = new Mishaps([], () => 0);
  new ControlRoom({
    stage,
    journal: journalTo(clock, [log.sink]),
    clock: {
      pause: () => done.push("pause"),
      resume: () => done.push("resume"),
      step: async (ms) => void done.push(`step ${ms}`),
      setSpeed: (speed) => done.push(`speed ${speed}`),
    },
    guests,
    mishaps,
    lead: () => false,
    touchScreen: ({ kind }) => done.push(`touch ${kind}`),
    play: async (place) => (place === 7 ? null : "A visit"),
    order: (order) => ({ done: order === "greet", message: `${order}.` }),
  }).attend();
  stage.opens(1);
  /** What the page is answered, after the sentence that it sends went through the door. */
  const ask = async (message: object) => {
    stage.asks(1, fromPage.parse(message));
    await clock.settle();
    return stage.of(1, "answer").at(-1);
  };
  return { ask, stage, guests, mishaps, done, log };
}

const enter = { type: "enter", kind: "adult", look: 1, voice: "slt", at: [2, 0] };

it("lets guests in, leads them, and speaks for them", async () => {
  const { ask, guests, done } = setting();
  expect(await ask(enter)).toMatchObject({ done: true });
  const [id] = guests.ids;
  await ask({ type: "move", id, to: [1, 1] });
  await ask({ type: "say", id, words: " hello  " });
  expect(guests.seen()[0]?.posture.x).toBeCloseTo(1, 1);
  expect(done).toEqual(["says hello"]);
  await ask({ type: "remove", id });
  expect(guests.ids).toEqual([]);
});

it("takes a browser's microphone for the voice of a guest", async () => {
  const { ask, stage, guests, done } = setting();
  await ask(enter);
  stage.sendsBytes(1, encodeSpeech({ id: guests.ids[0]!, samples: new Int16Array(1600) }));
  stage.sendsBytes(1, new Uint8Array([9, 9, 9]));
  expect(done).toEqual(["plays"]);
});

it("breaks and mends", async () => {
  const { ask, mishaps } = setting();
  await ask({ type: "begin-mishap", mishap: { kind: "camera-unplugged" } });
  expect(mishaps.isOn("camera-unplugged")).toBe(true);
  await ask({ type: "end-mishap", mishap: { kind: "camera-unplugged" } });
  expect(mishaps.active()).toEqual([]);
});

it("rules time", async () => {
  const { ask, done } = setting();
  for (const message of [{ type: "pause" }, { type: "step", ms: 100 }, { type: "speed", speed: 2 }]) {
    await ask(message);
  }
  await ask({ type: "resume" });
  expect(done).toEqual(["pause", "step 100", "speed 2", "resume"]);
});

it("says in a sentence why something was not done", async () => {
  const { ask } = setting();
  expect(await ask({ type: "send-home", id: "nobody" })).toEqual({
    type: "answer",
    done: false,
    message: "They have left.",
  });
  expect(await ask({ type: "play", scenario: 7 })).toMatchObject({ done: false });
  expect(await ask({ type: "robot", order: "wipe" })).toMatchObject({ done: false, message: "wipe." });
});

it("a voice that is missing is told, and nothing else happens", async () => {
  const { ask, guests } = setting();
  await ask({ ...enter, voice: "awb" });
  const answer = await ask({ type: "say", id: guests.ids[0], words: "hello" });
  expect(answer).toMatchObject({ done: false, message: "No voice. Install it." });
});

it("journals what is done, and nothing of what is said", async () => {
  const { ask, guests, log } = setting();
  await ask(enter);
  await ask({ type: "say", id: guests.ids[0], words: "my name is Maria" });
  expect(log.entries.map(({ event }) => event)).toEqual(["lobby.guest-entered"]);
  expect(log.lines().join()).not.toContain("Maria");
});

it.each([
  { type: "enter", kind: "giant", look: 0, voice: "slt", at: [2, 0] },
  { ...enter, at: [99, 0] },
  { type: "say", id: "guest-1", words: "   " },
  { type: "say", id: "guest-1", words: "x".repeat(301) },
  { type: "speed", speed: 1000 },
  { type: "step", ms: 1e9 },
  { type: "begin-mishap", mishap: { kind: "earthquake" } },
  { type: "pause", please: true },
])("does not let %j through the door", (message) => {
  expect(fromPage.safeParse(message).success).toBe(false);
});
