import { describe, expect, it } from "vitest";
import { CrowdRig } from "./crowd-rig.ts";

describe("people", () => {
  it("pause on their way where the scenario says so", () => {
    const rig = new CrowdRig(
      "people: [{ name: Ann, from: [5, 0], acts: [{ do: walk, speedMps: 1, via: [{ at: [3, 0], pauseS: 4 }, [3, 2]], to: [5, 2] }] }]",
    );
    rig.live(4);
    expect(rig.seen("Ann")?.posture).toMatchObject({ stride: 0 });
    expect(rig.seen("Ann")?.posture.x).toBeCloseTo(3, 1);
    rig.live(5);
    expect(rig.seen("Ann")?.posture.y).toBeGreaterThan(1);
    rig.live(3);
    expect(rig.empty).toBe(true);
  });

  it("leave the room and come back to where they left it", () => {
    const rig = new CrowdRig(
      "people: [{ name: Ann, from: [5, 3], acts: [{ do: be-away, forS: 3 }, { do: stand, forS: 2 }] }]",
    );
    rig.live(2);
    expect(rig.everybody).toEqual([]);
    expect(rig.empty).toBe(false);
    rig.live(1.5);
    expect(rig.everybody).toEqual(["Ann"]);
    rig.live(3);
    expect(rig.empty).toBe(true);
  });

  it("walk beside whom they came with, look at them, and leave with them", () => {
    const rig = new CrowdRig(`people:
      [{ name: Kid, kind: child, with: Mum, looksAt: Mum },
       { name: Mum, from: [6, 0], acts: [{ do: walk, to: [1.5, 0] }, { do: stand, forS: 3 }] }]`);
    rig.live(2);
    const apart = () => {
      const [kid, mum] = [rig.seen("Kid")!.posture, rig.seen("Mum")!.posture];
      return Math.hypot(kid.x - mum.x, kid.y - mum.y);
    };
    expect(apart()).toBeGreaterThan(0.4);
    expect(apart()).toBeLessThan(0.9);
    rig.live(4.5);
    const [kid, mum] = [rig.seen("Kid")!.posture, rig.seen("Mum")!.posture];
    const towardsMum = Math.atan2(mum.y - kid.y, mum.x - kid.x);
    expect(Math.cos(kid.faceYawRad - towardsMum)).toBeGreaterThan(0.99);
    rig.live(2);
    expect(rig.empty).toBe(true);
  });

  it("who rush past are the same for the same seed, keep their distance, and all leave", () => {
    const looks = (seed: number) => {
      const rig = new CrowdRig("rush: { count: 6, everyS: 2, nearestM: 3 }", seed);
      const seen: unknown[] = [];
      for (let second = 0; second < 30; second++) {
        rig.live(1);
        for (const name of rig.everybody) {
          const { look, posture } = rig.seen(name)!;
          expect(posture.x).toBeGreaterThan(2.9);
          seen.push([name, look.kind, look.shirt, posture.x]);
        }
      }
      expect(rig.empty).toBe(true);
      return seen;
    };
    expect(looks(7)).toEqual(looks(7));
    expect(looks(7)).not.toEqual(looks(8));
  });

  it("press the owner's yes when the screen asks whose robot it is", () => {
    const rig = new CrowdRig("people: [{ name: Ann, from: [1, 0], acts: [{ do: pair, yes: true }] }]");
    rig.showsPairing({ at: "code", code: "ABCD-1234", url: null });
    rig.live(2);
    expect(rig.done).toEqual([]);
    rig.showsPairing({ at: "approved", pairing: "p1", account: "Luna", robot: "Stella" });
    rig.live(1);
    expect(rig.done).toEqual(["pair p1: true"]);
  });
});
