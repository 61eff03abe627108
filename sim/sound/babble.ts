import { SAMPLE_RATE_HZ } from "../../robot/kernel/frames.ts";

/** The others in the room, in a few voices; each talks to somebody else, so that nothing of it is an answer. */
export const SMALL_TALK = [
  "so I told him that the bus would be late again, and it was",
  "she has been working there for eleven years now",
  "the soup was too salty but the bread was wonderful",
  "we are driving up to the lake on Saturday if it does not rain",
  "did you see the game last night, what a finish",
  "my sister is moving to another apartment in the spring",
].join(". ");

const TALKERS_PER_VOICE = 4;

/**
 * Many people talking without a pause, none of whom can be made out: each voice's talk several times over, each
 * time from another place in it.
 *
 * @param talks the same or other small talk in several voices, PCM16 at 16 kHz
 */
export function babbleOf(talks: readonly Int16Array[], seconds: number): Float32Array {
  const mix = new Float32Array(Math.round(seconds * SAMPLE_RATE_HZ));
  for (const talk of talks) {
    for (let talker = 0; talker < TALKERS_PER_VOICE; talker++) {
      const offset = Math.round((talk.length * (talker + 0.5)) / TALKERS_PER_VOICE);
      for (let i = 0; i < mix.length; i++) mix[i]! += talk[(i + offset) % talk.length]!;
    }
  }
  const talkers = TALKERS_PER_VOICE * talks.length;
  return mix.map((sum) => sum / talkers);
}
