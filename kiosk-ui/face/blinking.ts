import { type Chance, drawn } from "./chance.ts";

/** When the eyes close for a moment. */
export interface Blinking {
  readonly nextAtMs: number;
  /** Of the blink under way, or of the last one. */
  readonly beganAtMs: number;
  readonly chance: Chance;
}

/** Lids fall faster than they rise (Guitton, 1991); together about a sixth of a second. */
const CLOSING_MS = 70;
const OPENING_MS = 130;
export const BLINK_MS = CLOSING_MS + OPENING_MS;

/** People at rest blink every 2 to 7 seconds, while they listen less often than while they talk. */
const BETWEEN_MS = { least: 2200, most: 6800 };
/** Now and then twice. */
const TWICE = { share: 0.15, afterMs: 120 };

export function beginBlinking(seed: number, atMs: number): Blinking {
  const [waitMs, chance] = drawn({ seed }, BETWEEN_MS.least, BETWEEN_MS.most);
  return { nextAtMs: atMs + waitMs, beganAtMs: Number.NEGATIVE_INFINITY, chance };
}

/** Begins a blink when one is due, or with a large movement of the eyes, which hides it. Pure. */
export function blinkingAt(blinking: Blinking, atMs: number, eyesJump: boolean): Blinking {
  const busy = atMs - blinking.beganAtMs < BLINK_MS;
  if (busy || !(eyesJump || atMs >= blinking.nextAtMs)) return blinking;
  const [luck, afterLuck] = drawn(blinking.chance, 0, 1);
  const [waitMs, chance] = drawn(afterLuck, BETWEEN_MS.least, BETWEEN_MS.most);
  const again = luck < TWICE.share && !eyesJump;
  return { beganAtMs: atMs, nextAtMs: atMs + BLINK_MS + (again ? TWICE.afterMs : waitMs), chance };
}

/** How far the lids are down: 0 open … 1 closed. Pure. */
export function closureAt({ beganAtMs }: Blinking, atMs: number): number {
  const since = atMs - beganAtMs;
  if (since < 0 || since >= BLINK_MS) return 0;
  return since < CLOSING_MS ? since / CLOSING_MS : 1 - (since - CLOSING_MS) / OPENING_MS;
}
