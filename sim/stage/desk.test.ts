import { expect, it } from "vitest";
import { instant } from "../../robot/kernel/clock.ts";
import type { JournalEntry } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import type { News } from "../../robot/news.ts";
import { IDLE_FACE } from "../view.ts";
import { Desk } from "./desk.ts";
import type { AboutDesk } from "./desk-messages.ts";
import { PagesInMemory } from "./testing/pages-in-memory.ts";

const lens = { xM: 0, yM: 0, zM: 1.6, panRad: 0, tiltRad: 0 };
const camera = { widthPx: 4, heightPx: 2, fieldOfViewRad: 1, heightM: 1.6 };
const about: AboutDesk = {
  robot: "Stella",
  software: "1",
  live: true,
  painter: "auto",
  kioskUrl: null,
  hubUrl: null,
  camera,
  pan: { lowestRad: -1, highestRad: 1 },
  tilt: { lowestRad: -1, highestRad: 1 },
  scenarios: [],
};
const meter: News = { type: "meter", levelDbfs: -40, speech: 0, gateOpen: false, wake: null };
const entry = (event: string): JournalEntry => ({ at: instant(0), level: "info", event, fields: {} });
const sceneOf = (frame: number): News => ({
  type: "scene",
  scene: { frame, capturedAt: instant(0), persons: [], inferMs: 5, lens },
  camera,
  attending: null,
});
const frameOf = (index: number) => ({
  widthPx: 4,
  heightPx: 2,
  rgb: new Uint8Array(24),
  capturedAt: instant(0),
  index,
});

function setting() {
  const stage = new PagesInMemory();
  const host = new ManualClock();
  const desk = new Desk({
    stage,
    host,
    clock: { now: () => instant(host.now()) },
    encode: async (frame) => new Uint8Array([frame.index]),
    about: () => about,
    view: () => ({ atMs: 0, light: 1, people: [], head: { panRad: 0, tiltRad: 0 }, face: IDLE_FACE }),
    health: () => null,
    standing: () => ({
      pace: { speed: 1, paused: false, factor: 1 },
      now: instant(0),
      scenario: null,
      guests: [],
      mishaps: [],
    }),
  });
  desk.attend();
  void desk.run(new AbortController().signal);
  return { stage, host, desk };
}

it("news are gathered, and told ten times a second at most", async () => {
  const { stage, host, desk } = setting();
  stage.opens(1);
  for (let told = 0; told < 50; told++) {
    desk.tell(meter);
    await host.advance(20);
  }
  const batches = stage.of(1, "news").slice(1);
  expect(batches.length).toBeLessThanOrEqual(11);
  expect(batches.flatMap(({ news }) => news).length).toBeGreaterThan(40);
});

it("a page that opens late is told what it missed: the latest of each kind, and the journal's end", () => {
  const { stage, desk } = setting();
  desk.tell({ type: "state", state: "waiting" });
  desk.tell({ type: "state", state: "serving" });
  for (let line = 0; line < 1000; line++) desk.log(entry(`line.${line}`));
  stage.opens(1);
  expect(stage.of(1, "about")).toHaveLength(1);
  expect(stage.of(1, "news")[0]?.news.map(({ news }) => news)).toEqual([{ type: "state", state: "serving" }]);
  const entries = stage.of(1, "journal")[0]?.entries ?? [];
  expect([entries.length, entries.at(-1)?.event]).toEqual([300, "line.999"]);
});

it("what nobody fetches does not grow", async () => {
  const { stage, host, desk } = setting();
  stage.opens(1);
  for (let told = 0; told < 5000; told++) desk.tell(meter);
  for (let line = 0; line < 5000; line++) desk.log(entry("line"));
  await host.advance(200);
  expect(stage.of(1, "news").at(-1)?.news.length).toBeLessThanOrEqual(201);
  expect(stage.of(1, "journal").at(-1)?.entries.length).toBeLessThanOrEqual(500);
});

it("shows the very picture that a scene is about", async () => {
  const { stage, host, desk } = setting();
  stage.opens(1);
  for (const index of [1, 2, 3]) desk.see(frameOf(index));
  desk.tell(sceneOf(2));
  await host.advance(50);
  expect(stage.of(1, "picture").map(({ frame }) => frame)).toEqual([2]);
});

it("a pairing code stays at the kiosk", async () => {
  const { stage, host, desk } = setting();
  desk.tell({ type: "pairing", pairing: { at: "code", code: "ABCD-EFGH", url: null } });
  stage.opens(1);
  await host.advance(200);
  expect(JSON.stringify(stage.told.get(1))).not.toContain("ABCD");
});
