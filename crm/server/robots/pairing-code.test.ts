import { expect, test } from "vitest";
import { seededRandom } from "../../../robot/kernel/random.ts";
import { pairCode } from "../../../robot/sync/protocol/pair-code.ts";
import { areSameDigests, digestOfCode, newPairingCode } from "./pairing-code.ts";

test("codes are as the protocol says, and do not repeat", () => {
  const random = seededRandom(1);
  const codes = Array.from({ length: 2000 }, () => newPairingCode(random));
  for (const code of codes) expect(pairCode.shape.code.safeParse(code).success).toBe(true);
  expect(new Set(codes).size).toBe(codes.length);
});

test("a code is the same however it is typed, and no other", () => {
  const shown = digestOfCode("WDJB-MJHT");
  for (const typed of ["wdjbmjht", " wdjb mjht ", "WDJB–MJHT", "w.d.j.b.m.j.h.t"])
    expect(areSameDigests(digestOfCode(typed), shown)).toBe(true);
  for (const typed of ["WDJB-MJHV", "WDJB-MJH", "", "WDJB-MJHTT"])
    expect(areSameDigests(digestOfCode(typed), shown)).toBe(false);
});
