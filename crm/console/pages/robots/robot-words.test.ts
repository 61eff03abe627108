import { expect, test } from "vitest";
import { backlogInWords, configInWords, receiptInWords, robotState } from "./robot-words.ts";

const well: Parameters<typeof robotState>[0] = {
  standing: "paired",
  online: true,
  seenAt: "2026-11-22T09:00:00Z",
  health: { ok: true, problems: [] },
};

test("a robot's state is what its owner wants to know first", () => {
  expect(robotState(well)).toEqual({ word: "Online", tone: "good" });
  expect(robotState({ ...well, health: { ok: false, problems: ["3 records wait"] } }).tone).toBe("warn");
  expect(robotState({ ...well, online: false }).word).toBe("Offline");
  expect(robotState({ ...well, online: false, seenAt: null }).word).toBe("Never seen");
  expect(robotState({ ...well, standing: "revoked" }).word).toBe("Revoked");
});

test("a backlog is told in numbers, and that nothing is known of it is not nothing", () => {
  expect(backlogInWords(null)).toBeNull();
  expect(backlogInWords({ pending: 0, quarantined: 0, oldestPostedAt: null })).toBe("nothing waiting");
  expect(backlogInWords({ pending: 3, quarantined: 1, oldestPostedAt: null })).toBe("3 waiting, 1 set aside");
});

test("what a robot said to its profile is told with the owner's version", () => {
  const config = { version: 7, documentVersion: 3, accepted: null, reasons: [] };
  expect(configInWords(config)?.word).toBe("profile version 3 sent, not yet answered");
  expect(configInWords({ ...config, accepted: true })?.tone).toBe("good");
  expect(configInWords({ ...config, accepted: false })?.word).toBe("refused profile version 3");
  expect(configInWords(null)).toBeNull();
});

test("a receipt is told in numbers", () => {
  expect(receiptInWords({ erased: 2, remaining: 0 })).toBe("2 erased, 0 remaining");
});
