import { describe, expect, it } from "vitest";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { Guests, MOST_GUESTS } from "./guests.ts";

/** Remembers what sounded: from when, how loud it would be, and what. */
class Ear {
  readonly heard: { readonly fromMs: number; readonly distanceM: number; readonly what: string }[] = [];
  /** Of the pieces of a voice, one sample each. */
  readonly levels: number[] = [];

  async learn() {}

  lineMs() {
    return 1000;
  }

  say(_voice: string, words: string, fromMs: number, distanceM: number) {
    this.heard.push({ fromMs, distanceM, what: words });
    return () => {};
  }

  play({ samples }: { readonly samples: Int16Array }, fromMs: number, distanceM: number) {
    this.heard.push({ fromMs, distanceM, what: `${samples.length} samples` });
    this.levels.push(samples[0] ?? 0);
  }
}

/** A tenth of a second. */
const piece = (level: number) => new Int16Array(1600).fill(level);
const LOUD = 3000;
const QUIET = 20;

const adult = { kind: "adult", look: 0, voice: "slt" } as const;

function lobby() {
  const clock = new ManualClock();
  const ear = new Ear();
  const guests = new Guests({ clock, sound: ear });
  const stepFor = (seconds: number) => {
    for (let step = 0; step < seconds * 50; step++) guests.step(0.02);
  };
  const placeOf = (id: string) => {
    const { posture } = guests.seen().find((guest) => guest.id === id) ?? {};
    return posture && [posture.x, posture.y].map((metres) => Math.round(metres * 10) / 10);
  };
  return { clock, ear, guests, stepFor, placeOf };
}

describe("a guest", () => {
  it("stands where they came in, and looks at the robot", () => {
    const { guests, stepFor, placeOf } = lobby();
    const id = guests.enter(adult, [2, 2])!;
    guests.turn(id, "away");
    stepFor(2);
    guests.turn(id, "robot");
    stepFor(2);
    expect(placeOf(id)).toEqual([2, 2]);
    expect(guests.seen()[0]!.posture.faceYawRad).toBeCloseTo((-3 / 4) * Math.PI, 1);
  });

  it("walks where they are sent, and is put down where they are dragged", () => {
    const { guests, stepFor, placeOf } = lobby();
    const id = guests.enter(adult, [3, 0])!;
    guests.send(id, [1.5, 1]);
    stepFor(0.5);
    expect(guests.seen()[0]!.posture.stride).toBeGreaterThan(0);
    stepFor(4);
    expect(placeOf(id)).toEqual([1.5, 1]);
    guests.move(id, [4, -2]);
    expect(placeOf(id)).toEqual([4, -2]);
  });

  it("leaves by the door, and is gone", () => {
    const { guests, stepFor } = lobby();
    const id = guests.enter(adult, [2, 0])!;
    guests.sendHome(id);
    stepFor(10);
    expect(guests.ids).toEqual([]);
  });

  it("says a line from where they stand, and their mouth moves as long as it lasts", async () => {
    const { clock, ear, guests } = lobby();
    const id = guests.enter(adult, [3, 4])!;
    await guests.say(id, "hello");
    expect(ear.heard).toEqual([{ fromMs: 0, distanceM: 5, what: "hello" }]);
    expect(guests.seen()[0]?.saying).toBe("hello");
    await clock.advance(1001);
    expect(guests.seen()[0]?.saying).toBeNull();
  });

  it("speaks with a voice that comes in pieces, one after another and without gaps", async () => {
    const { clock, ear, guests } = lobby();
    const id = guests.enter(adult, [1, 0])!;
    guests.speak(id, new Int16Array(1600));
    await clock.advance(60);
    guests.speak(id, new Int16Array(1600));
    const [first, second] = ear.heard;
    expect(second!.fromMs - first!.fromMs).toBeCloseTo(100, 6);
  });

  it("is not heard for minutes by a lobby that is slower than they speak", () => {
    const { ear, guests } = lobby();
    const id = guests.enter(adult, [1, 0])!;
    for (let tenth = 0; tenth < 600; tenth++) guests.speak(id, piece(QUIET));
    expect(ear.heard.length).toBeLessThan(45);
    for (let tenth = 0; tenth < 600; tenth++) guests.speak(id, piece(LOUD));
    expect(ear.heard.length).toBeLessThan(125);
  });

  it("is heard in whole words, with pauses between, by a lobby at a fifth of their pace", async () => {
    const { clock, ear, guests } = lobby();
    const id = guests.enter(adult, [1, 0])!;
    const [word, pause] = [Array<number>(8).fill(LOUD), Array<number>(40).fill(QUIET)];
    for (const level of [word, pause, word, pause, word, pause, word].flat()) {
      guests.speak(id, piece(level));
      await clock.advance(20);
    }
    const sounds = ear.levels.map((level) => (level === LOUD ? "w" : ".")).join("");
    expect(sounds).toMatch(/^w{8}\.{25,}w{8}\.{25,}w{8}\.{25,}w{8}$/);
  });

  it("is heard again from the beginning of a word, once the lobby was too far behind and is no longer", async () => {
    const { clock, ear, guests } = lobby();
    const id = guests.enter(adult, [1, 0])!;
    for (let tenth = 0; tenth < 200; tenth++) guests.speak(id, piece(LOUD));
    const before = ear.levels.length;
    await clock.advance(9000);
    for (const level of [LOUD, LOUD, QUIET, LOUD, LOUD]) guests.speak(id, piece(level));
    expect(ear.levels.slice(before)).toEqual([QUIET, LOUD, LOUD]);
  });
});

it("a lobby that is full lets nobody in", () => {
  const { guests } = lobby();
  for (let entered = 0; entered < MOST_GUESTS; entered++) expect(guests.enter(adult, [2, 0])).not.toBeNull();
  expect(guests.enter(adult, [2, 0])).toBeNull();
});

it("nobody is nobody: a guest who has left can be asked for anything", async () => {
  const { guests, ear } = lobby();
  guests.move("guest-9", [1, 0]);
  guests.speak("guest-9", new Int16Array(1600));
  await guests.say("guest-9", "hello");
  expect([guests.seen(), ear.heard]).toEqual([[], []]);
});
