import { describe, expect, test } from "vitest";
import { standingIn } from "./standing.ts";

describe("of the values that were named, only what was meant stands", () => {
  test.each([
    [" @0 ", [0]],
    [" any day but @0 ", []],
    [" not @0 @1 ", [1]],
    [" i can not do @0 or @1 how about @2 ", [2]],
    [" @0 is no good how about @1 ", [1]],
    [" @0 does not work @1 does ", [1]],
    [" @0 i can not make it but @1 ", [1]],
    [" @0 rather than @1 ", [0]],
    [" @0 not @1 ", [0]],
    [" @0 no wait @1 ", [1]],
    [" @0 i mean @1 ", [1]],
    [" @0 sorry ", [0]],
    [" @0 no ", []],
    [" i get off at @0 so @1 ", [1]],
    [" @0 no rush ", [0]],
    [" why not @0 ", [0]],
    [" i am not sure maybe @0 ", [0]],
    [" it is not urgent @0 is fine ", [0]],
    // Whether the one or the other is denied cannot be known.
    [" @0 i can not @1 i can ", []],
  ])("in %j", (text, standing) => {
    expect(standingIn(text, "en").standing).toEqual(standing);
  });

  test.each([
    [" no el @0 el @1 ", [1]],
    [" el @0 no; el @1 ", [1]],
    [" cualquier dia menos el @0 ", []],
    [" el @0 no puedo mejor el @1 ", [1]],
    [" no puedo el @0 pero el @1 si ", [1]],
    [" el @0 digo el @1 ", [1]],
    [" mas o menos el @0 ", [0]],
    [" el @0 no ", []],
  ])("in Spanish, in %j", (text, standing) => {
    expect(standingIn(text, "es").standing).toEqual(standing);
  });

  test("a no in Spanish that may belong to either is asked back", () => {
    expect(standingIn(" el @0 no el @1 ", "es")).toMatchObject({ standing: [0, 1], isChoice: true });
  });

  test.each([" before @0 ", " between @0 and @1 ", " from @0 to @1 ", " @0 or later ", " not until @0 "])(
    "and the end of a stretch is none, in %j",
    (text) => {
      expect(standingIn(text, "en").standing).toEqual([]);
      expect(standingIn(text, "en").bounds).toContain(0);
    },
  );
});
