import { describe, expect, it } from "vitest";
import { type Instant, instant } from "./kernel/clock.ts";
import { type Door, isLeftAlone, isPin, isWaiting, knock, SHUT_DOOR } from "./technicians-door.ts";

const MINUTE_MS = 60_000;

function afterWrong(times: number, at: Instant, door: Door = SHUT_DOOR): Door {
  return Array.from({ length: times }).reduce<Door>((now) => knock(now, false, at), door);
}

describe("the technician's door", () => {
  it("opens for the PIN, also after a few wrong ones", () => {
    expect(knock(SHUT_DOOR, true, instant(5)).at).toBe("open");
    expect(knock(afterWrong(4, instant(0)), true, instant(1)).at).toBe("open");
  });

  it("does not look at PINs for a minute after five wrong ones, not even at the right one", () => {
    const door = afterWrong(5, instant(0));
    expect(isWaiting(door, instant(MINUTE_MS - 1))).toBe(true);
    expect(knock(door, true, instant(MINUTE_MS - 1))).toBe(door);
    expect(knock(door, true, instant(MINUTE_MS)).at).toBe("open");
  });

  it("waits twice as long for each further wrong one, and never more than an hour", () => {
    let at = instant(0);
    let door = afterWrong(5, at);
    const waitsMs: number[] = [];
    for (let round = 0; round < 9; round++) {
      const until: Instant = (door.at === "shut" && door.until) || at;
      waitsMs.push(until - at);
      at = until;
      door = knock(door, false, at);
    }
    expect(waitsMs.map((ms) => ms / MINUTE_MS)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it("is left alone when nobody has touched it for two minutes", () => {
    const open: Door = { at: "open", touchedAt: instant(0) };
    expect(isLeftAlone(open, instant(2 * MINUTE_MS - 1))).toBe(false);
    expect(isLeftAlone(open, instant(2 * MINUTE_MS))).toBe(true);
    expect(isLeftAlone(SHUT_DOOR, instant(2 * MINUTE_MS))).toBe(false);
  });

  it("has no PIN that opens it when there is none", () => {
    expect(isPin("", "")).toBe(false);
    expect(isPin("4711", "4711")).toBe(true);
    expect(isPin("4712", "4711")).toBe(false);
  });
});
