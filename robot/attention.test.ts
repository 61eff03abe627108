import { expect, it } from "vitest";
import {
  acknowledge,
  anotherSpeaks,
  begin,
  type Candidate,
  finish,
  gone,
  nobody,
  recognise,
  whoIsNext,
  whoIsThere,
  whoWaits,
} from "./attention.ts";
import type { EngagementStage, TrackId } from "./kernel/vocabulary.ts";

const person = (track: string, engagement: EngagementStage, distanceM: number): Candidate => ({
  track: track as TrackId,
  engagement,
  distanceM,
});

it("begins with the nearest who is engaged, not with the nearest", () => {
  const people = [person("t1", "noticed", 0.8), person("t2", "engaged", 1.9), person("t3", "engaged", 1.4)];
  expect(whoIsNext(nobody, people)).toBe("t3");
});

it("serves one at a time", () => {
  const serving = begin(nobody, "t1" as TrackId);
  expect(whoIsNext(serving, [person("t1", "engaged", 1), person("t2", "engaged", 0.7)])).toBeNull();
});

it("does not greet somebody again who has said goodbye and lingers, and takes up the next", () => {
  const after = finish(begin(nobody, "t1" as TrackId));
  expect(whoIsNext(after, [person("t1", "engaged", 1)])).toBeNull();
  expect(whoIsNext(after, [person("t1", "engaged", 1), person("t2", "engaged", 2)])).toBe("t2");
});

it("greets somebody again who left and came back", () => {
  const { attention, left } = gone(finish(begin(nobody, "t1" as TrackId)), "t1" as TrackId);
  expect(left).toBe(false);
  expect(whoIsNext(attention, [person("t1", "engaged", 1)])).toBe("t1");
});

it("greets somebody again who walked off in the middle and came back", () => {
  const { attention } = gone(begin(nobody, "t1" as TrackId), "t1" as TrackId);
  expect(whoIsNext(finish(attention), [person("t1", "engaged", 1)])).toBe("t1");
});

it("knows when the one being served has left", () => {
  expect(gone(begin(nobody, "t1" as TrackId), "t1" as TrackId).left).toBe(true);
  expect(gone(begin(nobody, "t1" as TrackId), "t2" as TrackId).left).toBe(false);
});

it("recognises somebody who was only heard when they come into view, and then knows when they leave", () => {
  const heard = begin(nobody, null);
  expect(recognise(heard, [person("t1", "noticed", 3)])).toBe(heard);
  const seen = recognise(heard, [person("t1", "noticed", 3), person("t2", "engaging", 1.2)]);
  expect(gone(seen, "t2" as TrackId).left).toBe(true);
  expect(recognise(seen, [person("t3", "engaged", 0.9)])).toBe(seen);
  expect(recognise(nobody, [person("t3", "engaged", 0.9)])).toBe(nobody);
});

it("takes a voice or a touch for the nearest who has come closer, or for somebody unseen", () => {
  expect(whoIsThere([person("t1", "noticed", 1), person("t2", "engaging", 1.5)])).toBe("t2");
  expect(whoIsThere([person("t1", "alone", 1)])).toBeNull();
});

it("tells somebody who comes meanwhile once that they were seen, and takes them up afterwards", () => {
  const people = [person("t1", "engaged", 1), person("t2", "engaged", 1.5)];
  const serving = begin(nobody, "t1" as TrackId);
  expect(whoWaits(serving, people)).toBe("t2");
  const told = acknowledge(serving, "t2" as TrackId);
  expect(whoWaits(told, people)).toBeNull();
  expect(whoIsNext(finish(told), people)).toBe("t2");
});

it("tells nobody to wait who only passes, was served already, or may be the visitor under another id", () => {
  const serving = begin(finish(begin(nobody, "t0" as TrackId)), "t1" as TrackId);
  const here = person("t1", "engaged", 1);
  expect(whoWaits(serving, [here, person("t2", "noticed", 2)])).toBeNull();
  expect(whoWaits(serving, [here, person("t0", "engaged", 1.5)])).toBeNull();
  expect(whoWaits(serving, [person("t2", "engaged", 1)])).toBeNull();
  expect(whoWaits(begin(nobody, null), [person("t2", "engaged", 1)])).toBeNull();
});

it("tells somebody again who went away and came back", () => {
  const told = acknowledge(begin(nobody, "t1" as TrackId), "t2" as TrackId);
  const { attention } = gone(told, "t2" as TrackId);
  expect(whoWaits(attention, [person("t1", "engaged", 1), person("t2", "engaged", 2)])).toBe("t2");
});

it("takes nothing for the visitor's answer once the visitor walks off and another stands there", () => {
  const serving = begin(nobody, "t1" as TrackId);
  const other = person("t2", "engaged", 1);
  expect(anotherSpeaks(serving, [person("t1", "engaged", 1), other])).toBe(false);
  expect(anotherSpeaks(serving, [person("t1", "leaving", 2), other])).toBe(true);
  expect(anotherSpeaks(serving, [other])).toBe(true);
  expect(anotherSpeaks(serving, [])).toBe(false);
  expect(anotherSpeaks(begin(nobody, null), [other])).toBe(false);
});
