import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { sampleRecord } from "../../robot/kernel/testing/sample-record.ts";
import type { Outbox } from "../../robot/sync/outbox.ts";
import { contentHash } from "../../robot/sync/protocol/content-hash.ts";

export interface OutboxUnderTest {
  /** Opens it, again after a close: what was durable is there. */
  open(rules: { capacity: number; quarantineDays: number; settledIdDays: number }): Outbox;
  readonly clock: ManualClock;
  tidy(): void;
}

const DAY_MS = 86_400_000;
const rules = { capacity: 100, quarantineDays: 30, settledIdDays: 90 };

/** What every outbox promises. */
export function outboxContract(name: string, make: () => OutboxUnderTest): void {
  describe(name, () => {
    let world: OutboxUnderTest;
    let outbox: Outbox;
    beforeEach(() => {
      world = make();
      outbox = world.open(rules);
    });
    afterEach(() => {
      outbox.close();
      world.tidy();
    });
    const reopen = (changed = rules) => {
      outbox.close();
      outbox = world.open(changed);
    };
    const sequences = () => outbox.pending(100).map((letter) => letter.sequence);

    test("an empty outbox has nothing pending and its cursor at zero", () => {
      expect(outbox.pending(10)).toEqual([]);
      expect(outbox.cursor()).toBe(0);
      expect(outbox.backlog()).toEqual({ pending: 0, quarantined: 0, oldestPostedAt: null });
    });

    test("letters come out in the order they were posted, with the record's hash", () => {
      for (const number of [3, 1, 2]) outbox.post(sampleRecord(number));
      expect(outbox.pending(10)).toEqual(
        [3, 1, 2].map((number, index) => ({
          sequence: index + 1,
          id: sampleRecord(number).id,
          contentSha256: contentHash(sampleRecord(number)),
          record: sampleRecord(number),
        })),
      );
    });

    test("pending gives no more than asked for, after the sequence asked for", () => {
      for (const number of [1, 2, 3, 4]) outbox.post(sampleRecord(number));
      expect(outbox.pending(2).map((letter) => letter.sequence)).toEqual([1, 2]);
      expect(outbox.pending(2, 2).map((letter) => letter.sequence)).toEqual([3, 4]);
    });

    test("posting an id twice keeps the first body", () => {
      const first = sampleRecord(1);
      expect(outbox.post(first)).toEqual({ sequence: 1, repeated: false });
      expect(outbox.post({ ...first, openQuestions: ["Is there parking?"] })).toEqual({
        sequence: 1,
        repeated: true,
      });
      expect(outbox.pending(10).map((letter) => letter.record)).toEqual([first]);
    });

    test("posting an id again after it was settled does not send it again", () => {
      outbox.post(sampleRecord(1));
      outbox.settle(1);
      expect(outbox.post(sampleRecord(1))).toEqual({ sequence: 1, repeated: true });
      expect(outbox.pending(10)).toEqual([]);
    });

    test("posting an id again after it was quarantined leaves it in quarantine", () => {
      outbox.post(sampleRecord(1));
      outbox.quarantine(1, ["No name."]);
      expect(outbox.post(sampleRecord(1)).repeated).toBe(true);
      expect(outbox.backlog()).toMatchObject({ pending: 0, quarantined: 1 });
    });

    test("what was posted, settled and quarantined survives closing", () => {
      for (const number of [1, 2, 3, 4]) outbox.post(sampleRecord(number));
      outbox.settle(1);
      outbox.quarantine(3, ["No name."]);
      const { id } = outbox;
      reopen();
      expect(outbox.id).toBe(id);
      expect(sequences()).toEqual([2, 4]);
      expect(outbox.quarantined(10)).toMatchObject([{ sequence: 3, reasons: ["No name."] }]);
      expect(outbox.cursor()).toBe(1);
    });

    test("the cursor stands just below the oldest pending letter", () => {
      for (const number of [1, 2, 3]) outbox.post(sampleRecord(number));
      expect(outbox.cursor()).toBe(0);
      outbox.quarantine(1, ["No name."]);
      expect(outbox.cursor()).toBe(1);
      outbox.settle(3);
      expect(outbox.cursor()).toBe(3);
    });

    test("a sequence is never used twice, also after everything was settled and forgotten", async () => {
      outbox.post(sampleRecord(1));
      outbox.settle(1);
      await world.clock.advance(rules.settledIdDays * DAY_MS + 1);
      outbox.eraseExpired();
      reopen();
      expect(outbox.post(sampleRecord(2)).sequence).toBe(2);
    });

    test("settling leaves later letters and those in quarantine alone, and twice is harmless", () => {
      for (const number of [1, 2, 3]) outbox.post(sampleRecord(number));
      outbox.quarantine(1, ["No name."]);
      outbox.settle(2);
      outbox.settle(2);
      expect(sequences()).toEqual([3]);
      expect(outbox.backlog()).toMatchObject({ pending: 1, quarantined: 1 });
    });

    test("quarantining a sequence that is not pending changes nothing", () => {
      outbox.post(sampleRecord(1));
      outbox.settle(1);
      outbox.quarantine(1, ["Too late."]);
      outbox.quarantine(9, ["Never was."]);
      expect(outbox.backlog()).toMatchObject({ pending: 0, quarantined: 0 });
    });

    test("a full outbox refuses the next record loudly and takes one again when there is room", () => {
      reopen({ ...rules, capacity: 2 });
      outbox.post(sampleRecord(1));
      outbox.post(sampleRecord(2));
      expect(() => outbox.post(sampleRecord(3))).toThrow(expect.objectContaining({ code: "outbox.full" }));
      expect(outbox.post(sampleRecord(2)).repeated).toBe(true);
      outbox.settle(1);
      expect(outbox.post(sampleRecord(3)).sequence).toBe(3);
    });

    test("the backlog tells since when the oldest letter waits", async () => {
      const postedAt = world.clock.wallNow();
      outbox.post(sampleRecord(1));
      await world.clock.advance(5000);
      outbox.post(sampleRecord(2));
      expect(outbox.backlog()).toEqual({ pending: 2, quarantined: 0, oldestPostedAt: postedAt });
    });

    test("erases the letters that an order names, wherever they wait, and no other", () => {
      for (const number of [1, 2, 3, 4]) outbox.post(sampleRecord(number));
      outbox.quarantine(2, ["No name."]);
      const ids = [1, 2].map((number) => sampleRecord(number).id);
      expect(outbox.erase({ these: "ids", ids }, "order")).toEqual({ erased: 2, remaining: 0 });
      expect(sequences()).toEqual([3, 4]);
      expect(outbox.backlog()).toMatchObject({ pending: 2, quarantined: 0 });
      expect(outbox.post(sampleRecord(1)).repeated).toBe(true);
    });

    test("counts what an order erased also when it is repeated after a restart", () => {
      outbox.post(sampleRecord(1));
      outbox.erase({ these: "all" }, "order");
      reopen();
      expect(outbox.erase({ these: "all" }, "order")).toEqual({ erased: 1, remaining: 0 });
      expect(outbox.erase({ these: "all" }, "another")).toEqual({ erased: 0, remaining: 0 });
    });

    test("erases what is in quarantine alone when asked to", () => {
      for (const number of [1, 2]) outbox.post(sampleRecord(number));
      outbox.quarantine(1, ["No name."]);
      expect(outbox.erase({ these: "quarantined" }, "order")).toEqual({ erased: 1, remaining: 0 });
      expect(sequences()).toEqual([2]);
    });

    test("keeps letters for the account that they were collected for", () => {
      outbox.post(sampleRecord(1));
      // Nobody's yet: whoever pairs the robot first gets it.
      expect(outbox.belongTo("first")).toBe(0);
      outbox.post(sampleRecord(2));
      reopen();
      expect(outbox.belongTo("first")).toBe(0);
      expect(sequences()).toEqual([1, 2]);
      expect(outbox.belongTo("second")).toBe(2);
      expect(outbox.backlog()).toMatchObject({ pending: 0, quarantined: 2 });
      outbox.post(sampleRecord(3));
      expect(outbox.belongTo("second")).toBe(0);
      expect(sequences()).toEqual([3]);
    });

    test("a settled id is forgotten after its time", async () => {
      outbox.post(sampleRecord(1));
      outbox.settle(1);
      await world.clock.advance(rules.settledIdDays * DAY_MS - 1);
      outbox.eraseExpired();
      expect(outbox.post(sampleRecord(1)).repeated).toBe(true);
      await world.clock.advance(1);
      outbox.eraseExpired();
      expect(outbox.post(sampleRecord(1))).toEqual({ sequence: 2, repeated: false });
    });
  });
}
