import { SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";

/** How a room answers. */
export interface RoomReverb {
  /** Until the sound of a clap has fallen by 60 dB (RT60). A carpeted office has 0.4 s, a stone lobby 1.5 s. */
  readonly decayS: number;
  /** Where a voice and the room's answer to it are equally loud; nearer, the voice wins. */
  readonly criticalM: number;
}

/**
 * Delays of the parallel combs and of the allpasses behind them, in samples: those of Freeverb (Jezar Wakefield,
 * public domain), brought from 44.1 kHz to 16 kHz. They share no factor, so that their echoes do not fall together.
 */
const COMBS = [405, 431, 463, 492, 516, 541, 565, 587].map((samples) => nextOdd(samples));
const ALLPASSES = [202, 160, 124, 82].map((samples) => nextOdd(samples));
const DIFFUSION = 0.5;
/** High notes die sooner than low ones: air, curtains and people swallow them. */
const DAMPING = 0.25;
/** From the voice to the first walls and back. */
const PREDELAY_SAMPLES = Math.round(0.012 * SAMPLE_RATE_HZ);

/**
 * The room's answer to everything that sounds in it, without the sound itself: Schroeder's reverberator, eight damped
 * combs and four allpasses. It is one filter for the whole room, so that live sound and the robot's own voice
 * reverberate like everything else. The same input gives the same output.
 */
export class Reverb {
  private readonly gain: number;
  private readonly filter: Filter;

  constructor(room: RoomReverb) {
    this.filter = new Filter(room.decayS);
    this.gain = 1 / (room.criticalM * Math.sqrt(energyOf(room.decayS)));
  }

  /** @param input everything that sounds, as loud as it is one metre from its source; the answer has its length */
  answer(input: Float32Array): Float32Array {
    return input.map((sample) => this.gain * this.filter.next(sample));
  }
}

class Filter {
  private readonly predelay = new Float32Array(PREDELAY_SAMPLES);
  private readonly combs: readonly { line: Float32Array; feedback: number; at: number; low: number }[];
  private readonly allpasses = ALLPASSES.map((length) => ({ line: new Float32Array(length), at: 0 }));
  private at = 0;

  constructor(decayS: number) {
    this.combs = COMBS.map((length) => ({
      line: new Float32Array(length),
      // So much is left after each round that decayS seconds of rounds leave a thousandth.
      feedback: 10 ** ((-3 * length) / (decayS * SAMPLE_RATE_HZ)),
      at: 0,
      low: 0,
    }));
  }

  next(sample: number): number {
    const input = this.predelay[this.at]!;
    this.predelay[this.at] = sample;
    this.at = (this.at + 1) % PREDELAY_SAMPLES;
    let out = 0;
    for (const comb of this.combs) {
      const echo = comb.line[comb.at]!;
      comb.low = echo * (1 - DAMPING) + comb.low * DAMPING;
      comb.line[comb.at] = input + comb.low * comb.feedback;
      comb.at = (comb.at + 1) % comb.line.length;
      out += echo;
    }
    for (const allpass of this.allpasses) {
      const delayed = allpass.line[allpass.at]!;
      allpass.line[allpass.at] = out + delayed * DIFFUSION;
      allpass.at = (allpass.at + 1) % allpass.line.length;
      out = delayed - out * DIFFUSION;
    }
    return out;
  }
}

/** What an impulse of 1 leaves in the room altogether. */
function energyOf(decayS: number): number {
  const filter = new Filter(decayS);
  let energy = filter.next(1) ** 2;
  for (let i = 1; i < decayS * SAMPLE_RATE_HZ; i++) energy += filter.next(0) ** 2;
  return energy;
}

function nextOdd(samples: number): number {
  return samples % 2 === 0 ? samples + 1 : samples;
}
