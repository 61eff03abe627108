import { createHash, timingSafeEqual } from "node:crypto";
import { type Instant, later } from "./kernel/clock.ts";

/** Whether somebody may see the technician's screen. */
export type Door =
  /** `wrong`: PINs that were wrong, one after another; `until`: none is looked at before. */
  | { readonly at: "shut"; readonly wrong: number; readonly until: Instant | null }
  /** Shuts by itself when nobody has touched it for a while. */
  | { readonly at: "open"; readonly touchedAt: Instant };

export const SHUT_DOOR: Door = { at: "shut", wrong: 0, until: null };

/** With four digits, somebody who tries day and night needs months. */
const TRIES = 5;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;
const LEFT_ALONE_MS = 120_000;

/** What one PIN means. After {@link TRIES} wrong ones each further one costs twice the wait of the one before. Pure. */
export function knock(door: Door, right: boolean, now: Instant): Door {
  if (door.at === "open" || isWaiting(door, now)) return door;
  if (right) return { at: "open", touchedAt: now };
  const wrong = door.wrong + 1;
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrong - TRIES));
  return { at: "shut", wrong, until: wrong < TRIES ? null : later(now, waitMs) };
}

/** Whether PINs are not looked at yet. */
export function isWaiting(door: Door, now: Instant): boolean {
  return door.at === "shut" && door.until !== null && now < door.until;
}

/** Whether an open door has been left alone. */
export function isLeftAlone(door: Door, now: Instant): boolean {
  return door.at === "open" && now - door.touchedAt >= LEFT_ALONE_MS;
}

/** Takes the same time whatever was typed. */
export function isPin(typed: string, pin: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return pin !== "" && timingSafeEqual(digest(typed), digest(pin));
}
