import { instant } from "../robot/kernel/clock.ts";
import type { FliteVoice } from "../robot/perception/adapters/testing/flite-speech.ts";
import { Backdrop } from "../robot/perception/hearing/backdrop.ts";
import { Foreground } from "../robot/perception/hearing/foreground.ts";
import { hearingConfig } from "../robot/perception/hearing/hearing-config.ts";
import { loudnessDbfs } from "../robot/perception/hearing/loudness.ts";
import { BLOCK_SAMPLES } from "../robot/perception/hearing/voice-activity.ts";
import { babbleBehind, spokenLine } from "../test/conversations/spoken-line.ts";

export const ROOMS = ["silence", "20 dB of babble"] as const;
export type Room = (typeof ROOMS)[number];

/** Before and after the line. */
const ROOM_BLOCKS = 40;

/** What a recogniser is given of a sound. */
export interface HeardLine {
  readonly parts: readonly Int16Array[];
  /** By how much it stood out of the room, in dB. */
  readonly clearanceDb: number | undefined;
}

/** As hearing does once its gate is open: what does not stand out of the room is quieted. */
export function asHeard(sound: Int16Array): HeardLine {
  const blocks = Array.from({ length: Math.floor(sound.length / BLOCK_SAMPLES) }, (_, at) => ({
    samples: sound.slice(at * BLOCK_SAMPLES, (at + 1) * BLOCK_SAMPLES),
    from: instant(at),
    to: instant(at + 1),
  }));
  const backdrop = new Backdrop();
  for (const { samples } of blocks.slice(0, ROOM_BLOCKS)) backdrop.hear(loudnessDbfs(samples), false);
  const foreground = new Foreground(backdrop.foregroundDbfs(hearingConfig.parse({}).gate.standOutDb));
  const settled = blocks.slice(ROOM_BLOCKS / 2).flatMap((block) => foreground.take(block));
  const parts = [...settled, ...foreground.rest()].map(({ samples }) => samples);
  return { parts, clearanceDb: foreground.clearanceDb };
}

/** The line in a voice, with the room before, behind and after it. */
export function lineIn(room: Room, line: string, voice: FliteVoice): Int16Array {
  const { samples } = spokenLine(line, voice);
  const before = ROOM_BLOCKS * BLOCK_SAMPLES;
  const sound = new Int16Array(samples.length + 2 * before);
  if (room !== "silence") sound.set(babbleOf(voice).subarray(0, sound.length));
  for (const [at, sample] of samples.entries()) {
    const mixed = (sound[before + at] ?? 0) + sample;
    sound[before + at] = Math.max(-32_768, Math.min(32_767, mixed));
  }
  return sound;
}

const babbles = new Map<FliteVoice, Int16Array>();

function babbleOf(voice: FliteVoice): Int16Array {
  const babble = babbles.get(voice) ?? babbleBehind(voice).samples;
  babbles.set(voice, babble);
  return babble;
}
