import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ManualClock } from "../../kernel/manual-clock.ts";
import { seededRandom } from "../../kernel/random.ts";
import { sampleRecord } from "../../kernel/testing/sample-record.ts";
import { syncConfig } from "../sync-config.ts";
import { openSqliteOutbox, openTriedOutbox } from "./sqlite-outbox.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stella-full-disk-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("nothing can be posted, settled or put aside while the disk is full; afterwards everything can, and nothing was lost", () => {
  const file = join(folder, "outbox.sqlite");
  const [rules, clock, random] = [syncConfig.parse({}), new ManualClock(), seededRandom(1)];
  const { outbox, diskIsFull } = openTriedOutbox(file, rules, clock, random);
  outbox.post(sampleRecord(1));
  diskIsFull(true);
  const full = expect.objectContaining({ code: "outbox.disk-full" });
  expect(() => outbox.post(sampleRecord(2))).toThrow(full);
  expect(() => outbox.settle(1)).toThrow(full);
  expect(() => outbox.quarantine(1, ["why"])).toThrow(full);
  expect(outbox.pending(10).map(({ id }) => id)).toEqual([sampleRecord(1).id]);
  expect(outbox.backlog()).toMatchObject({ pending: 1, quarantined: 0 });
  diskIsFull(false);
  outbox.settle(1);
  expect(outbox.post(sampleRecord(2))).toEqual({ sequence: 2, repeated: false });
  diskIsFull(true);
  expect(() => outbox.post(sampleRecord(3))).toThrow(full);
  outbox.close();

  const again = openSqliteOutbox(file, rules, clock, random);
  expect(again.pending(10).map(({ id }) => id)).toEqual([sampleRecord(2).id]);
  again.close();
});
