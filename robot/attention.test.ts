import { expect, it } from "vitest";
import {
  begin,
  type Candidate,
  finish,
  gone,
  nobody,
  recognise,
  whoIsNext,
  whoIsThere,
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
