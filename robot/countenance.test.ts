import { describe, expect, it } from "vitest";
import { type Bearing, moodOf } from "./countenance.ts";
import type { Mood } from "./dialogue/face-protocol.ts";
import { instant } from "./kernel/clock.ts";

const waiting: Bearing = {
  onDuty: true,
  somebodyNear: false,
  aloneSince: null,
  visit: null,
  ailing: false,
};
const visit = { missed: false, outcome: null, failed: false };

const cases: readonly (readonly [string, Mood, Partial<Bearing>])[] = [
  ["waits for somebody", "calm", {}],
  ["has somebody coming closer", "welcoming", { somebodyNear: true }],
  ["was alone for a moment", "calm", { aloneSince: instant(299_000) }],
  ["was alone for a long while", "sleepy", { aloneSince: instant(0) }],
  ["cannot see who is there", "calm", { aloneSince: null }],
  ["serves a visitor", "attentive", { visit }],
  ["did not understand", "puzzled", { visit: { ...visit, missed: true } }],
  ["has thanked the visitor", "happy", { visit: { ...visit, outcome: "completed" } }],
  ["served somebody who declined", "attentive", { visit: { ...visit, outcome: "declined" } }],
  ["could not save what it was told", "sorry", { visit: { ...visit, failed: true } }],
  ["serves without its voice", "sorry", { visit, ailing: true }],
  ["is off duty, whoever is there", "sleepy", { onDuty: false, somebodyNear: true }],
];

describe("the mood of a robot that", () => {
  it.each(cases)("%s is %s", (_, mood, bearing) => {
    expect(moodOf({ ...waiting, ...bearing }, instant(300_000))).toBe(mood);
  });
});
