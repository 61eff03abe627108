import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { PairingLab } from "./pairing-lab.ts";

const MINUTE_MS = 60_000;
let rig: PairingLab;
beforeAll(async () => {
  rig = await PairingLab.open();
});
afterEach(() => rig.clear());
afterAll(() => rig.close());

describe("a robot out of the box", () => {
  test("shows a code, names the account that approves it, and delivers once somebody pressed yes", async () => {
    const lab = await rig.unpacked();
    const owner = await rig.newOwner("Luna Hair Studio");
    expect(lab.code).toMatch(/^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/);
    const found = await owner.lookUp((lab.code ?? "").toLowerCase().replace("-", " "));
    expect(found).toMatchObject({ standing: "asked", suggestedName: "Robot" });
    await owner.approve(found.id, { name: "Front desk" });
    await lab.clock.advance(1000);
    expect(lab.shown.at(-1)).toMatchObject({
      at: "approved",
      account: "Luna Hair Studio",
      robot: "Front desk",
    });
    // The owner's word is not enough.
    expect(await owner.robots()).toEqual([]);
    lab.press(true);
    await lab.clock.advance(2000);
    expect(lab.states.at(-1)).toBe("online");
    expect(lab.shown.at(-1)).toBeNull();
    expect(await rig.delivered(owner)).toEqual(lab.ids(1));
    expect(await owner.robots()).toMatchObject([{ name: "Front desk", hub: rig.shared.hub.core.hub }]);
    expect(await owner.standing(found.id)).toBe("confirmed");
    expect(await owner.deeds()).toEqual(["pairing.approved", "robot.paired"]);
  });

  test("is nobody's when somebody pressed no, and shows another code", async () => {
    const lab = await rig.unpacked();
    const owner = await rig.newOwner();
    const first = lab.code;
    const { id } = await owner.lookUp(first ?? "");
    await owner.approve(id, { name: "Front desk" });
    await lab.clock.advance(1000);
    lab.press(false);
    await lab.clock.advance(1000);
    expect(await owner.standing(id)).toBe("declined");
    expect(await owner.robots()).toEqual([]);
    expect(lab.code).not.toBeNull();
    expect(lab.code).not.toBe(first);
  });

  test("never shows a code that is dead, and a code is worth nothing once another one is shown", async () => {
    const lab = await rig.unpacked();
    const owner = await rig.newOwner();
    const first = lab.code ?? "";
    await lab.clock.advance(9 * MINUTE_MS);
    expect(lab.code).toBe(first);
    await lab.clock.advance(MINUTE_MS);
    expect(lab.code).not.toBe(first);
    await expect(owner.lookUp(first)).rejects.toMatchObject({ problem: { type: "stella:code-unknown" } });
    await owner.lookUp(lab.code ?? "");
  });

  test("asks anew when nobody pressed for ten minutes", async () => {
    const lab = await rig.unpacked();
    const owner = await rig.newOwner();
    const { id } = await owner.lookUp(lab.code ?? "");
    await owner.approve(id, { name: "Front desk" });
    await lab.clock.advance(11 * MINUTE_MS);
    expect(await owner.standing(id)).toBe("expired");
    expect(lab.code).not.toBeNull();
    expect(await owner.robots()).toEqual([]);
  });

  test("is paired once when the wire is cut between the press and the hub's word", async () => {
    const lab = rig.newRobot();
    lab.post(lab.record(1));
    // The second connection says challenge, code and approval; the hub's "paired" is lost.
    lab.cuts = [
      { afterUp: 99, afterDown: 99 },
      { afterUp: 99, afterDown: 3 },
    ];
    lab.start();
    await lab.clock.advance(5000);
    const owner = await rig.newOwner();
    await rig.pair(lab, owner, { name: "Front desk" });
    await lab.clock.advance(MINUTE_MS);
    expect(lab.states.at(-1)).toBe("online");
    expect(await owner.robots()).toHaveLength(1);
    expect(await rig.delivered(owner)).toEqual(lab.ids(1));
  });

  test("still asks for the same press after the wire was cut in the middle", async () => {
    const lab = rig.newRobot();
    lab.cuts = [
      { afterUp: 99, afterDown: 99 },
      { afterUp: 99, afterDown: 2 },
    ];
    lab.start();
    await lab.clock.advance(5000);
    const owner = await rig.newOwner();
    const { id } = await owner.lookUp(lab.code ?? "");
    await owner.approve(id, { name: "Front desk" });
    await lab.clock.advance(MINUTE_MS);
    expect(lab.shown.at(-1)).toMatchObject({ at: "approved", pairing: id });
    lab.press(true);
    await lab.clock.advance(2000);
    expect(lab.states.at(-1)).toBe("online");
  });
});

describe("an owner who types a code", () => {
  test("cannot guess: after ten wrong ones even the right one is refused for a while", async () => {
    const lab = await rig.unpacked();
    const owner = await rig.newOwner();
    for (let guess = 0; guess < 10; guess++)
      await expect(owner.lookUp("BBBB-BBBB")).rejects.toMatchObject({
        problem: { type: "stella:code-unknown" },
      });
    await expect(owner.lookUp(lab.code ?? "")).rejects.toMatchObject({ problem: { status: 429 } });
    // Others are not held up by it.
    const other = await rig.newOwner();
    await other.lookUp(lab.code ?? "");
    await lab.clock.advance(11 * MINUTE_MS);
    await owner.lookUp(lab.code ?? "");
  });

  test("does not get what another account has looked up since", async () => {
    const lab = await rig.unpacked();
    const [first, second] = [await rig.newOwner(), await rig.newOwner()];
    const { id } = await first.lookUp(lab.code ?? "");
    await second.lookUp(lab.code ?? "");
    await expect(first.approve(id, { name: "Mine" })).rejects.toMatchObject({ problem: { status: 404 } });
    await second.approve(id, { name: "Ours" });
    await expect(first.lookUp(lab.code ?? "")).rejects.toMatchObject({ problem: { status: 404 } });
  });

  test("is told when another robot has the name", async () => {
    const owner = await rig.newOwner();
    const [one, other] = [await rig.unpacked(), await rig.unpacked()];
    await rig.pair(one, owner, { name: "Front desk" });
    const { id } = await owner.lookUp(other.code ?? "");
    await expect(owner.approve(id, { name: "Front desk" })).rejects.toMatchObject({
      problem: { type: "stella:name-taken", errors: [{ at: "body.name" }] },
    });
    await owner.approve(id, { name: "Back door" });
  });
});
