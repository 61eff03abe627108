import { existsSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { type Clock, isoOf } from "../../kernel/clock.ts";
import { Fault, messageOf } from "../../kernel/fault.ts";
import { makeFolder } from "../../kernel/folder.ts";

/** "Stel" in ASCII: tells our file from any other SQLite database (https://sqlite.org/pragma.html#pragma_application_id). */
const APPLICATION_ID = 0x5374656c;
const LAYOUT_VERSION = 2;

/** How long a robot that is just ending may keep the file. */
const BUSY_MS = 1000;

const layout = `
  CREATE TABLE outbox (
    id TEXT NOT NULL,
    -- The account that the letters were collected for; NULL before the robot first heard of one.
    owner TEXT
  );
  CREATE TABLE letters (
    -- AUTOINCREMENT: a sequence is never used twice, also when the newest row is deleted.
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('pending', 'settled', 'quarantined')),
    posted_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    content_sha256 TEXT,
    body TEXT,
    reasons TEXT,
    -- The order that erased it.
    erased_by TEXT
  );
  CREATE INDEX waiting ON letters (sequence) WHERE state = 'pending';
  CREATE INDEX quarantine ON letters (sequence) WHERE state = 'quarantined';
`;

/** From the version before to each version. */
const upgrades: ReadonlyMap<number, string> = new Map([
  [2, "ALTER TABLE outbox ADD COLUMN owner TEXT; ALTER TABLE letters ADD COLUMN erased_by TEXT;"],
]);

/**
 * Opens the outbox file, made when it is missing. A file that cannot be read is set aside under another
 * name, never deleted, and reported as `outbox.corrupt`; the next start begins with an empty one.
 */
export function openOutboxFile(
  file: string,
  options: { readonly largestFileMb: number; readonly newId: () => string; readonly clock: Clock },
): Database.Database {
  try {
    makeFolder(dirname(file));
    const database = new Database(file, { timeout: BUSY_MS });
    try {
      prepare(database, options.newId, options.largestFileMb);
    } catch (error) {
      database.close();
      throw error;
    }
    return database;
  } catch (error) {
    const fault = faultOf(error, file);
    if (fault.code !== "outbox.corrupt") throw fault;
    const aside = setAside(file, options.clock);
    throw new Fault({
      code: "outbox.corrupt",
      what: `The outbox ${file} cannot be read (${messageOf(error)}) and was set aside as ${aside}.`,
      remedy: "Start again to go on with an empty outbox; keep the file, records in it may be recovered.",
      cause: error,
    });
  }
}

export function isSqliteError(error: unknown): boolean {
  return error instanceof Database.SqliteError;
}

/** What SQLite said, in our words. */
export function faultOf(error: unknown, file: string): Fault {
  if (error instanceof Fault) return error;
  const code = error instanceof Database.SqliteError ? error.code : "";
  if (code === "SQLITE_FULL") {
    return new Fault({
      code: "outbox.disk-full",
      what: `There is no room for the outbox ${file}.`,
      remedy: "Free disk space, or raise sync.largestFileMb; nothing that was saved before is lost.",
      cause: error,
    });
  }
  if (code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB") {
    return new Fault({
      code: "outbox.corrupt",
      what: `The outbox ${file} cannot be read (${messageOf(error)}).`,
      remedy: "Restart the robot: the file is set aside, not deleted, and an empty outbox takes its place.",
      cause: error,
    });
  }
  if (code.startsWith("SQLITE_BUSY")) {
    return new Fault({
      code: "outbox.in-use",
      what: `The outbox ${file} is open in another process.`,
      remedy: "Stop the other robot, or give this one a data folder of its own.",
      cause: error,
    });
  }
  return new Fault({
    code: "outbox.failed",
    what: `The outbox ${file} does not work (${messageOf(error)}).`,
    remedy: "Check that the folder exists, is writable and is on a healthy disk.",
    cause: error,
  });
}

function prepare(database: Database.Database, newId: () => string, largestFileMb: number): void {
  // One process at a time: two uplinks on one outbox would send everything twice.
  database.pragma("locking_mode = EXCLUSIVE");
  const isNew = refuseForeign(database);
  database.pragma("journal_mode = WAL");
  // FULL: the log is synced on every commit, so a power cut after `post` returned loses nothing.
  database.pragma("synchronous = FULL");
  // Erased means overwritten, not merely marked as free.
  database.pragma("secure_delete = ON");
  const pageBytes = Number(database.pragma("page_size", { simple: true }));
  database.pragma(`max_page_count = ${Math.ceil((largestFileMb * 1024 * 1024) / pageBytes)}`);
  if (isNew) {
    database.transaction(() => {
      database.exec(layout);
      database.prepare("INSERT INTO outbox (id) VALUES (?)").run(newId());
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${LAYOUT_VERSION}`);
    })();
    return;
  }
  const [report] = database.pragma("quick_check(1)", { simple: false }) as { quick_check: string }[];
  if (report?.quick_check !== "ok") {
    throw new Database.SqliteError(String(report?.quick_check), "SQLITE_CORRUPT");
  }
  upgrade(database);
}

/** All steps or none: a power cut leaves a file that one version or the other can read. */
function upgrade(database: Database.Database): void {
  const found = Number(database.pragma("user_version", { simple: true }));
  database.transaction(() => {
    for (let version = found + 1; version <= LAYOUT_VERSION; version++) {
      database.exec(upgrades.get(version) ?? "");
      database.pragma(`user_version = ${version}`);
    }
  })();
}

/** True for a database with nothing in it. Touches nothing. */
function refuseForeign(database: Database.Database): boolean {
  const version = database.pragma("user_version", { simple: true });
  const isOurs = database.pragma("application_id", { simple: true }) === APPLICATION_ID;
  if (isOurs && typeof version === "number" && version >= 1 && version <= LAYOUT_VERSION) return false;
  if (!isOurs && database.prepare("SELECT 1 FROM sqlite_master").get() === undefined) return true;
  throw new Fault({
    code: "outbox.foreign",
    what: `The outbox file ${database.name} holds another program's data, or another version's (layout ${version}).`,
    remedy: "Point the robot at its own data folder, or run the version that wrote this file.",
  });
}

function setAside(file: string, clock: Clock): string {
  const aside = `${file}.set-aside-${isoOf(clock.wallNow()).replaceAll(":", "-")}`;
  for (const part of ["", "-wal", "-shm"]) {
    if (existsSync(`${file}${part}`)) renameSync(`${file}${part}`, `${aside}${part}`);
  }
  return aside;
}
