import { join } from "node:path";
import { espeakData } from "../../robot/dialogue/adapters/espeak-data.ts";
import { EspeakSynthesiser } from "../../robot/dialogue/adapters/espeak-synthesiser.ts";
import { FliteSynthesiser } from "../../robot/dialogue/adapters/flite-synthesiser.ts";
import { RosSpeaker, type RosSpeakerParts } from "../../robot/dialogue/adapters/ros-speaker.ts";
import { SherpaSynthesiser } from "../../robot/dialogue/adapters/sherpa-synthesiser.ts";
import type { VoiceFiles } from "../../robot/dialogue/adapters/sherpa-voice.ts";
import { SoxSpeaker } from "../../robot/dialogue/adapters/sox-speaker.ts";
import { type VoiceRules, voiceRules } from "../../robot/dialogue/dialogue-config.ts";
import type { Speaker } from "../../robot/dialogue/speaker.ts";
import { StandingIn } from "../../robot/dialogue/standing-in.ts";
import type { Synthesiser } from "../../robot/dialogue/synthesiser.ts";
import type { Clock } from "../../robot/kernel/clock.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import type { FetchedModel } from "../../robot/kernel/fetched-model.ts";
import type { Journal } from "../../robot/kernel/journal.ts";
import type { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import type { Language } from "../../robot/kernel/vocabulary.ts";
import { writes } from "../../robot/ros/interface.ts";
import { chosenVoices } from "../models/chosen-models.ts";

export interface SpeechEngine extends Synthesiser {
  close(): Promise<void>;
}

/**
 * Voices of sherpa-onnx where they were fetched; else Flite for English, eSpeak NG for what Flite cannot speak. Those also
 * stand in when such a voice fails, unless it is demanded.
 *
 * @throws Fault `voice.model-missing` when sherpa-onnx is demanded and has no English voice
 */
export function speechEngine(
  rules: VoiceRules,
  modelsFolder: string,
  clock: Clock,
  journal: Journal,
): SpeechEngine {
  const chosen = chosenVoices(rules, modelsFolder);
  const of = (voice: FetchedModel | null) => voice && neuralVoice(rules, voice, modelsFolder, clock);
  const neural = { en: of(chosen.en), es: of(chosen.es) };
  const besides = (preferred: Synthesiser | null, standIn: Synthesiser) =>
    preferred && rules.engine === "auto"
      ? new StandingIn({ preferred, standIn, clock, journal })
      : (preferred ?? standIn);
  const speaking: Readonly<Record<Language, Synthesiser>> = {
    en: besides(neural.en, new FliteSynthesiser(rules, clock)),
    es: besides(neural.es, new EspeakSynthesiser(rules, clock)),
  };
  return {
    speak: (text, language, pace) => speaking[language].speak(text, language, pace),
    close: async () => {
      await Promise.all([neural.en?.close(), neural.es?.close()]);
    },
  };
}

/** A fetched voice by itself, to be tried. */
export function neuralVoice(
  rules: VoiceRules,
  voice: FetchedModel,
  modelsFolder: string,
  clock: Clock,
): SpeechEngine {
  return new SherpaSynthesiser(rules, voiceFilesOf(voice, modelsFolder), clock);
}

function voiceFilesOf({ name }: FetchedModel, modelsFolder: string): VoiceFiles {
  const at = (file: string) => join(modelsFolder, name, file);
  return { model: at("model.onnx"), tokens: at("tokens.txt"), dataDir: espeakData() };
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
