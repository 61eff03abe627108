import type { Clock } from "../../kernel/clock.ts";
import type { Gauges } from "../../kernel/gauges.ts";
import type { Journal } from "../../kernel/journal.ts";
import type { HearingRules } from "./hearing-config.ts";
import type { HearingReading } from "./hearing-meter.ts";
import type { Microphone } from "./microphone.ts";
import type { Recogniser } from "./recogniser.ts";
import type { VoiceActivity } from "./voice-activity.ts";
import type { WakeWord } from "./wake-word.ts";

/** What hearing is made of. */
export interface HearingParts {
  readonly microphone: Microphone;
  /** Null: the robot cannot be called by name. */
  readonly wakeWord: WakeWord | null;
  /** Listens for the robot's name over its own voice; null: only touch interrupts it. */
  readonly stopWord: WakeWord | null;
  readonly voiceActivity: VoiceActivity;
  readonly recogniser: Recogniser;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly gauges: Gauges;
  readonly rules: HearingRules;
  /** Ten times a second while the microphone delivers, for whoever watches. */
  readonly onReading?: ((reading: HearingReading) => void) | undefined;
}
