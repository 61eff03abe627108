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

type Engines = Pick<HearingParts, "voiceActivity" | "recogniser" | "wakeWord" | "stopWord">;

/** One after another. @throws Fault of the first that does not open; whoever opens closes all of them, opened or not. */
export async function openEngines({ voiceActivity, recogniser, wakeWord, stopWord }: Engines): Promise<void> {
  await voiceActivity.open();
  await recogniser.open();
  await wakeWord?.open();
  await stopWord?.open();
}

/** Those that were never opened, too. */
export async function closeEngines({
  voiceActivity,
  recogniser,
  wakeWord,
  stopWord,
}: Engines): Promise<void> {
  await stopWord?.close();
  await wakeWord?.close();
  await recogniser.close();
  await voiceActivity.close();
}
