import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { DeliveryLab, type LabHub, openLabHub } from "./delivery-lab.ts";

const MINUTE_MS = 60_000;
let shared: LabHub;
const labs: DeliveryLab[] = [];

beforeAll(async () => {
  shared = await openLabHub();
});
afterEach(async () => {
  for (const lab of labs.splice(0)) await lab.close();
});
afterAll(() => shared.hub.close());

async function openLab(rules: object = {}, paired = true, labHub = shared): Promise<DeliveryLab> {
  const lab = new DeliveryLab(labHub, rules);
  labs.push(lab);
  if (paired) await lab.pair();
  return lab;
}

describe("a lead on its way to the CRM", () => {
  test("arrives within a second of being posted, once, and is settled", async () => {
    const lab = await openLab();
    lab.start();
    await lab.clock.advance(1000);
    expect(lab.states).toEqual(["connecting", "online"]);
    lab.post(lab.record(1));
    await lab.clock.advance(1000);
    expect(await lab.delivered()).toEqual(lab.ids(1));
    expect(lab.outbox.backlog()).toMatchObject({ pending: 0, quarantined: 0 });
    const [lead] = await lab.hub.intakes(lab.account);
    expect(lead?.record).toEqual(lab.record(1));
  });

  test("waits while the network is down and arrives in order when it is back", async () => {
    const lab = await openLab();
    lab.wire = "down";
    lab.start();
    for (const number of [1, 2, 3]) lab.post(lab.record(number));
    await lab.clock.advance(30 * MINUTE_MS);
    expect(lab.outbox.backlog().pending).toBe(3);
    lab.wire = "up";
    await lab.clock.advance(2 * MINUTE_MS);
    expect(await lab.delivered()).toEqual(lab.ids(1, 2, 3));
    expect(lab.outbox.backlog().pending).toBe(0);
  });

  test("is stored once when its acknowledgement is lost", async () => {
    const lab = await openLab();
    // The hub says challenge and welcome; the wire ends with the acknowledgement.
    lab.cuts = [{ afterUp: 99, afterDown: 2 }];
    lab.post(lab.record(1));
    lab.start();
    await lab.clock.advance(MINUTE_MS);
    const pushes = lab.up.filter((text) => text.includes('"intake.push"'));
    expect(pushes).toHaveLength(2);
    expect(await lab.delivered()).toEqual(lab.ids(1));
    expect(lab.outbox.backlog().pending).toBe(0);
  });

  test("arrives exactly once and in order, wherever and however often the wire is cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ afterUp: fc.nat(14), afterDown: fc.nat(10) }), { maxLength: 12 }),
        fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 6 }),
        async (cuts, pausesMs, window) => {
          const lab = await openLab({ window });
          lab.cuts = [...cuts];
          lab.start();
          for (const [index, pauseMs] of pausesMs.entries()) {
            lab.post(lab.record(index));
            await lab.clock.advance(pauseMs);
          }
          await lab.clock.advance(20 * MINUTE_MS);
          const delivered = await lab.delivered();
          const { pending, quarantined } = lab.outbox.backlog();
          labs.pop();
          await lab.close();
          expect(delivered).toEqual(lab.ids(...pausesMs.keys()));
          expect({ pending, quarantined }).toEqual({ pending: 0, quarantined: 0 });
        },
      ),
      { numRuns: 30 },
    );
  });

  test("that the hub rejects goes to quarantine, also when the rejection is lost, and blocks no other", async () => {
    const lab = await openLab();
    const poison = { ...lab.record(2), completeness: 7 };
    lab.cuts = [{ afterUp: 99, afterDown: 2 }];
    for (const record of [lab.record(1), poison, lab.record(3)]) lab.outbox.post(record);
    lab.start();
    await lab.clock.advance(MINUTE_MS);
    expect(await lab.delivered()).toEqual(lab.ids(1, 3));
    expect(lab.outbox.backlog()).toMatchObject({ pending: 0, quarantined: 1 });
    expect(lab.outbox.quarantined(10)[0]?.reasons[0]).toContain("completeness");
  });

  test("with characters that the database cannot hold is rejected alone", async () => {
    const lab = await openLab();
    const record = lab.record(2);
    const poison = { ...record, openQuestions: ["is there\u0000parking"] };
    for (const each of [lab.record(1), poison, lab.record(3)]) lab.outbox.post(each);
    lab.start();
    await lab.clock.advance(MINUTE_MS);
    expect(await lab.delivered()).toEqual(lab.ids(1, 3));
    expect(lab.outbox.quarantined(10)).toMatchObject([{ sequence: 2 }]);
  });

  test("that is too long for the wire is quarantined by the robot itself, and those behind it go on", async () => {
    const lab = await openLab({ window: 1 });
    const { name } = lab.record(1).fields;
    if (!name) throw new Error("the sample has no name");
    const fields = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`field-${index}`, { ...name, value: "x".repeat(2000) }]),
    );
    lab.outbox.post({ ...lab.record(1), fields });
    lab.outbox.post(lab.record(2));
    lab.start();
    await lab.clock.advance(MINUTE_MS);
    expect(await lab.delivered()).toEqual(lab.ids(2));
    expect(lab.outbox.backlog()).toMatchObject({ pending: 0, quarantined: 1 });
  });
});

describe("a robot that the hub does not know", () => {
  test("keeps its queue, says that it needs pairing, and does not knock faster than it should", async () => {
    const lab = await openLab({}, false);
    lab.post(lab.record(1));
    lab.start();
    await lab.clock.advance(60 * MINUTE_MS);
    expect(lab.states.at(-1)).toBe("needs-pairing");
    expect(lab.outbox.backlog().pending).toBe(1);
    const knocks = lab.up.filter((text) => text.includes('"pair.request"')).length;
    // A code holds for ten minutes.
    expect(knocks).toBeGreaterThan(5);
    expect(knocks).toBeLessThanOrEqual(7);
  });

  test("delivers what it kept once it is enrolled", async () => {
    const lab = await openLab({}, false);
    lab.post(lab.record(1));
    lab.start();
    await lab.clock.advance(MINUTE_MS);
    await lab.pair();
    await lab.clock.advance(6 * MINUTE_MS);
    expect(lab.states.at(-1)).toBe("online");
    expect(await lab.delivered()).toEqual(lab.ids(1));
  });

  test("because it was revoked in the middle of a connection, keeps what the owner does not have", async () => {
    const lab = await openLab();
    lab.start();
    lab.post(lab.record(1));
    await lab.clock.advance(1000);
    await lab.hub.revoke(lab.account, lab.robot);
    await lab.clock.advance(1000);
    lab.post(lab.record(2));
    await lab.clock.advance(MINUTE_MS);
    expect(lab.states.at(-1)).toBe("needs-pairing");
    expect(lab.outbox.backlog()).toMatchObject({ pending: 1, quarantined: 0 });
    expect(await lab.delivered()).toEqual(lab.ids(1));
  });
});

describe("a business profile from the owner", () => {
  test("that is broken is refused with the places of its mistakes, and the robot goes on", async () => {
    const lab = await openLab();
    lab.takeConfig = () => {
      throw new Error("a broken profile must not reach the robot");
    };
    lab.start();
    await lab.clock.advance(1000);
    const version = await lab.hub.configure(lab.account, lab.robot, { id: 7 });
    await lab.clock.advance(1000);
    const verdict = await lab.hub.configVerdict(lab.account, lab.robot, version);
    expect(verdict).toMatchObject({ accepted: false });
    expect(verdict?.reasons.some((reason) => reason.startsWith("id: "))).toBe(true);
    lab.post(lab.record(1));
    await lab.clock.advance(1000);
    expect(await lab.delivered()).toEqual(lab.ids(1));
  });
});

describe("the same delivery twice", () => {
  test("sends the same messages in the same order, but for keys and signatures", async () => {
    const runs: string[][] = [];
    for (const _ of [1, 2]) {
      const labHub = await openLabHub();
      const lab = await openLab({ window: 3 }, true, labHub);
      lab.cuts = [{ afterUp: 6, afterDown: 4 }];
      lab.start();
      for (const number of [1, 2, 3, 4, 5, 6, 7]) lab.post(lab.record(number));
      await lab.clock.advance(5 * MINUTE_MS);
      labs.pop();
      await lab.close();
      await labHub.hub.close();
      runs.push([...lab.up.filter((text) => !text.includes('"auth"')), ...lab.down]);
    }
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[0]?.length).toBeGreaterThan(15);
  });
});
