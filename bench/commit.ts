import { join } from "node:path";
import Database from "better-sqlite3";
import { systemRandom } from "../robot/kernel/random.ts";
import { SystemClock } from "../robot/kernel/system-clock.ts";
import { sampleRecord } from "../robot/kernel/testing/sample-record.ts";
import { openSqliteOutbox } from "../robot/sync/adapters/sqlite-outbox.ts";
import { syncConfig } from "../robot/sync/sync-config.ts";
import { type Bench, median, peakMemory, percentile } from "./bench.ts";

const COMMITS = 300;

/** What the visitor waits for before the thanks: one record made durable. */
export const bench: Bench = {
  name: "commit",
  summary: "intake commit against a bare fsync'd SQLite insert",
  async run(folder) {
    const outbox = openSqliteOutbox(
      join(folder, "outbox.sqlite"),
      syncConfig.parse({}),
      new SystemClock(),
      systemRandom,
    );
    const bare = new Database(join(folder, "bare.sqlite"));
    bare.pragma("journal_mode = WAL");
    bare.pragma("synchronous = FULL");
    bare.exec("CREATE TABLE records (id INTEGER PRIMARY KEY, body TEXT)");
    const insert = bare.prepare("INSERT INTO records (body) VALUES (?)");
    const oursMs: number[] = [];
    const bareMs: number[] = [];
    // Alternating, so that a slow moment of the disk hits both.
    for (let number = 0; number < COMMITS; number++) {
      const record = sampleRecord(number);
      const body = JSON.stringify(record);
      oursMs.push(timed(() => outbox.post(record)));
      bareMs.push(timed(() => insert.run(body)));
    }
    outbox.close();
    bare.close();
    return [
      { what: "intake commit, median", value: median(oursMs), unit: "ms" },
      { what: "intake commit, 99th percentile", value: percentile(oursMs, 0.99), unit: "ms" },
      { what: "bare insert, median", value: median(bareMs), unit: "ms" },
      { what: "intake commit ÷ bare insert", value: median(oursMs) / median(bareMs), unit: "×" },
      peakMemory("both stores"),
    ];
  },
};

function timed(work: () => void): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
