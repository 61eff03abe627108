import type Database from "better-sqlite3";
import { z } from "zod";
import { type Clock, wallTime } from "../../kernel/clock.ts";
import { Fault } from "../../kernel/fault.ts";
import { type IntakeRecord, intakeRecord } from "../../kernel/intake-record.ts";
import type { Random } from "../../kernel/random.ts";
import type { Backlog, Erasable, Erased, Letter, Outbox, QuarantinedLetter, Receipt } from "../outbox.ts";
import { contentHash } from "../protocol/content-hash.ts";
import { problemsOf } from "../protocol/parse-message.ts";
import type { SyncRules } from "../sync-config.ts";
import { fullDiskOf } from "./full-disk.ts";
import { faultOf, isSqliteError, openOutboxFile } from "./outbox-file.ts";

const DAY_MS = 86_400_000;

export type OutboxRules = Pick<SyncRules, "capacity" | "largestFileMb" | "quarantineDays" | "settledIdDays">;

/**
 * Opens `file`, made when it is missing. Throws a `Fault`: `outbox.corrupt` (the file was set aside),
 * `outbox.in-use`, `outbox.foreign`, `outbox.disk-full` or `outbox.failed`.
 */
export function openSqliteOutbox(file: string, rules: OutboxRules, clock: Clock, random: Random): Outbox {
  return openTriedOutbox(file, rules, clock, random).outbox;
}

/** The same with a switch in its disk, to try what happens when there is no room. */
export function openTriedOutbox(
  file: string,
  rules: OutboxRules,
  clock: Clock,
  random: Random,
): { readonly outbox: Outbox; readonly diskIsFull: (full: boolean) => void } {
  const database = openOutboxFile(file, {
    largestFileMb: rules.largestFileMb,
    newId: () => random.uuid(),
    clock,
  });
  return { outbox: new SqliteOutbox(database, file, rules, clock), diskIsFull: fullDiskOf(database) };
}

const pendingRow = z.object({
  sequence: z.number(),
  id: z.string(),
  contentSha256: z.string(),
  body: z.string(),
});
const storedRecord = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "the stored record is not JSON" });
      return z.NEVER;
    }
  })
  .pipe(intakeRecord);
const quarantinedRow = z.object({
  sequence: z.number(),
  id: z.string(),
  reasons: z.string(),
  changedAt: z.number(),
});
const ownerRow = z.object({ owner: z.string().nullable() });
const count = z.object({ n: z.number().nullable() });

/** `@these` says which, `@ids` is a JSON array. */
const isErasable = `state IN ('pending', 'quarantined') AND CASE @these
  WHEN 'ids' THEN id IN (SELECT value FROM json_each(@ids))
  WHEN 'quarantined' THEN state = 'quarantined'
  ELSE TRUE END`;

/** Prepared once: compiling a statement takes longer than running most of these. */
function statementsOf(database: Database.Database) {
  return {
    sequenceOf: database.prepare("SELECT sequence AS n FROM letters WHERE id = ?"),
    post: database.prepare(
      `INSERT INTO letters (id, state, posted_at, changed_at, content_sha256, body)
       VALUES (?, 'pending', ?, ?, ?, ?)`,
    ),
    pending: database.prepare(
      `SELECT sequence, id, content_sha256 AS contentSha256, body FROM letters
       WHERE state = 'pending' AND sequence > ? ORDER BY sequence LIMIT ?`,
    ),
    settle: database.prepare(
      `UPDATE letters SET state = 'settled', changed_at = ?, content_sha256 = NULL, body = NULL
       WHERE state = 'pending' AND sequence <= ?`,
    ),
    quarantine: database.prepare(
      `UPDATE letters SET state = 'quarantined', changed_at = ?, reasons = ?
       WHERE state = 'pending' AND sequence = ?`,
    ),
    quarantined: database.prepare(
      `SELECT sequence, id, reasons, changed_at AS changedAt FROM letters
       WHERE state = 'quarantined' ORDER BY sequence LIMIT ?`,
    ),
    countQuarantined: database.prepare("SELECT count(*) AS n FROM letters WHERE state = 'quarantined'"),
    countPending: database.prepare("SELECT count(*) AS n FROM letters WHERE state = 'pending'"),
    oldestPostedAt: database.prepare(
      "SELECT posted_at AS n FROM letters WHERE state = 'pending' ORDER BY sequence LIMIT 1",
    ),
    oldestPending: database.prepare("SELECT min(sequence) AS n FROM letters WHERE state = 'pending'"),
    lastUsed: database.prepare("SELECT seq AS n FROM sqlite_sequence WHERE name = 'letters'"),
    eraseQuarantined: database.prepare(
      `UPDATE letters SET body = NULL, content_sha256 = NULL
       WHERE state = 'quarantined' AND body IS NOT NULL AND changed_at <= ?`,
    ),
    owner: database.prepare("SELECT owner FROM outbox"),
    own: database.prepare("UPDATE outbox SET owner = ?"),
    quarantineAll: database.prepare(
      "UPDATE letters SET state = 'quarantined', changed_at = ?, reasons = ? WHERE state = 'pending'",
    ),
    erase: database.prepare(
      `UPDATE letters
       SET state = 'settled', changed_at = @now, content_sha256 = NULL, body = NULL, reasons = NULL, erased_by = @order
       WHERE ${isErasable}`,
    ),
    countErased: database.prepare("SELECT count(*) AS n FROM letters WHERE erased_by = ?"),
    countErasable: database.prepare(
      `SELECT count(*) AS n FROM letters WHERE ${isErasable} AND body IS NOT NULL`,
    ),
    forgetSettled: database.prepare("DELETE FROM letters WHERE state = 'settled' AND changed_at <= ?"),
  };
}

class SqliteOutbox implements Outbox {
  readonly id: string;
  private readonly database: Database.Database;
  private readonly statements: ReturnType<typeof statementsOf>;
  private readonly file: string;
  private readonly rules: OutboxRules;
  private readonly clock: Clock;
  /** Kept here because counting rows takes longer the worse the backlog is; the file is ours alone. */
  private waiting: number;

  constructor(database: Database.Database, file: string, rules: OutboxRules, clock: Clock) {
    this.database = database;
    this.statements = statementsOf(database);
    this.file = file;
    this.rules = rules;
    this.clock = clock;
    this.id = z.object({ id: z.string() }).parse(database.prepare("SELECT id FROM outbox").get()).id;
    this.waiting = numberOf(this.statements.countPending) ?? 0;
  }

  post(record: IntakeRecord): Receipt {
    return this.guarded(() => {
      const known = numberOf(this.statements.sequenceOf, record.id);
      if (known !== null) return { sequence: known, repeated: true };
      if (this.waiting >= this.rules.capacity) throw full(this.waiting, this.file);
      const now = this.clock.wallNow();
      const { lastInsertRowid } = this.statements.post.run(
        record.id,
        now,
        now,
        contentHash(record),
        JSON.stringify(record),
      );
      this.waiting += 1;
      return { sequence: Number(lastInsertRowid), repeated: false };
    });
  }

  pending(limit: number, after = 0): readonly Letter[] {
    return this.guarded(() => {
      const letters: Letter[] = [];
      const rows = this.statements.pending.all(after, limit);
      for (const { body, ...row } of z.array(pendingRow).parse(rows)) {
        const record = storedRecord.safeParse(body);
        // Written by software with other rules for a record: one such row must not hold up the others.
        if (record.success) letters.push({ ...row, record: record.data });
        else this.quarantine(row.sequence, problemsOf(record.error));
      }
      return letters.length === 0 && rows.length > 0 ? this.pending(limit, after) : letters;
    });
  }

  settle(upTo: number): void {
    this.guarded(() => {
      const { changes } = this.statements.settle.run(this.clock.wallNow(), upTo);
      this.waiting -= changes;
      if (changes > 0 && this.waiting === 0) this.emptyLog();
    });
  }

  quarantine(sequence: number, reasons: readonly string[]): void {
    this.guarded(() => {
      const { changes } = this.statements.quarantine.run(
        this.clock.wallNow(),
        JSON.stringify(reasons),
        sequence,
      );
      this.waiting -= changes;
    });
  }

  quarantined(limit: number): readonly QuarantinedLetter[] {
    return this.guarded(() => {
      const rows = this.statements.quarantined.all(limit);
      return z
        .array(quarantinedRow)
        .parse(rows)
        .map(({ sequence, id, reasons, changedAt }) => ({
          sequence,
          id,
          reasons: z.array(z.string()).parse(JSON.parse(reasons)),
          quarantinedAt: wallTime(changedAt),
        }));
    });
  }

  backlog(): Backlog {
    return this.guarded(() => {
      const oldest = numberOf(this.statements.oldestPostedAt);
      return {
        pending: this.waiting,
        quarantined: numberOf(this.statements.countQuarantined) ?? 0,
        oldestPostedAt: oldest === null ? null : wallTime(oldest),
      };
    });
  }

  cursor(): number {
    return this.guarded(() => {
      const oldest = numberOf(this.statements.oldestPending);
      if (oldest !== null) return oldest - 1;
      return numberOf(this.statements.lastUsed) ?? 0;
    });
  }

  belongTo(account: string): number {
    return this.guarded(() =>
      this.database.transaction(() => {
        const { owner } = ownerRow.parse(this.statements.owner.get());
        if (owner === account) return 0;
        this.statements.own.run(account);
        if (owner === null) return 0;
        const reasons = JSON.stringify(["It was collected for another account."]);
        const { changes } = this.statements.quarantineAll.run(this.clock.wallNow(), reasons);
        this.waiting -= changes;
        return changes;
      })(),
    );
  }

  erase(which: Erasable, order: string): Erased {
    return this.guarded(() => {
      const these = { these: which.these, ids: JSON.stringify(which.these === "ids" ? which.ids : []) };
      this.statements.erase.run({ ...these, order, now: this.clock.wallNow() });
      this.waiting = numberOf(this.statements.countPending) ?? 0;
      this.emptyLog();
      return {
        erased: numberOf(this.statements.countErased, order) ?? 0,
        remaining: count.parse(this.statements.countErasable.get(these)).n ?? 0,
      };
    });
  }

  eraseExpired(): void {
    this.guarded(() => {
      const now = this.clock.wallNow();
      this.statements.eraseQuarantined.run(now - this.rules.quarantineDays * DAY_MS);
      this.statements.forgetSettled.run(now - this.rules.settledIdDays * DAY_MS);
      this.emptyLog();
    });
  }

  close(): void {
    this.database.close();
  }

  /** Moves the log into the file and cuts it to nothing: pages with erased bodies would live on in it. */
  private emptyLog(): void {
    this.database.pragma("wal_checkpoint(TRUNCATE)");
  }

  private guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw isSqliteError(error) ? faultOf(error, this.file) : error;
    }
  }
}

/** The one number that the statement finds; null for none. */
function numberOf(statement: Database.Statement, ...parameters: readonly string[]): number | null {
  const row = statement.get(...parameters);
  return row === undefined ? null : count.parse(row).n;
}

function full(waiting: number, file: string): Fault {
  return new Fault({
    code: "outbox.full",
    what: `${waiting} records wait for the hub in ${file}, which is as many as may.`,
    remedy: "Bring the robot's network back, or raise sync.capacity.",
  });
}
