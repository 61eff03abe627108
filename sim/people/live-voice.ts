import { durationMs, type Sound } from "../../robot/kernel/frames.ts";

/** A voice that comes piece by piece into a world that may be slower than whoever speaks. */
export interface LiveVoice {
  /** How long it had been quiet when its last piece ended. */
  readonly quietMs: number;
  /** What became of its last piece: it sounds, a long pause was made shorter by it, or the world was too far behind. */
  readonly piece: "sounds" | "shortens-a-pause" | "missed";
}

export const newLiveVoice: LiveVoice = { quietMs: 0, piece: "sounds" };

/** When more than this waits to sound, pauses are made shorter. */
const MUCH_WAITS_MS = 4000;
/** When more than this waits, nothing more is taken until little does: one sentence is cut off, and the next are whole. */
const MOST_WAITS_MS = 12_000;
/** A robot waits no longer for the rest of an answer: a pause of this length remains a pause. */
const LONG_PAUSE_MS = 2500;
/** Root mean square, -41 dB: below are the rooms that people sit in at a microphone, above is all that they say. */
const QUIET_RMS = 300;

/**
 * What becomes of the next piece. Words are never shortened: a word without its middle is another one. Pure.
 *
 * @param waitsMs of the voice before it that has not sounded yet
 */
export function nextPiece(before: LiveVoice, piece: Sound, waitsMs: number): LiveVoice {
  const quiet = isQuiet(piece);
  const quietMs = quiet ? before.quietMs + durationMs(piece) : 0;
  if (waitsMs > MOST_WAITS_MS) return { quietMs, piece: "missed" };
  // A microphone that is never quiet goes on when all has sounded.
  const goesOn = waitsMs === 0 || (quiet && waitsMs <= MUCH_WAITS_MS);
  if (before.piece === "missed" && !goesOn) return { quietMs, piece: "missed" };
  const isTooLong = waitsMs > MUCH_WAITS_MS && quietMs > LONG_PAUSE_MS;
  return { quietMs, piece: isTooLong ? "shortens-a-pause" : "sounds" };
}

function isQuiet({ samples }: Sound): boolean {
  const energy = samples.reduce((sum, sample) => sum + sample * sample, 0);
  return energy <= samples.length * QUIET_RMS ** 2;
}
