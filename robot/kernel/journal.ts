import { createHash } from "node:crypto";
import type { Clock, Instant } from "./clock.ts";

export type Level = "info" | "warn" | "error";
export type FieldValue = string | number | boolean | null | readonly (string | number)[];

/**
 * What happened, as data. Names, faces and transcripts never enter an event; what cannot be avoided is
 * named `pii.…` and is dropped unless a technician turned it on. Durations measured on the host do not
 * belong here either (they are {@link Gauges}): the same simulated visit writes the same journal.
 */
export type Fields = Readonly<Record<string, FieldValue>>;

export interface JournalEntry {
  readonly at: Instant;
  readonly level: Level;
  /** `visitor.engaged`: the noun, then what became of it. */
  readonly event: string;
  readonly fields: Fields;
}

export type JournalSink = (entry: JournalEntry) => void;

export interface Journal {
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields): void;
}

export function journalTo(clock: Clock, sinks: readonly JournalSink[], options = { pii: false }): Journal {
  const write = (level: Level, event: string, fields: Fields = {}) => {
    const entry = { at: clock.now(), level, event, fields: options.pii ? fields : withoutPii(fields) };
    for (const sink of sinks) sink(entry);
  };
  return {
    info: (event, fields) => write("info", event, fields),
    warn: (event, fields) => write("warn", event, fields),
    error: (event, fields) => write("error", event, fields),
  };
}

/** For parts that are tried alone. */
export const silentJournal: Journal = { info() {}, warn() {}, error() {} };

/** Keeps every entry, and the hash that two identical visits share. */
export class EventLog {
  readonly entries: JournalEntry[] = [];
  private readonly hash = createHash("sha256");

  readonly sink: JournalSink = (entry) => {
    this.entries.push(entry);
    this.hash.update(`${lineOf(entry)}\n`);
  };

  /** Of everything so far, as one JSON line per entry. */
  sha256(): string {
    return this.hash.copy().digest("hex");
  }

  lines(): string[] {
    return this.entries.map(lineOf);
  }
}

/** One entry as one JSON line: `{"atMs":1200,"level":"info","event":"visitor.engaged","track":"t1"}`. */
export function lineOf(entry: JournalEntry): string {
  return JSON.stringify({
    atMs: Math.round(entry.at),
    level: entry.level,
    event: entry.event,
    ...entry.fields,
  });
}

function withoutPii(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith("pii.")));
}
