import { describe, expect, it } from "vitest";
import { EventLog, type JournalEntry, journalTo } from "./journal.ts";
import { ManualClock } from "./manual-clock.ts";

describe("the journal", () => {
  it("drops personal data unless a technician asked for it", () => {
    const kept: JournalEntry[] = [];
    const clock = new ManualClock();
    journalTo(clock, [(entry) => kept.push(entry)]).info("visitor.named", { "pii.name": "Ana", letters: 3 });
    journalTo(clock, [(entry) => kept.push(entry)], { pii: true }).info("visitor.named", {
      "pii.name": "Ana",
    });
    expect(kept.map((entry) => entry.fields)).toEqual([{ letters: 3 }, { "pii.name": "Ana" }]);
  });

  it("gives two identical visits the same hash, and a different one another", async () => {
    const visit = async (distanceM: number) => {
      const clock = new ManualClock();
      const log = new EventLog();
      const journal = journalTo(clock, [log.sink]);
      await clock.advance(1200);
      journal.info("visitor.engaged", { track: "t1", distanceM });
      return log;
    };
    const [first, second, other] = [await visit(1.5), await visit(1.5), await visit(1.6)];
    expect(second.sha256()).toBe(first.sha256());
    expect(other.sha256()).not.toBe(first.sha256());
    expect(first.lines()).toEqual([
      '{"atMs":1200,"level":"info","event":"visitor.engaged","track":"t1","distanceM":1.5}',
    ]);
  });
});
