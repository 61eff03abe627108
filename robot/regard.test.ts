import { describe, expect, it } from "vitest";
import type { ConversationEvent } from "./dialogue/conversation-event.ts";
import type { Screen } from "./dialogue/screen.ts";
import { screenConfig } from "./dialogue/screen-config.ts";
import { instant, wallTime } from "./kernel/clock.ts";
import { Gauges } from "./kernel/gauges.ts";
import { EventLog, journalTo } from "./kernel/journal.ts";
import { ManualClock } from "./kernel/manual-clock.ts";
import type { EngagementStage, TrackId } from "./kernel/vocabulary.ts";
import { FixedHead } from "./motion/fixed-head.ts";
import { Motion } from "./motion/motion.ts";
import { motionConfig } from "./motion/motion-config.ts";
import type { Camera } from "./perception/sight/camera.ts";
import type { Person } from "./perception/sight/scene.ts";
import { Regard } from "./regard.ts";

const [ANA, BEN] = ["t1" as TrackId, "t2" as TrackId];
const stamp = { at: instant(0), wall: wallTime(0) };

const speech: ConversationEvent = {
  type: "utterance",
  utterance: {
    text: "ben lopez",
    confidence: 0.9,
    from: instant(0),
    to: instant(900),
    alternatives: [],
  },
  fromWall: wallTime(0),
  toWall: wallTime(900),
  ...stamp,
};

const person = (track: TrackId, engagement: EngagementStage): Person => ({
  track,
  engagement,
  box: [0, 0, 10, 10],
  score: 0.9,
  distanceM: 1.2,
  direction: { panRad: 0, tiltRad: 0 },
  facing: "towards",
  why: { evidence: "stays", leadsTo: null, heldMs: 0, neededMs: 0 },
});

/** The robot serves somebody, Ana unless told otherwise, and now sees these people. */
function regarding(people: readonly Person[], serving: TrackId | null = ANA) {
  const clock = new ManualClock();
  const log = new EventLog();
  const journal = journalTo(clock, [log.sink]);
  const rules = motionConfig.parse({});
  const motion = new Motion({ head: new FixedHead(), clock, journal, gauges: new Gauges(), rules });
  const screen: Screen = {
    show: () => {},
    onTouch: () => {},
    condition: () => "working",
    reload: () => {},
  };
  const camera: Camera = {
    geometry: { widthPx: 640, heightPx: 480, fieldOfViewRad: 1, heightM: 1.2 },
    async *frames() {},
  };
  const display = screenConfig.parse({}).place;
  const regard = new Regard({ motion, screen, camera, display, clock, journal });
  regard.attendTo(serving);
  regard.see(people);
  return { regard, journal: () => log.entries };
}

describe("whose speech counts", () => {
  it("is that of the one who is served, with others standing around", () => {
    const { regard, journal } = regarding([person(ANA, "engaged"), person(BEN, "engaged")]);
    expect(regard.admits(speech)).toBe(true);
    expect(journal()).toEqual([]);
  });

  it("is not that of another who stands there when the one who is served is out of sight", () => {
    const { regard } = regarding([person(BEN, "engaged")]);
    expect(regard.admits(speech)).toBe(false);
  });

  it("is not that of another while the one who is served walks off", () => {
    const { regard } = regarding([person(ANA, "leaving"), person(BEN, "engaged")]);
    expect(regard.admits(speech)).toBe(false);
  });

  it("is that of somebody who is hidden for a moment, with others merely passing", () => {
    expect(regarding([]).regard.admits(speech)).toBe(true);
    expect(regarding([person(BEN, "noticed")]).regard.admits(speech)).toBe(true);
    expect(regarding([person(BEN, "engaging")]).regard.admits(speech)).toBe(true);
  });

  it("is anybody's when the one who is served was only heard or touched the screen", () => {
    expect(regarding([], null).regard.admits(speech)).toBe(true);
  });

  it("is again the next one's once they are the one who is served", () => {
    const { regard } = regarding([person(BEN, "engaged")]);
    regard.release();
    regard.attendTo(BEN);
    expect(regard.admits(speech)).toBe(true);
  });

  it("says nothing about anything but words", () => {
    const { regard } = regarding([person(BEN, "engaged")]);
    expect(regard.admits({ type: "speech-started", ...stamp })).toBe(true);
    expect(regard.admits({ type: "visitor-left", ...stamp })).toBe(true);
  });

  it("is told to the journal when it does not count, without any of the words", () => {
    const { regard, journal } = regarding([person(BEN, "engaged")]);
    regard.admits(speech);
    expect(journal()).toHaveLength(1);
    expect(journal()[0]).toMatchObject({ event: "utterance.of-another", fields: {} });
  });
});
