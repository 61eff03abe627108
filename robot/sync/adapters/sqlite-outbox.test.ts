import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { outboxContract } from "../../../test/contracts/outbox.contract.ts";
import { ManualClock } from "../../kernel/manual-clock.ts";
import { seededRandom } from "../../kernel/random.ts";
import { sampleRecord } from "../../kernel/testing/sample-record.ts";
import { type OutboxRules, openSqliteOutbox } from "./sqlite-outbox.ts";

const DAY_MS = 86_400_000;
const usual: OutboxRules = { capacity: 1000, largestFileMb: 64, quarantineDays: 30, settledIdDays: 90 };

outboxContract("the SQLite outbox", () => {
  const folder = mkdtempSync(join(tmpdir(), "stella-outbox-"));
  const clock = new ManualClock();
  const random = seededRandom(1);
  return {
    clock,
    open: (rules) => openSqliteOutbox(join(folder, "outbox.sqlite"), { ...usual, ...rules }, clock, random),
    tidy: () => rmSync(folder, { recursive: true }),
  };
});

describe("the SQLite outbox on its disk", () => {
  let folder: string;
  let file: string;
  const clock = new ManualClock();
  const open = (rules: Partial<OutboxRules> = {}) =>
    openSqliteOutbox(file, { ...usual, ...rules }, clock, seededRandom(1));
  const everythingOnDisk = () =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), "latin1"))
      .join("");

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "stella-outbox-"));
    file = join(folder, "outbox.sqlite");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("nothing of a visitor is left in its files once the hub has the record", () => {
    const outbox = open();
    outbox.post(sampleRecord(7));
    expect(everythingOnDisk()).toContain("Visitor Number7");
    outbox.settle(1);
    expect(everythingOnDisk()).not.toContain("Visitor Number7");
    outbox.close();
    expect(everythingOnDisk()).not.toContain("Visitor Number7");
  });

  test("nothing of a visitor is left in its files once an order erased the record", () => {
    const outbox = open();
    outbox.post(sampleRecord(7));
    outbox.erase({ these: "ids", ids: [sampleRecord(7).id] }, "order");
    expect(everythingOnDisk()).not.toContain("Visitor Number7");
    outbox.close();
  });

  test("a file of the version before is brought up to date, with everything in it", () => {
    const outbox = open();
    outbox.post(sampleRecord(7));
    outbox.close();
    const older = new Database(file);
    older.exec("ALTER TABLE outbox DROP COLUMN owner; ALTER TABLE letters DROP COLUMN erased_by");
    older.pragma("user_version = 1");
    older.close();
    const again = open();
    expect(again.pending(10)).toHaveLength(1);
    expect(again.belongTo("luna")).toBe(0);
    expect(again.erase({ these: "all" }, "order")).toEqual({ erased: 1, remaining: 0 });
    again.close();
  });

  test("a quarantined record is erased when its time is over, its reasons stay", async () => {
    const outbox = open();
    outbox.post(sampleRecord(7));
    outbox.quarantine(1, ["No name."]);
    await clock.advance(30 * DAY_MS - 1);
    outbox.eraseExpired();
    expect(everythingOnDisk()).toContain("Visitor Number7");
    await clock.advance(1);
    outbox.eraseExpired();
    expect(everythingOnDisk()).not.toContain("Visitor Number7");
    expect(outbox.quarantined(10)).toMatchObject([{ sequence: 1, reasons: ["No name."] }]);
    outbox.close();
  });

  test("a row that cannot be read any more goes to quarantine and blocks no other", () => {
    const before = open();
    for (const number of [1, 2, 3, 4]) before.post(sampleRecord(number));
    before.close();
    const database = new Database(file);
    database.prepare("UPDATE letters SET body = '{\"id\":1}' WHERE sequence = 1").run();
    database.prepare("UPDATE letters SET body = 'not json' WHERE sequence = 3").run();
    database.close();
    const outbox = open();
    expect(outbox.pending(1).map((letter) => letter.sequence)).toEqual([2]);
    expect(outbox.pending(10).map((letter) => letter.sequence)).toEqual([2, 4]);
    expect(outbox.quarantined(10).map((letter) => letter.sequence)).toEqual([1, 3]);
    outbox.close();
  });

  test("a file that is no database is set aside untouched, and the next start begins anew", () => {
    writeFileSync(file, "this is not a database, but somebody may want it back");
    expect(() => open()).toThrow(expect.objectContaining({ code: "outbox.corrupt" }));
    const [aside] = readdirSync(folder).filter((name) => name.includes("set-aside"));
    expect(readFileSync(join(folder, aside ?? ""), "utf8")).toContain("somebody may want it back");
    const outbox = open();
    expect(outbox.post(sampleRecord(1)).sequence).toBe(1);
    outbox.close();
  });

  test("a file that was cut off is set aside", () => {
    const before = open();
    for (let number = 0; number < 50; number++) before.post(sampleRecord(number));
    before.close();
    truncateSync(file, 20_000);
    expect(() => open()).toThrow(expect.objectContaining({ code: "outbox.corrupt" }));
    expect(readdirSync(folder).some((name) => name.includes("set-aside"))).toBe(true);
  });

  test("another program's database is left where it is", () => {
    const other = new Database(file);
    other.exec("CREATE TABLE songs (title TEXT); PRAGMA user_version = 7");
    other.close();
    expect(() => open()).toThrow(expect.objectContaining({ code: "outbox.foreign" }));
    expect(readdirSync(folder)).toEqual(["outbox.sqlite"]);
  });

  test("a full disk refuses the record, keeps those before it, and lets them go", () => {
    const outbox = open({ largestFileMb: 1 });
    let posted = 0;
    const postUntilFull = () => {
      for (; posted < 2000; posted++) outbox.post(sampleRecord(posted));
    };
    expect(postUntilFull).toThrow(expect.objectContaining({ code: "outbox.disk-full" }));
    expect(posted).toBeGreaterThan(100);
    expect(outbox.backlog().pending).toBe(posted);
    outbox.settle(posted);
    expect(outbox.backlog().pending).toBe(0);
    expect(outbox.post(sampleRecord(9999)).repeated).toBe(false);
    outbox.close();
  });

  test("two robots cannot share one outbox", () => {
    const outbox = open();
    expect(() => open()).toThrow(expect.objectContaining({ code: "outbox.in-use" }));
    outbox.close();
  });

  test("a folder that cannot be made is reported with the file's name", () => {
    writeFileSync(join(folder, "occupied"), "");
    file = join(folder, "occupied", "outbox.sqlite");
    expect(() => open()).toThrow(expect.objectContaining({ code: "outbox.failed" }));
  });
});
