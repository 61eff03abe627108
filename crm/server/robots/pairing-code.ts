import { createHash, timingSafeEqual } from "node:crypto";
import type { Random } from "../../../robot/kernel/random.ts";

/** How long a code is worth something; how long an approval waits for the press. */
export const PAIRING_VALID_MS = 600_000;

/** Consonants that are told apart on a screen and over the phone, and that make no words (RFC 8628, section 6.1). */
const LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
/** 20⁸ codes, 34 bits: with ten guesses in ten minutes, one in 2.5 billion is right. */
const LENGTH = 8;

/** A code as it is shown: `WDJB-MJHT`. */
export function newPairingCode(random: Random): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[Math.floor(random.next() * LETTERS.length)]);
  return `${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`;
}

/** SHA-256 of a code, hexadecimal; however it was typed: in small letters, with spaces, without the dash. */
export function digestOfCode(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return createHash("sha256").update(letters).digest("hex");
}

/** Takes as long for two that differ at once as for two that differ at the end. */
export function areSameDigests(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one, "hex"), Buffer.from(other, "hex")];
  return a.length === b.length && timingSafeEqual(a, b);
}
