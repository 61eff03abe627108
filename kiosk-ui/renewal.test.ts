import { describe, expect, it } from "vitest";
import { renewedAddress } from "./renewal.ts";

const served = (build: string) => ({ type: "page", build, earconVolume: 0 }) as const;
const here = "http://127.0.0.1:8620/";

describe("a page that stays open", () => {
  it("goes on when the robot that comes back serves the same page", () => {
    expect(renewedAddress(served("a"), "a", here)).toBeNull();
  });

  it("loads itself anew once when the robot serves another build", () => {
    const next = renewedAddress(served("b"), "a", here);
    expect(next).toBe(`${here}?build=b`);
    expect(renewedAddress(served("b"), "a", next ?? "")).toBeNull();
    expect(renewedAddress(served("c"), "a", next ?? "")).toBe(`${here}?build=c`);
  });

  it("loads itself anew when it is told that it does not draw", () => {
    expect(renewedAddress({ type: "reload" }, "a", here)).toBe(here);
  });

  it("is left alone where it was built without a build", () => {
    expect(renewedAddress(served("b"), null, here)).toBeNull();
  });
});
