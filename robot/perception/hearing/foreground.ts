import { seededRandom } from "../../kernel/random.ts";
import type { AudioBlock } from "./audio-blocks.ts";
import { loudnessDbfs } from "./loudness.ts";

/**
 * Keeps the voice that stands out of the room, and puts the faint noise of a quiet room in place of what is behind it:
 * a recogniser bends the murmur before, between and after the words into more words. Two blocks around what stands out
 * stay as they are, since words begin and end softly.
 */
export class Foreground {
  private readonly fromDbfs: number;
  private readonly random = seededRandom(1);
  /** Not settled yet: what follows may stand out. */
  private waiting: AudioBlock[] = [];
  /** Of the blocks that stood out. */
  private readonly levelsDbfs: number[] = [];
  /** How many of the next blocks are near one that stood out. */
  private near = 0;
  /** 1: as it is; 0: all noise. Never jumps, which would be a click. */
  private share = 1;

  /** @param fromDbfs the level from which a block stands out */
  constructor(fromDbfs: number) {
    this.fromDbfs = fromDbfs;
  }

  /** How far the voice is above the level from which it stands out, in dB: a fifth of what stood out is louder. */
  get clearanceDb(): number {
    // Nothing is known of the room.
    if (this.fromDbfs === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
    const louder = this.levelsDbfs.toSorted((a, b) => b - a);
    return (louder[Math.floor(louder.length * LOUDER_SHARE)] ?? this.fromDbfs) - this.fromDbfs;
  }

  /** The blocks that are settled now, oldest first; as many as were taken, {@link MARGIN_BLOCKS} later. */
  take(block: AudioBlock): readonly AudioBlock[] {
    this.waiting.push(block);
    const levelDbfs = loudnessDbfs(block.samples);
    if (levelDbfs >= this.fromDbfs) {
      this.levelsDbfs.push(levelDbfs);
      this.near = this.waiting.length + MARGIN_BLOCKS;
    }
    return this.waiting.length > MARGIN_BLOCKS ? [this.settle()] : [];
  }

  /** What was still waiting. */
  rest(): readonly AudioBlock[] {
    return [...this.waiting].map(() => this.settle());
  }

  private settle(): AudioBlock {
    const block = this.waiting.shift();
    if (!block) throw new Error("no block is waiting to be settled");
    const stays = this.near > 0 || loudnessDbfs(block.samples) <= QUIET_DBFS;
    this.near = Math.max(0, this.near - 1);
    return { ...block, samples: this.faded(block.samples, stays ? 1 : 0) };
  }

  private faded(samples: Int16Array, towards: number): Int16Array {
    return samples.map((sample) => {
      this.share += (towards - this.share) * FADE;
      return Math.round(sample * this.share + this.noise() * (1 - this.share));
    });
  }

  /** Nearly Gaussian: four uniform numbers' sum, scaled. */
  private noise(): number {
    const { random } = this;
    return (random.next() + random.next() + random.next() + random.next() - 2) * Math.sqrt(3) * QUIET_RMS;
  }
}

const MARGIN_BLOCKS = 2;
const LOUDER_SHARE = 0.2;
/** A quiet room, in which the recogniser hears well: nothing below it need be replaced. */
const QUIET_DBFS = -72;
const QUIET_RMS = 32_768 * 10 ** (QUIET_DBFS / 20);
/** Per sample: two thirds of the way in 6 ms. */
const FADE = 0.01;
