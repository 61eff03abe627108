import { SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";
import { type BackgroundSound, VOICE_DBFS } from "./room-sound.ts";

interface Loop {
  readonly sound: BackgroundSound;
  /** PCM16's range, at the level that is to be heard. */
  readonly samples: Float32Array;
}

/** What sounds in the room beside people and robot, around and around while its time lasts. */
export class Backgrounds {
  private readonly loops: readonly Loop[];

  /** @param recordings one for each sound, at any level, at 16 kHz */
  constructor(sounds: readonly BackgroundSound[], recordings: readonly Float32Array[]) {
    this.loops = sounds.map((sound, index) => ({
      sound,
      samples: levelled(recordings[index]!, VOICE_DBFS - sound.snrDb),
    }));
  }

  /** Adds what sounds from `atMs` of scenario time on. */
  addTo(mix: Float32Array, atMs: number): void {
    for (const { sound, samples } of this.loops) {
      const first = Math.round((atMs / 1000) * SAMPLE_RATE_HZ);
      const from = Math.max(0, Math.round(sound.fromS * SAMPLE_RATE_HZ) - first);
      const until = Math.min(mix.length, Math.round(sound.untilS * SAMPLE_RATE_HZ) - first);
      for (let i = from; i < until; i++) mix[i]! += samples[(first + i) % samples.length]!;
    }
  }
}

/** Scaled to this root mean square, relative to full scale. */
function levelled(samples: Float32Array, dbfs: number): Float32Array {
  const meanSquare = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const gain = (32_768 * 10 ** (dbfs / 20)) / Math.sqrt(meanSquare);
  return samples.map((sample) => sample * gain);
}
