import { describe, expect, it } from "vitest";
import type { Screen } from "./dialogue/screen.ts";
import type { ScreenCondition } from "./dialogue/screen-condition.ts";
import { instant } from "./kernel/clock.ts";
import { EventLog, journalTo } from "./kernel/journal.ts";
import { ManualClock } from "./kernel/manual-clock.ts";
import { type Look, ScreenWatch, unwatched, type Watched, watch } from "./screen-watch.ts";

const UNREACHABLE_MS = 20_000;

/** Looks once a second for so long; what was done, with the second it was done in. */
function watching(seconds: number, look: (second: number) => Look) {
  let watched: Watched = unwatched;
  const done: string[] = [];
  for (let second = 0; second < seconds; second++) {
    const found = watch(watched, look(second), instant(second * 1000), UNREACHABLE_MS);
    watched = found.watched;
    if (found.reload) done.push(`${second}: reload`);
    if (found.endVisit) done.push(`${second}: end the visit`);
  }
  return done;
}

const serving = { serving: true, hears: true };

describe("the watch over the screen", () => {
  it("lets a page that draws alone", () => {
    expect(watching(120, () => ({ condition: "working", ...serving, hears: false }))).toEqual([]);
  });

  it("has a page that stands still load itself anew, and gives it time to", () => {
    expect(watching(65, () => ({ condition: "frozen", ...serving }))).toEqual([
      "0: reload",
      "30: reload",
      "60: reload",
    ]);
  });

  it("goes on by voice when the page is gone", () => {
    expect(watching(120, () => ({ condition: "absent", ...serving }))).toEqual([]);
  });

  it("ends the visit of somebody who can neither read nor be heard", () => {
    const unseen = (second: number): Look => ({
      condition: second < 10 ? "working" : "absent",
      serving: second <= 30,
      hears: false,
    });
    expect(watching(120, unseen)).toEqual(["30: end the visit"]);
  });

  it("does not end it when the page is back in time, also several times", () => {
    const flickering = (second: number): Look => ({
      condition: second % 15 < 12 ? "absent" : "working",
      serving: true,
      hears: false,
    });
    expect(watching(120, flickering)).toEqual([]);
  });

  it("ends nothing while nobody is served", () => {
    expect(watching(120, () => ({ condition: "absent", serving: false, hears: false }))).toEqual([]);
  });

  it("says in journal and health what is wrong, once for each change", async () => {
    const clock = new ManualClock();
    const log = new EventLog();
    let condition: ScreenCondition = "working";
    let reloads = 0;
    const screen: Screen = {
      show() {},
      onTouch() {},
      condition: () => condition,
      reload: () => {
        reloads += 1;
      },
    };
    const journal = journalTo(clock, [log.sink]);
    const parts = { screen, clock, journal, rules: { unreachableS: 20 } };
    const watch = new ScreenWatch(
      parts,
      () => serving,
      () => {},
    );
    const stop = new AbortController();
    const running = watch.run(stop.signal);
    await clock.advance(3000);
    condition = "frozen";
    await clock.advance(3000);
    expect(watch.health()).toEqual({ fault: "screen.frozen" });
    condition = "working";
    await clock.advance(3000);
    expect(watch.health()).toEqual({ fault: null });
    expect(reloads).toBe(1);
    expect(log.entries.map(({ event, fields }) => [event, fields.code ?? null])).toEqual([
      ["screen.working", null],
      ["screen.failing", "screen.frozen"],
      ["screen.reloaded", null],
      ["screen.working", null],
    ]);
    stop.abort(new Error("enough"));
    await running;
  });
});
