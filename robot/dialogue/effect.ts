import type { WallTime } from "../kernel/clock.ts";
import type { Expectation } from "../kernel/expectation.ts";
import type { IntakeRecord } from "../kernel/intake-record.ts";
import type { Language, VisitId } from "../kernel/vocabulary.ts";
import type { Panel } from "./screen-protocol.ts";

export type Outcome = "completed" | "declined" | "abandoned" | "handed-over";

export type VoiceChange = "slower" | "faster" | "louder" | "quieter";

/**
 * What the conversation wants done, in this order. Nothing has happened until an event says so. Captions and
 * the robot's activity are shown by whoever speaks and listens: only they know when it is true.
 */
export type Effect =
  /** Speak; answer with a `said` event of the same id. At most one is under way: a new one follows a `hush`. */
  | { readonly type: "say"; readonly id: number; readonly text: string; readonly language: Language }
  /** How to speak from now on, until the visit is wiped: one step slower, faster, louder or quieter. */
  | { readonly type: "voice"; readonly change: VoiceChange }
  /** Stop speaking at once. */
  | { readonly type: "hush" }
  | { readonly type: "show"; readonly message: Panel }
  /** What may be heard next; null: only the wake word. */
  | { readonly type: "listen"; readonly expectation: Expectation | null }
  | { readonly type: "lookAt"; readonly target: "visitor" | "ahead" | "down" }
  /** Store durably; answer with `filed` or `not-filed`. */
  | { readonly type: "file"; readonly record: IntakeRecord }
  | { readonly type: "alert-staff"; readonly reason: string }
  /** How the visit went: once per visit, before its `wipe`. */
  | {
      readonly type: "ended";
      readonly outcome: Outcome;
      readonly visit: VisitId;
      readonly startedWall: WallTime;
      readonly language: Language;
    }
  /** The visit is over: forget its audio, transcript, typing and everything else that is not filed, and clear the screen. */
  | { readonly type: "wipe" };
