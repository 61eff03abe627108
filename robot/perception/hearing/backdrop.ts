/**
 * How loud the room is behind whoever speaks to the robot: others who talk, music, ventilation. A voice counts only when
 * it stands out of that, since the voice activity hears a voice in any murmur.
 */
export class Backdrop {
  /** Of the latest blocks in which nobody spoke to the robot, oldest first. */
  private levelsDbfs: number[] = [];

  /** One more block. While somebody speaks to the robot, their voice teaches nothing about the room. */
  hear(levelDbfs: number, somebodySpeaks: boolean): void {
    if (somebodySpeaks && this.levelsDbfs.length >= FEWEST_BLOCKS) return;
    this.levelsDbfs.push(levelDbfs);
    if (this.levelsDbfs.length > REMEMBERED_BLOCKS) this.levelsDbfs.shift();
  }

  /** The level from which a sound stands out so far; everything does before enough of the room was heard. */
  foregroundDbfs(standOutDb: number): number {
    if (this.levelsDbfs.length < FEWEST_BLOCKS) return Number.NEGATIVE_INFINITY;
    const sorted = this.levelsDbfs.toSorted((a, b) => a - b);
    return (sorted[Math.floor(sorted.length * QUIETER_SHARE)] ?? 0) + standOutDb;
  }

  forget(): void {
    this.levelsDbfs = [];
  }
}

/** Four seconds: a murmur that sets in is the room's own by then. */
const REMEMBERED_BLOCKS = 125;
/** Half a second. */
const FEWEST_BLOCKS = 16;
/** Low enough that one voice with its pauses does not become its own backdrop. */
const QUIETER_SHARE = 0.2;
