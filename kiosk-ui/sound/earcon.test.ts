import { describe, expect, it } from "vitest";
import { earconAfter, earconNames, earconSamples, type Sounding } from "./earcon.ts";

const RATE_HZ = 48_000;
const during = (state: Sounding["state"]): Sounding => ({ state, serving: true });

describe("the sounds of the page", () => {
  it("tell a visitor that it is their turn, and that what they said was noted", () => {
    expect(earconAfter(during("speaking"), during("listening"))).toBe("your-turn");
    expect(earconAfter(during("listening"), during("thinking"))).toBe("noted");
  });

  it("do not tell again that it listens when it only thought for a moment", () => {
    expect(earconAfter(during("thinking"), during("listening"))).toBeNull();
  });

  it("are not there for speaking, which is heard, nor for what stays as it is", () => {
    expect(earconAfter(during("thinking"), during("speaking"))).toBeNull();
    expect(earconAfter(during("listening"), during("listening"))).toBeNull();
  });

  it("bother nobody while the robot waits", () => {
    const waiting: Sounding = { state: "idle", serving: false };
    expect(earconAfter(waiting, { state: "listening", serving: false })).toBeNull();
    expect(earconAfter(during("speaking"), waiting)).toBeNull();
  });

  it.each(earconNames)("begin and end without a click, softly and soon over: %s", (name) => {
    const samples = earconSamples(name, RATE_HZ);
    expect(samples.length / RATE_HZ).toBeLessThan(0.2);
    expect(Math.max(...samples.map(Math.abs))).toBeLessThanOrEqual(0.3);
    for (const edge of [...samples.slice(0, 20), ...samples.slice(-20)]) {
      expect(Math.abs(edge)).toBeLessThan(0.002);
    }
  });
});
