import { expect, it } from "vitest";
import { EventLog, journalTo } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { Lobby } from "../../sim/lobby.ts";
import { Photographer } from "../../sim/rendering/photographer.ts";
import { parseScenario } from "../../sim/scenario/scenario.ts";
import { Director, type Judge } from "./director.ts";

/** Somebody is in the lobby for a second or so. */
const brief = (title: string) =>
  parseScenario(
    `
title: ${title}
lastsS: 30
people: [{ name: Ann, from: [3, 0], acts: [{ do: walk, to: [3, 1] }] }]
expect: { greeted: false, records: [] }
`,
    "here",
  );

async function setting(
  play: (live: { lobby: Lobby; director: Director; clock: ManualClock }) => Promise<void>,
  judge?: Judge,
) {
  const clock = new ManualClock();
  const log = new EventLog();
  const scenarios = [brief("first"), brief("second")] as const;
  const lobby = new Lobby({
    painter: new Photographer(),
    scenario: scenarios[0],
    seed: 1,
    clock,
    voices: () => ({ speak: () => new Promise(() => {}) }),
  });
  const journal = journalTo(clock, [log.sink]);
  const director = new Director({ lobby, scenarios, clock, journal, ...(judge && { judge }) });
  const stop = new AbortController();
  const living = Promise.all([lobby.run(stop.signal), director.run(stop.signal)]);
  await play({ lobby, director, clock });
  stop.abort(new Error("over"));
  await clock.finish(living);
  return log.entries.map(({ fields }) => fields.title);
}

it("plays scenarios in turn, over and over", async () => {
  const played = await setting(({ clock }) => clock.advance(30_000));
  expect(played).toEqual(["second", "first", "second"]);
});

it("ends when the judge has seen enough, who sees each scenario when everybody has left", async () => {
  const judged: string[] = [];
  const played = await setting(
    ({ clock }) => clock.advance(60_000),
    ({ title }, { everybodyLeft }) => {
      judged.push(`${title}: ${everybodyLeft ? "empty" : "somebody is there"}`);
      return judged.length < 3;
    },
  );
  expect(judged).toEqual(["first: empty", "second: empty", "first: empty"]);
  expect(played).toEqual(["second", "first"]);
});

it("waits while a guest is led about", async () => {
  const played = await setting(async ({ clock, lobby }) => {
    await clock.advance(500);
    const id = lobby.guests.enter({ kind: "adult", look: 0, voice: "slt" }, [2, 0]);
    await clock.advance(30_000);
    lobby.guests.remove(id ?? "");
    await clock.advance(11_000);
  });
  expect(played).toEqual(["second"]);
});

it("plays what is chosen, goes on from there, and keeps an empty lobby empty", async () => {
  const played = await setting(async ({ clock, director, lobby }) => {
    expect(await director.play(5)).toBeNull();
    expect(await clock.finish(director.play(1))).toBe("second");
    await clock.advance(13_000);
    expect(director.scenario).toBe(0);
    await clock.finish(director.play(null));
    await clock.advance(40_000);
    expect([director.scenario, lobby.view().people]).toEqual([null, []]);
  });
  expect(played).toEqual(["second", "first", "Nobody but guests"]);
});
