import { SAMPLE_RATE_HZ, type Sound } from "../../robot/kernel/frames.ts";
import { type Random, seededRandom } from "../../robot/kernel/random.ts";
import { resampled } from "./resampled.ts";
import { Reverb, type RoomReverb } from "./reverb.ts";

/** Nearer than this a voice does not get louder: nobody puts their lips on the microphone. */
const NEAREST_M = 0.4;

/** How a room carries sound to the microphone. */
export interface RoomAcoustics {
  /** Root mean square of the noise, relative to full scale. */
  readonly noiseDbfs: number;
  /** What comes of the robot's own voice, and how late. */
  readonly echoDb: number;
  readonly echoDelayMs: number;
  /** Null: the room swallows everything. */
  readonly reverb: RoomReverb | null;
}

interface Playing {
  readonly fromMs: number;
  readonly samples: Int16Array;
  /** Straight to the microphone. */
  readonly gain: number;
  /** Into the room: what one metre away is heard of it. */
  readonly roomGain: number;
  untilMs: number;
}

/** What the microphone would hear at any moment: voices by their distance, the robot's own echo, the room. */
export class Acoustics {
  private playing: Playing[] = [];
  private readonly room: RoomAcoustics;
  private readonly noiseAmplitude: number;
  private readonly random: Random;
  private readonly reverb: Reverb | null;
  private heardUntilMs: number | null = null;

  constructor(room: RoomAcoustics, seed: number) {
    this.room = room;
    this.noiseAmplitude = 32_768 * 10 ** (room.noiseDbfs / 20);
    this.random = seededRandom(seed);
    this.reverb = room.reverb === null ? null : new Reverb(room.reverb);
  }

  /**
   * Somebody speaks at this distance; the sound is at its natural level one metre away. Returns how to silence them
   * at some moment.
   */
  say(sound: Sound, fromMs: number, distanceM: number): (atMs: number) => void {
    return this.add(sound, fromMs, 1 / Math.max(NEAREST_M, distanceM), 1);
  }

  /** The robot speaks; some of it comes back. Returns how to cut it off at some moment. */
  echo(sound: Sound, fromMs: number): (atMs: number) => void {
    const { echoDb, echoDelayMs } = this.room;
    const gain = 10 ** (echoDb / 20);
    const cutOff = this.add(sound, fromMs + echoDelayMs, gain, gain);
    return (atMs) => cutOff(atMs + echoDelayMs);
  }

  /**
   * The `length` samples from `fromMs` on, with whatever else sounds in `mix` at the microphone already. Call it for
   * each stretch of time in order; a stretch that nobody listened to may be left out.
   */
  hear(fromMs: number, length: number, mix = new Float32Array(length)): Int16Array {
    const room = new Float32Array(length);
    const untilMs = fromMs + (length / SAMPLE_RATE_HZ) * 1000;
    this.listenOn(fromMs);
    this.heardUntilMs = untilMs;
    this.addVoices(mix, room, fromMs);
    const answer = this.reverb?.answer(room);
    const heard = new Int16Array(length);
    for (let i = 0; i < length; i++) {
      const sample = mix[i]! + (answer?.[i] ?? 0) + this.noise();
      heard[i] = Math.max(-32_768, Math.min(32_767, Math.round(sample)));
    }
    return heard;
  }

  /** The room goes on sounding while nobody listens, for as long as it still rings. */
  private listenOn(untilMs: number): void {
    const { reverb, heardUntilMs } = this;
    if (reverb === null || heardUntilMs === null || untilMs <= heardUntilMs) return;
    const ringsMs = 1000 * (this.room.reverb?.decayS ?? 0);
    const fromMs = Math.max(heardUntilMs, untilMs - ringsMs);
    const room = new Float32Array(Math.round(((untilMs - fromMs) / 1000) * SAMPLE_RATE_HZ));
    this.addVoices(new Float32Array(room.length), room, fromMs);
    reverb.answer(room);
  }

  private addVoices(mix: Float32Array, room: Float32Array, fromMs: number): void {
    const { length } = mix;
    const untilMs = fromMs + (length / SAMPLE_RATE_HZ) * 1000;
    this.playing = this.playing.filter((each) => each.untilMs > fromMs);
    for (const { fromMs: startedMs, samples, gain, roomGain, untilMs: endsMs } of this.playing) {
      const offset = Math.round(((fromMs - startedMs) / 1000) * SAMPLE_RATE_HZ);
      const end = endsMs < untilMs ? Math.round(((endsMs - fromMs) / 1000) * SAMPLE_RATE_HZ) : length;
      for (let i = Math.max(0, -offset); i < end && offset + i < samples.length; i++) {
        mix[i]! += samples[offset + i]! * gain;
        room[i]! += samples[offset + i]! * roomGain;
      }
    }
  }

  /** Nearly Gaussian with unit variance: four uniform numbers' sum, scaled. */
  private noise(): number {
    const { random } = this;
    const sum = random.next() + random.next() + random.next() + random.next() - 2;
    return sum * Math.sqrt(3) * this.noiseAmplitude;
  }

  private add(sound: Sound, fromMs: number, gain: number, roomGain: number): (atMs: number) => void {
    const samples = resampled(sound, SAMPLE_RATE_HZ);
    const untilMs = fromMs + (samples.length / SAMPLE_RATE_HZ) * 1000;
    const entry: Playing = { fromMs, samples, gain, roomGain, untilMs };
    this.playing.push(entry);
    return (atMs) => {
      entry.untilMs = Math.min(untilMs, atMs);
    };
  }
}
