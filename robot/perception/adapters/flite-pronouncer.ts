import { execFileSync } from "node:child_process";

/**
 * How a word probably sounds, by Flite's letter-to-sound rules, in the phones of the CMU dictionary:
 * `"keratin"` → `"K EH R AE T IH N"`. Null when Flite is not installed or makes nothing of the word.
 *
 * Blocks for some milliseconds; for a worker thread.
 */
export function pronounceWithFlite(word: string): string | null {
  // The word comes from a business profile: nothing but letters may reach a command line.
  if (!/^[a-z']+$/.test(word)) return null;
  try {
    const phones = execFileSync("t2p", [word], { encoding: "utf8", timeout: 5_000, stdio: "pipe" });
    return cmuPhones(phones);
  } catch {
    return null;
  }
}

/** Flite's phones `pau k eh1 r ax t ih0 n pau` in the model's notation: no pauses, no stress, schwa as AH. */
export function cmuPhones(flitePhones: string): string | null {
  const phones = flitePhones
    .trim()
    .split(/\s+/)
    .map((phone) => phone.replace(/[0-2]$/, "").toUpperCase())
    .filter((phone) => phone !== "PAU" && phone !== "")
    .map((phone) => (phone === "AX" ? "AH" : phone));
  return phones.length > 0 ? phones.join(" ") : null;
}
