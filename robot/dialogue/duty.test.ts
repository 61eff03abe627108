import { describe, expect, test } from "vitest";
import { VisitRig } from "./visit-rig.ts";

const shown = (rig: VisitRig) => ({ kind: rig.panel?.kind, title: rig.panel?.title });
const looks = (rig: VisitRig) =>
  rig.effects.flatMap((effect) => (effect.type === "lookAt" ? [effect.target] : []));
const offDuty = () => new VisitRig().happen({ type: "duty", on: false });

describe("off duty", () => {
  test("the robot looks down, says on its screen that it does not serve, and greets nobody", () => {
    const rig = offDuty();
    expect(looks(rig).at(-1)).toBe("down");
    expect(shown(rig)).toEqual({ kind: "tell", title: "I am taking a break" });
    rig.engage().touches("start").says("hello");
    expect(rig.said).toEqual([]);
    expect(rig.state.phase.at).toBe("off-duty");
  });

  test("is over when the robot is told so: it looks up and invites visitors again", () => {
    const rig = offDuty().happen({ type: "duty", on: true });
    expect(looks(rig).at(-1)).toBe("ahead");
    expect(rig.panel?.kind).toBe("attract");
    expect(rig.engage().said).toHaveLength(1);
  });

  test("begins in the middle of a visit as if the visitor had left: hushed, wiped and reported", () => {
    const rig = new VisitRig();
    rig.hearsOut = false;
    rig.engage().happen({ type: "duty", on: false });
    const types = rig.effects.map(({ type }) => type);
    expect(types).toContain("hush");
    expect(types.indexOf("wipe")).toBeGreaterThan(types.indexOf("hush"));
    expect(rig.outcomes).toEqual(["abandoned"]);
    expect(shown(rig).kind).toBe("tell");
    expect(looks(rig).at(-1)).toBe("down");
  });

  test("a record that the disk refuses after all still alerts the staff", () => {
    const rig = new VisitRig();
    rig.disk = "never answers";
    rig.engage().says("yes", "ana ruiz", "yes", "three one two five five five oh one four three", "yes");
    rig.says("i would like a haircut", "instagram", "this week");
    rig.happen({ type: "duty", on: false });
    rig.happen({ type: "not-filed", recordId: rig.records[0]?.id ?? "" });
    expect(rig.effects.at(-1)).toMatchObject({ type: "alert-staff" });
  });
});

describe("a visit that somebody in charge ends", () => {
  test("is wiped at once and nothing of it is filed, whatever the profile keeps of unfinished ones", () => {
    const rig = new VisitRig().engage().says("yes", "ana ruiz", "yes");
    rig.happen({ type: "dismissed" });
    expect(rig.records).toEqual([]);
    expect(rig.outcomes).toEqual(["abandoned"]);
    expect(rig.effects.map(({ type }) => type)).toContain("wipe");
    expect(rig.state.phase).toEqual({ at: "waiting" });
  });

  test("keeps the record that was complete already, and counts as completed", () => {
    const rig = new VisitRig();
    rig.disk = "never answers";
    rig.engage().says("yes", "ana ruiz", "yes", "three one two five five five oh one four three", "yes");
    rig.says("i would like a haircut", "instagram", "this week", "yes").happen({ type: "dismissed" });
    expect(rig.records).toHaveLength(1);
    expect(rig.outcomes).toEqual(["completed"]);
  });

  test("changes nothing when there is none", () => {
    const rig = new VisitRig().happen({ type: "dismissed" });
    expect(rig.effects).toEqual([]);
  });
});
