import { backoff } from "../../kernel/backoff.ts";
import { Fault, isAbort } from "../../kernel/fault.ts";
import type { AudioFrame } from "../../kernel/frames.ts";
import { seededRandom } from "../../kernel/random.ts";
import type { HearingParts } from "./hearing-parts.ts";

/** Is told how the microphone fares. */
export interface MicrophoneWatch {
  /** Nothing more comes of what was under way. Each time, before the microphone is tried again. */
  readonly silent: () => Promise<void>;
  /** Once for each loss, however often it is tried. */
  readonly lost: (fault: Fault) => void;
  /** With the first frame after a loss. */
  readonly back: () => void;
}

type Parts = Pick<HearingParts, "clock" | "journal" | "microphone" | "rules">;

/**
 * The frames of a microphone that may be lost and found again, tried after pauses that grow. Ends with the source, or when
 * the signal is aborted; throws what is not a `Fault` `microphone.…`.
 */
export async function* framesDespiteLoss(
  parts: Parts,
  watch: MicrophoneWatch,
  signal: AbortSignal,
): AsyncGenerator<AudioFrame, void> {
  const { clock, journal, microphone, rules } = parts;
  let lost = false;
  let waits = pausesOf(rules);
  while (!signal.aborted) {
    try {
      for await (const frame of microphone.frames(signal)) {
        if (lost) {
          lost = false;
          waits = pausesOf(rules);
          watch.back();
        }
        yield frame;
      }
      return;
    } catch (error) {
      if (isAbort(error, signal)) return;
      if (!(error instanceof Fault) || !error.code.startsWith("microphone.")) throw error;
      await watch.silent();
      journal.info("hearing.retries-microphone", { code: error.code });
      if (!lost) watch.lost(error);
      lost = true;
    }
    try {
      await clock.sleep(waits.next().value, signal);
    } catch (error) {
      if (!isAbort(error, signal)) throw error;
    }
  }
}

/** Nobody else knocks at this microphone, so the jitter need not differ from robot to robot. */
function pausesOf({ retryFirstMs, retryLongestMs }: Parts["rules"]): Generator<number, never> {
  return backoff({ firstMs: retryFirstMs, longestMs: retryLongestMs, factor: 2 }, seededRandom(1));
}
