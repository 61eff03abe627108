import { EspeakSynthesiser } from "../../robot/dialogue/adapters/espeak-synthesiser.ts";
import { FliteSynthesiser } from "../../robot/dialogue/adapters/flite-synthesiser.ts";
import { RosSpeaker, type RosSpeakerParts } from "../../robot/dialogue/adapters/ros-speaker.ts";
import { SoxSpeaker } from "../../robot/dialogue/adapters/sox-speaker.ts";
import { type VoiceRules, voiceRules } from "../../robot/dialogue/dialogue-config.ts";
import type { Speaker } from "../../robot/dialogue/speaker.ts";
import type { Synthesiser } from "../../robot/dialogue/synthesiser.ts";
import type { Clock } from "../../robot/kernel/clock.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import type { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import type { Language } from "../../robot/kernel/vocabulary.ts";
import { writes } from "../../robot/ros/interface.ts";

/** Flite for English, eSpeak NG for what Flite cannot speak. */
export function speechEngine(rules: VoiceRules, clock: Clock): Synthesiser {
  const engines: Readonly<Record<Language, Synthesiser>> = {
    en: new FliteSynthesiser(rules, clock),
    es: new EspeakSynthesiser(rules, clock),
  };
  return { speak: (text, language, pace) => engines[language].speak(text, language, pace) };
}

/** The machine's own loudspeaker. */
export function loudspeaker(): Speaker {
  return new SoxSpeaker();
}

/** A loudspeaker that another node plays. Open it well before the first sound: nodes have to find one another. */
export function openRosSpeaker(
  { graph, clock }: Pick<RosSpeakerParts, "graph" | "clock">,
  opened: ReleaseStack,
): Speaker {
  const speaker = new RosSpeaker({ graph, clock, topic: writes.loudspeaker });
  speaker.open();
  opened.defer(() => speaker.close());
  return speaker;
}

/** The voice of somebody in the simulated lobby, by Flite's name for it. Throws a `Fault` `voice.unknown`. */
export function visitorVoice(name: string, clock: Clock): Synthesiser {
  const named = voiceRules.shape.english.safeParse(name);
  if (named.success) return new FliteSynthesiser({ english: named.data, pace: 1 }, clock);
  throw new Fault({
    code: "voice.unknown",
    what: `Nobody can speak with the voice "${name}".`,
    remedy: `Choose one of ${voiceRules.shape.english.unwrap().options.join(", ")}.`,
  });
}
