import { type Instant, instant, later } from "../../kernel/clock.ts";
import type { AudioBlock } from "./audio-blocks.ts";
import { loudnessDbfs } from "./loudness.ts";
import type { WakeWord } from "./wake-word.ts";

/** The robot's own voice in its microphone, and who speaks over it. */
export class OwnVoice {
  private plays: { readonly from: Instant; readonly to: Instant } | null = null;
  /** Loudness of the latest blocks in which it played, oldest first; the last ones may be a visitor's. */
  private levelsDbfs: number[] = [];
  private name: "unasked" | "awaited" | "heard" = "unasked";

  begin(now: Instant): void {
    this.plays = { from: now, to: FOREVER };
  }

  /** @param tailMs how long the room still rings */
  end(now: Instant, tailMs: number): void {
    this.plays = { from: this.plays?.from ?? now, to: later(now, tailMs) };
  }

  playsIn(block: AudioBlock): boolean {
    return this.plays !== null && block.to > this.plays.from && block.from < this.plays.to;
  }

  /**
   * The score of the robot's name when it was said over its voice, once until it ends. The robot says its name
   * itself: it counts only from somebody who is louder than the echo was before.
   */
  async nameIn({ samples }: AudioBlock, wakeWord: WakeWord): Promise<number | null> {
    this.levelsDbfs = [...this.levelsDbfs, loudnessDbfs(samples)].slice(-REMEMBERED_BLOCKS);
    if (this.name === "unasked") await wakeWord.reset();
    if (this.name === "unasked") this.name = "awaited";
    const score = await wakeWord.hear(samples);
    if (score === null || this.name === "heard" || !isLouder(this.levelsDbfs)) return null;
    this.name = "heard";
    return score;
  }

  /** What comes now is no longer the robot's. */
  async leave(wakeWord: WakeWord | null): Promise<void> {
    if (this.name === "unasked") return;
    this.name = "unasked";
    await wakeWord?.reset();
  }
}

/** A second and a half: the name, and what the wake word needs to be sure of it. */
const NAME_BLOCKS = 48;
/** And three more of the echo alone. */
const REMEMBERED_BLOCKS = 3 * NAME_BLOCKS;
/** Less would be guessing how loud the echo is. */
const FEWEST_ECHO_BLOCKS = 10;
/** The echo of one sentence is no more than some 4 dB louder than that of another. */
const LOUDER_DB = 6;
const FOREVER = instant(Number.POSITIVE_INFINITY);

/** Whether what came last is louder than anything before it. */
function isLouder(levelsDbfs: readonly number[]): boolean {
  const [echo, name] = [levelsDbfs.slice(0, -NAME_BLOCKS), levelsDbfs.slice(-NAME_BLOCKS)];
  return echo.length >= FEWEST_ECHO_BLOCKS && Math.max(...name) >= Math.max(...echo) + LOUDER_DB;
}
