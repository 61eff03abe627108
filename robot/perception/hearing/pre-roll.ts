import type { AudioBlock } from "./audio-blocks.ts";

/** The last blocks before the gate opens, so that the recogniser gets the first consonant too. */
export class PreRoll {
  private blocks: AudioBlock[] = [];
  private readonly lengthMs: number;

  constructor(lengthMs: number) {
    this.lengthMs = lengthMs;
  }

  push(block: AudioBlock): void {
    this.blocks.push(block);
    this.blocks = this.blocks.filter((kept) => block.to - kept.from <= this.lengthMs);
  }

  /** Oldest first. */
  get kept(): readonly AudioBlock[] {
    return this.blocks;
  }

  /** Oldest first; empties it, so that no sound is heard twice. */
  take(): readonly AudioBlock[] {
    const taken = this.blocks;
    this.blocks = [];
    return taken;
  }

  /** Overwrites the sound before letting go of it: it is a visitor's voice. */
  wipe(): void {
    for (const block of this.take()) block.samples.fill(0);
  }
}
