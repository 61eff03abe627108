import { SAMPLE_RATE_HZ, type Sound } from "../../robot/kernel/frames.ts";
import { type Random, seededRandom } from "../../robot/kernel/random.ts";
import { resampled } from "./resampled.ts";

/** Nearer than this a voice does not get louder: nobody puts their lips on the microphone. */
const NEAREST_M = 0.4;

interface Playing {
  readonly fromMs: number;
  readonly samples: Int16Array;
  readonly gain: number;
  untilMs: number;
}

/** What the microphone would hear at any moment: voices by their distance, the robot's own echo, the room. */
export class Acoustics {
  private playing: Playing[] = [];
  private readonly noiseAmplitude: number;
  private readonly random: Random;

  /** @param noiseDbfs root mean square level of the room's noise, relative to full scale */
  constructor(noiseDbfs: number, seed: number) {
    this.noiseAmplitude = 32_768 * 10 ** (noiseDbfs / 20);
    this.random = seededRandom(seed);
  }

  /** Somebody speaks at this distance; the sound is at its natural level one metre away. */
  say(sound: Sound, fromMs: number, distanceM: number): void {
    this.add(sound, fromMs, 1 / Math.max(NEAREST_M, distanceM));
  }

  /** The robot speaks; `echoDb` of it comes back. Returns how to cut it off at some moment. */
  echo(sound: Sound, fromMs: number, echoDb: number): (atMs: number) => void {
    return this.add(sound, fromMs, 10 ** (echoDb / 20));
  }

  /** The `length` samples from `fromMs` on. Call it once for each stretch of time, in order. */
  hear(fromMs: number, length: number): Int16Array {
    const mix = new Float32Array(length);
    const untilMs = fromMs + (length / SAMPLE_RATE_HZ) * 1000;
    this.playing = this.playing.filter((each) => each.untilMs > fromMs);
    for (const { fromMs: startedMs, samples, gain, untilMs: endsMs } of this.playing) {
      const offset = Math.round(((fromMs - startedMs) / 1000) * SAMPLE_RATE_HZ);
      const end = endsMs < untilMs ? Math.round(((endsMs - fromMs) / 1000) * SAMPLE_RATE_HZ) : length;
      for (let i = Math.max(0, -offset); i < end && offset + i < samples.length; i++) {
        mix[i]! += samples[offset + i]! * gain;
      }
    }
    const heard = new Int16Array(length);
    for (let i = 0; i < length; i++) {
      heard[i] = Math.max(-32_768, Math.min(32_767, Math.round(mix[i]! + this.noise())));
    }
    return heard;
  }

  /** Nearly Gaussian with unit variance: four uniform numbers' sum, scaled. */
  private noise(): number {
    const { random } = this;
    const sum = random.next() + random.next() + random.next() + random.next() - 2;
    return sum * Math.sqrt(3) * this.noiseAmplitude;
  }

  private add(sound: Sound, fromMs: number, gain: number): (atMs: number) => void {
    const samples = resampled(sound, SAMPLE_RATE_HZ);
    const untilMs = fromMs + (samples.length / SAMPLE_RATE_HZ) * 1000;
    const entry: Playing = { fromMs, samples, gain, untilMs };
    this.playing.push(entry);
    return (atMs) => {
      entry.untilMs = Math.min(untilMs, atMs);
    };
  }
}
