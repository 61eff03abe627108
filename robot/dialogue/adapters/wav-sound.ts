import { Fault } from "../../kernel/fault.ts";
import type { Sound } from "../../kernel/frames.ts";

/**
 * The sound in a WAV file of 16-bit PCM, mono. `origin` names whoever made it. Tools that write to a pipe
 * cannot know the length in advance and state far too much: the bytes that are there count.
 */
export function soundOfWav(wav: Buffer, origin: string): Sound {
  let sampleRateHz = 0;
  for (let at = 12; at + 8 <= wav.length; ) {
    const name = wav.toString("latin1", at, at + 4);
    const bytes = wav.readUInt32LE(at + 4);
    const body = at + 8;
    if (name === "fmt " && body + 16 <= wav.length) {
      const plain = wav.readUInt16LE(body) === 1 && wav.readUInt16LE(body + 2) === 1;
      if (plain && wav.readUInt16LE(body + 14) === 16) sampleRateHz = wav.readUInt32LE(body + 4);
    }
    if (name === "data" && sampleRateHz > 0) {
      const end = Math.min(wav.length, body + bytes);
      const samples = new Int16Array(Math.floor((end - body) / 2));
      for (let index = 0; index < samples.length; index++) samples[index] = wav.readInt16LE(body + 2 * index);
      return { samples, sampleRateHz };
    }
    // Chunks begin at even offsets.
    at = body + bytes + (bytes % 2);
  }
  throw new Fault({
    code: "voice.broken",
    what: `${origin} did not produce 16-bit mono sound (${wav.length} bytes).`,
    remedy: "Run it by hand with the same text; reinstall its package if it fails there too.",
  });
}
