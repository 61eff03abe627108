import { describe, expect, it } from "vitest";
import { instant } from "../../robot/kernel/clock.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { seededRandom } from "../../robot/kernel/random.ts";
import type { Link } from "../../robot/sync/link.ts";
import { Course } from "./course.ts";
import { prompt } from "./prompter.ts";
import { Reel, type Take } from "./reel.ts";
import { ReplayedDialler } from "./replayed-dialler.ts";
import { replayedRandom } from "./replayed-random.ts";
import { ReplayedSpeaker } from "./replayed-speaker.ts";

const lost = { code: "camera.lost", what: "It was unplugged.", remedy: "Plug it in." };

/** Everything that a device delivers until it ends or fails, with the time of each. */
async function watch(
  reel: Reel<string>,
  clock: ManualClock,
  seen: string[],
  signal: AbortSignal,
): Promise<void> {
  try {
    for await (const item of reel.play(signal)) seen.push(`${clock.now()} ${item}`);
    seen.push(`${clock.now()} ended`);
  } catch (error) {
    seen.push(`${clock.now()} ${(error as { code: string }).code}`);
  }
}

describe("a device that is replayed", () => {
  const takes: readonly Take<string>[] = [
    { at: instant(100), kind: "item", item: "one" },
    { at: instant(300), kind: "item", item: "two" },
    { at: instant(400), kind: "failed", fault: lost },
    { at: instant(900), kind: "item", item: "three" },
    { at: instant(1000), kind: "ended" },
  ];

  it("delivers what it delivered at the same moments, and fails when it failed", async () => {
    const clock = new ManualClock();
    const seen: string[] = [];
    const watching = watch(new Reel(takes, clock), clock, seen, new AbortController().signal);

    await clock.advance(2000);
    await watching;

    expect(seen).toEqual(["100 one", "300 two", "400 camera.lost"]);
  });

  it("goes on where the time is when it is opened again", async () => {
    const clock = new ManualClock();
    const reel = new Reel(takes, clock);
    const seen: string[] = [];
    await clock.advance(350);
    const first = watch(reel, clock, seen, new AbortController().signal);
    await clock.advance(150);
    await first;
    const second = watch(reel, clock, seen, new AbortController().signal);
    await clock.advance(1000);
    await second;

    expect(seen).toEqual(["400 camera.lost", "900 three", "1000 ended"]);
  });

  it("is silent after its last take until it is let go of", async () => {
    const clock = new ManualClock();
    const stop = new AbortController();
    const seen: string[] = [];
    const watching = watch(new Reel(takes.slice(0, 2), clock), clock, seen, stop.signal);
    await clock.advance(10_000);
    stop.abort();
    await watching;

    expect(seen).toEqual(["100 one", "300 two", "10000 ended"]);
  });
});

describe("a hub that is replayed", () => {
  it("answers, speaks and hangs up as it did", async () => {
    const dialler = new ReplayedDialler();
    const heard: string[] = [];
    const events = { message: (text: string) => heard.push(text), closed: (why: string) => heard.push(why) };
    const dialled = dialler.dial(events, new AbortController().signal);

    dialler.happen({ link: 1, event: "connected" });
    const link = await dialled;
    dialler.happen({ link: 1, event: "message", text: "welcome" });
    expect(link.send("hello")).toBe(true);
    dialler.happen({ link: 1, event: "closed", why: "the network went down", byRobot: false });
    dialler.happen({ link: 1, event: "message", text: "too late" });

    expect(heard).toEqual(["welcome", "the network went down"]);
    expect(link.send("hello")).toBe(false);
  });

  it("cannot be reached when it could not, and then can", async () => {
    const dialler = new ReplayedDialler();
    const events = { message: () => {}, closed: () => {} };
    dialler.happen({ link: 1, event: "failed", fault: { ...lost, code: "link.unreachable" } });
    dialler.happen({ link: 2, event: "connected" });

    await expect(dialler.dial(events, new AbortController().signal)).rejects.toMatchObject({
      code: "link.unreachable",
    });
    await expect(dialler.dial(events, new AbortController().signal)).resolves.toBeDefined();
  });

  it("is hung up on by the robot at the robot's own time", async () => {
    const dialler = new ReplayedDialler();
    const heard: string[] = [];
    const events = { message: () => {}, closed: (why: string) => heard.push(why) };
    const dialled: Promise<Link> = dialler.dial(events, new AbortController().signal);
    dialler.happen({ link: 1, event: "connected" });
    const link = await dialled;

    dialler.happen({ link: 1, event: "closed", why: "closed by the robot", byRobot: true });
    expect(heard).toEqual([]);
    link.close();
    link.close();

    expect(heard).toEqual(["closed by the robot"]);
  });
});

describe("chance that is replayed", () => {
  it("falls as it fell, and goes on by itself when more is asked for", () => {
    const random = replayedRandom(
      [
        { kind: "number", value: 0.25 },
        { kind: "uuid", value: "an-id" },
      ],
      7,
    );

    expect([random.next(), random.uuid(), random.next()]).toEqual([0.25, "an-id", seededRandom(7).next()]);
  });

  it("keeps identifiers for whoever asks for one", () => {
    const random = replayedRandom([{ kind: "uuid", value: "an-id" }], 7);

    random.next();
    expect(random.uuid()).toBe("an-id");
  });
});

describe("a loudspeaker that is replayed", () => {
  const sound = { samples: new Int16Array(1600), sampleRateHz: 16_000 };

  it("takes as long as it took, and its own time for another sound", async () => {
    const clock = new ManualClock();
    const speaker = new ReplayedSpeaker(
      [
        { samples: 1600, lastedMs: 140, ended: "played", fault: null },
        { samples: 99, lastedMs: 500, ended: "played", fault: null },
      ],
      clock,
    );
    const ends: number[] = [];
    const play = () => speaker.play(sound, new AbortController().signal).then(() => ends.push(clock.now()));

    const both = play().then(play);
    await clock.advance(1000);
    await both;

    expect(ends).toEqual([140, 240]);
  });

  it("fails when it failed", async () => {
    const clock = new ManualClock();
    const fault = { ...lost, code: "speaker.lost" };
    const speaker = new ReplayedSpeaker([{ samples: 1600, lastedMs: 20, ended: "failed", fault }], clock);
    const failed = expect(speaker.play(sound, new AbortController().signal)).rejects.toMatchObject({
      code: "speaker.lost",
    });

    await clock.advance(100);
    await failed;
  });
});

it("what came unasked comes at its moment, and in its order", async () => {
  const clock = new ManualClock();
  const came: string[] = [];
  const note = (what: string) => () => came.push(`${clock.now()} ${what}`);
  const prompting = prompt(
    [
      { at: instant(50), happen: note("touch") },
      { at: instant(50), happen: note("message") },
      { at: instant(80), happen: note("button") },
    ],
    clock,
    new AbortController().signal,
  );

  await clock.advance(100);
  await prompting;

  expect(came).toEqual(["50 touch", "50 message", "80 button"]);
});

it("a value that was read now and then is the last one that was read", () => {
  const course = new Course([
    { at: instant(100), value: "a" },
    { at: instant(200), value: "b" },
  ]);

  expect([0, 100, 199, 200, 5000].map((ms) => course.at(instant(ms)))).toEqual(["a", "a", "a", "b", "b"]);
  expect(new Course([]).at(instant(0))).toBeNull();
});
