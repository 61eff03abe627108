import { expect, it } from "vitest";
import { EventLog, journalTo } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import type { LobbyObservations } from "../../sim/scenario/observations.ts";
import { Bystander } from "./bystander.ts";

const still = { lowestRad: 0, highestRad: 0, velocityRadPerS: 0, accelerationRadPerS2: 0, jerkRadPerS3: 0 };

it("tells each thing once, as it happens, and anew with the next scenario", async () => {
  const clock = new ManualClock();
  const log = new EventLog();
  let seen: LobbyObservations = {
    atMs: 0,
    greetedAtMs: null,
    asked: [],
    said: [],
    attention: [],
    unforeseen: [],
    everybodyLeft: false,
    timeIsUp: false,
    robotIsFree: true,
    pairing: null,
    robotQuietMs: 0,
    head: { pan: still, tilt: still },
  };
  const stop = new AbortController();
  const running = new Bystander(() => seen, clock, journalTo(clock, [log.sink])).run(stop.signal);
  const becomes = async (change: Partial<LobbyObservations>) => {
    seen = { ...seen, atMs: seen.atMs + 1000, ...change };
    await clock.advance(1000);
  };
  await becomes({ greetedAtMs: 700 });
  await becomes({ asked: ["consent", "name"] });
  await becomes({ asked: ["consent", "name", "age"], unforeseen: ["age"] });
  await becomes({ everybodyLeft: true });
  await becomes({
    atMs: 0,
    greetedAtMs: null,
    asked: [],
    said: [],
    attention: [],
    unforeseen: [],
    everybodyLeft: false,
  });
  await becomes({ greetedAtMs: 900 });
  expect(log.entries.map(({ event, fields }) => [event, ...Object.values(fields)])).toEqual([
    ["lobby.robot-spoke", 700],
    ["lobby.asked", "consent"],
    ["lobby.asked", "name"],
    ["lobby.asked", "age"],
    ["lobby.unforeseen", "age"],
    ["lobby.everybody-left"],
    ["lobby.robot-spoke", 900],
  ]);
  stop.abort(new Error("enough"));
  await clock.finish(running);
});
