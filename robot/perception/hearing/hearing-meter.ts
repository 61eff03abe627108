/** What the last tenth of a second sounded like. */
export interface HearingReading {
  /** Root mean square, relative to full scale. */
  readonly levelDbfs: number;
  /** Surest that it was speech, 0 … 1; 0 while the robot's own voice plays. */
  readonly speech: number;
  readonly gateOpen: boolean;
  /** How much it sounded like the robot's name, 0 … 1; null where that cannot be told. */
  readonly wake: number | null;
}

/** Blocks last 32 ms: three are a tenth of a second. */
const BLOCKS = 3;

/** Gathers what single blocks sounded like, for whoever watches. Without a listener it does nothing. */
export class HearingMeter {
  private readonly tell: ((reading: HearingReading) => void) | undefined;
  private blocks: HearingReading[] = [];

  constructor(tell: ((reading: HearingReading) => void) | undefined) {
    this.tell = tell;
  }

  take(block: HearingReading): void {
    if (!this.tell) return;
    this.blocks.push(block);
    if (this.blocks.length < BLOCKS) return;
    this.tell(together(this.blocks));
    this.blocks = [];
  }
}

function together(blocks: readonly HearingReading[]): HearingReading {
  const power = blocks.reduce((sum, { levelDbfs }) => sum + 10 ** (levelDbfs / 10), 0) / blocks.length;
  const wakes = blocks.flatMap(({ wake }) => (wake === null ? [] : [wake]));
  return {
    levelDbfs: 10 * Math.log10(power),
    speech: Math.max(...blocks.map(({ speech }) => speech)),
    gateOpen: blocks.some(({ gateOpen }) => gateOpen),
    wake: wakes.length === 0 ? null : Math.max(...wakes),
  };
}
