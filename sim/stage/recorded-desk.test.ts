import { describe, expect, it } from "vitest";
import { instant } from "../../robot/kernel/clock.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import type { FromPage } from "./from-page.ts";
import { RecordedDesk, type RecordedDeskParts } from "./recorded-desk.ts";
import { between, type Slide, standingAt } from "./slides.ts";
import type { StageListener } from "./stage.ts";
import type { ToPage } from "./to-page.ts";

function health(atMs: number, link: string): Slide {
  // As much of it as these tests look at.
  const message = { type: "health", health: { link } } as never;
  return { at: instant(atMs), kind: "health", message: () => message };
}

function says(atMs: number, sentence: string): Slide {
  const at = instant(atMs);
  return { at, kind: "news", type: "says", news: () => ({ at, news: { type: "says", sentence } }) };
}

function entry(atMs: number, event: string): Slide {
  const at = instant(atMs);
  return { at, kind: "journal", entry: () => ({ at, level: "info", event, fields: {} }) };
}

const slides = [
  entry(100, "visit.begun"),
  health(200, "offline"),
  says(1200, "Hello."),
  health(1300, "online"),
  entry(2500, "visit.ended"),
];

describe("the slides of a recording", () => {
  it("are shown once each as time passes, and of what stands only the last", () => {
    expect(between(slides, instant(100), instant(1300))).toEqual([
      { type: "news", news: [{ at: 1200, news: { type: "says", sentence: "Hello." } }] },
      { type: "health", health: { link: "online" } },
    ]);
    expect(between(slides, instant(1300), instant(2000))).toEqual([]);
  });

  it("tell how things stood at any moment", () => {
    expect(standingAt(slides, instant(250))).toEqual([
      { type: "journal", entries: [expect.objectContaining({ event: "visit.begun" })] },
      { type: "health", health: { link: "offline" } },
    ]);
  });
});

describe("a recording on the page", () => {
  function open() {
    const clock = new ManualClock();
    const told: ToPage[] = [];
    let listener: StageListener = {};
    const parts: RecordedDeskParts = {
      stage: {
        broadcast: (message) => told.push(message),
        send: (_page, message) => told.push(message),
        on: (given) => {
          listener = given;
        },
      },
      host: clock,
      // As much of it as these tests look at.
      about: { live: false } as never,
      recorded: { title: "A visit", startsAt: instant(0), endsAt: instant(3000), marks: [] },
      slides,
      saveScenario: () => ({ done: true, message: "Saved." }),
    };
    const desk = new RecordedDesk(parts);
    desk.attend();
    const stop = new AbortController();
    const running = desk.run(stop.signal);
    const ask = (message: FromPage) => listener.message?.(message, 1);
    const end = () => {
      stop.abort();
      return running;
    };
    const types = () =>
      told
        .splice(0)
        .map(({ type }) => type)
        .filter((type) => type !== "standing");
    return { clock, told, ask, end, types, opened: () => listener.opened?.(1) };
  }

  it("waits for the first page, introduces itself and plays", async () => {
    const { clock, opened, end, types } = open();
    await clock.advance(5000);
    expect(types()).toEqual([]);
    opened();
    expect(types()).toEqual(["about", "recorded"]);

    await clock.advance(1400);

    expect(types()).toEqual(["journal", "health", "news", "health"]);
    await end();
  });

  it("stays where it was put for a page that comes later", async () => {
    const { clock, ask, opened, end, told } = open();
    opened();
    ask({ type: "pause" });
    await clock.advance(1000);
    opened();
    await clock.advance(1000);

    expect(told.findLast(({ type }) => type === "standing")).toMatchObject({
      standing: { now: 0, pace: { paused: true } },
    });
    await end();
  });

  it("goes to any moment, forgetting what was told of another", async () => {
    const { clock, ask, opened, end, types } = open();
    opened();
    await clock.advance(2900);
    types();

    ask({ type: "pause" });
    ask({ type: "seek", toMs: 250 });

    expect(types()).toEqual(["anew", "journal", "health"]);
    await clock.advance(1000);
    expect(types()).toEqual([]);
    await end();
  });

  it("is stepped, ends by itself, and begins again from its beginning", async () => {
    const { clock, ask, end, types, told } = open();
    ask({ type: "step", ms: 1250 });
    expect(types()).toEqual(["news", "journal", "health"]);

    ask({ type: "resume" });
    await clock.advance(4000);
    expect(told.findLast(({ type }) => type === "standing")).toMatchObject({
      standing: { now: 3000, pace: { paused: true } },
    });
    types();
    ask({ type: "resume" });
    expect(types()).toEqual(["anew"]);
    await end();
  });

  it("cannot be interfered with, and can be saved as a scenario", async () => {
    const { ask, end, told } = open();

    ask({ type: "robot", order: "greet" });
    ask({ type: "save-scenario" });

    expect(told.filter(({ type }) => type === "answer")).toEqual([
      { type: "answer", done: false, message: expect.stringContaining("recorded") },
      { type: "answer", done: true, message: "Saved." },
    ]);
    await end();
  });
});
