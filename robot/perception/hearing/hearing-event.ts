import type { Instant } from "../../kernel/clock.ts";
import type { Fault } from "../../kernel/fault.ts";
import type { Utterance } from "../../kernel/utterance.ts";
import type { SoundFlaw } from "./sound-check.ts";

/** What the room of hearing tells the others. Instants are those of the sound, not of its processing. */
export type HearingEvent =
  /** `at` is the end of the wake word; `score` 0 … 1. */
  | { readonly type: "wake"; readonly at: Instant; readonly score: number }
  /** The robot's name, said while its own voice played: somebody wants it to stop. */
  | { readonly type: "stop-word"; readonly at: Instant; readonly score: number }
  /** `at` is the onset, a little before this is known. */
  | { readonly type: "speech-start"; readonly at: Instant }
  /**
   * `at` is when the voice fell silent; the patience of the question passes before this is known. `judged`: an
   * utterance or a rejection follows, unless the voice resumes at once: then comes another `speech-start`, and the
   * utterance spans both.
   */
  | { readonly type: "speech-end"; readonly at: Instant; readonly judged: boolean }
  | { readonly type: "utterance"; readonly at: Instant; readonly utterance: Utterance }
  /** Speech that is none of what was expected; `guess` is the nearest that is, with its confidence. */
  | {
      readonly type: "rejected";
      readonly at: Instant;
      readonly from: Instant;
      readonly to: Instant;
      readonly confidence: number;
      readonly guess: string | null;
    }
  /** What is wrong with the sound has changed; null: nothing any more. */
  | { readonly type: "sound"; readonly at: Instant; readonly flaw: SoundFlaw | null }
  | { readonly type: "microphone-lost"; readonly at: Instant; readonly fault: Fault }
  | { readonly type: "microphone-back"; readonly at: Instant }
  /** An engine cannot be opened: nothing will be heard until the robot is restarted, or comes on duty again. The last event. */
  | { readonly type: "deaf"; readonly at: Instant; readonly fault: Fault };
