import type { WallTime } from "../kernel/clock.ts";
import type { IntakeRecord } from "../kernel/intake-record.ts";

/** One intake record on its way to the CRM. */
export interface Letter {
  /** Its place in the queue, given when it was posted; grows and is never used twice. */
  readonly sequence: number;
  readonly id: string;
  /** Of the record, see `contentHash`. */
  readonly contentSha256: string;
  readonly record: IntakeRecord;
}

/** Proof that a record is durable. */
export interface Receipt {
  readonly sequence: number;
  /** The id had been posted before; the body that came first is kept. */
  readonly repeated: boolean;
}

/** A letter that the hub will not have, or that cannot be sent. It waits for a person. */
export interface QuarantinedLetter {
  readonly sequence: number;
  readonly id: string;
  readonly reasons: readonly string[];
  readonly quarantinedAt: WallTime;
}

/** Which letters an order is about: those with these ids, whatever has a body, or what is in quarantine. */
export type Erasable =
  | { readonly these: "ids"; readonly ids: readonly string[] }
  | { readonly these: "all" }
  | { readonly these: "quarantined" };

/** What an order has erased, read back from the store. */
export interface Erased {
  /** By this order, also when it was carried out before and repeated now. */
  readonly erased: number;
  /** Bodies it was about that are still there: none. */
  readonly remaining: number;
}

export interface Backlog {
  readonly pending: number;
  readonly quarantined: number;
  /** Since when the oldest pending letter waits; null when none does. */
  readonly oldestPostedAt: WallTime | null;
}

/**
 * Intake records awaiting the CRM, in the order visitors finished.
 *
 * Calls return when their effect is on the disk. Any of them throws a `Fault`: `outbox.disk-full` when there
 * is no room, `outbox.corrupt` when the store cannot be read, `outbox.failed` otherwise; what was durable
 * before stays so.
 */
export interface Outbox {
  /** Names this run of sequences. A store that begins empty has a new name. */
  readonly id: string;

  /**
   * Durable on return. Posting an id twice keeps the first body, also when that one is settled by now.
   * Throws a `Fault` `outbox.full` when `capacity` letters are pending: a visitor must not be thanked for
   * a record that is nowhere.
   */
  post(record: IntakeRecord): Receipt;

  /** Pending letters with a sequence above `after`, oldest first, without removing them. */
  pending(limit: number, after?: number): readonly Letter[];

  /** The hub has everything pending up to here: forgets the bodies, keeps the ids. Settling twice is harmless. */
  settle(upTo: number): void;

  /** Takes one pending letter out of the queue so that it blocks no other; unknown sequences are ignored. */
  quarantine(sequence: number, reasons: readonly string[]): void;

  /** Oldest first. */
  quarantined(limit: number): readonly QuarantinedLetter[];

  backlog(): Backlog;

  /** The last sequence below every pending one: up to here nothing waits. */
  cursor(): number;

  /**
   * Whose letters wait here from now on. Pending ones that were collected for another account go to quarantine, for
   * this one has no right to them. Returns how many those were.
   */
  belongTo(account: string): number;

  /** Forgets these letters; the bare ids stay, so that posting one again changes nothing. `order` is remembered with them. */
  erase(which: Erasable, order: string): Erased;

  /** Erases the quarantined bodies and settled ids that the retention rule no longer allows. */
  eraseExpired(): void;

  close(): void;
}
