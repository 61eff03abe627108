import { expect, test } from "vitest";
import { melBytes, melOf } from "./feature-set.ts";

test("mel frames are kept to a thirty-second, and what is out of range at its end", () => {
  const frames = Float32Array.of(-6.02, 0, 1.234, 7.9, -30, 30);
  const back = melOf(melBytes(frames));
  for (const at of [0, 1, 2, 3])
    expect(Math.abs((back[at] ?? 0) - (frames[at] ?? 0))).toBeLessThanOrEqual(1 / 32);
  expect([back[4], back[5]]).toEqual([-8, 255 / 16 - 8]);
});
