import { expect, it } from "vitest";
import { EventLog, journalTo } from "../robot/kernel/journal.ts";
import { ManualClock } from "../robot/kernel/manual-clock.ts";
import { Lobby } from "../sim/lobby.ts";
import { Photographer } from "../sim/rendering/photographer.ts";
import { parseScenario } from "../sim/scenario/scenario.ts";
import { playOneAfterAnother } from "./play-scenarios.ts";

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

it("plays scenarios in turn, over and over, until the judge has seen enough", async () => {
  const clock = new ManualClock();
  const log = new EventLog();
  const journal = journalTo(clock, [log.sink]);
  const [first, second] = [brief("first"), brief("second")];
  const lobby = new Lobby({
    painter: new Photographer(),
    scenario: first,
    seed: 1,
    clock,
    voices: () => ({ speak: () => new Promise(() => {}) }),
  });
  const stop = new AbortController();
  const living = lobby.run(stop.signal);
  const judged: string[] = [];
  const playing = playOneAfterAnother(
    lobby,
    [first, second],
    { clock, journal },
    stop.signal,
    ({ title }, seen) => {
      judged.push(`${title}: ${seen.everybodyLeft ? "empty" : "somebody is there"}`);
      return judged.length < 3;
    },
  );
  await clock.advance(60_000);
  await playing;
  expect(judged).toEqual(["first: empty", "second: empty", "first: empty"]);
  expect(log.entries.map(({ fields }) => fields.title)).toEqual(["second", "first"]);
  stop.abort(new Error("over"));
  await clock.finish(living);
});
