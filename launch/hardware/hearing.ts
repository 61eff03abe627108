import { join } from "node:path";
import type { Clock } from "../../robot/kernel/clock.ts";
import type { FetchedModel } from "../../robot/kernel/fetched-model.ts";
import type { Language } from "../../robot/kernel/vocabulary.ts";
import { NodeRecordLpcm16Microphone } from "../../robot/perception/adapters/node-record-lpcm16-microphone.ts";
import { OnnxTranscriber } from "../../robot/perception/adapters/onnx-transcriber.ts";
import { OnnxWakeWord } from "../../robot/perception/adapters/onnx-wake-word.ts";
import { PocketSphinxRecogniser } from "../../robot/perception/adapters/pocketsphinx-recogniser.ts";
import { PocketSphinxWakeWord } from "../../robot/perception/adapters/pocketsphinx-wake-word.ts";
import { PorcupineWakeWord } from "../../robot/perception/adapters/porcupine-wake-word.ts";
import { RosMicrophone, type RosMicrophoneParts } from "../../robot/perception/adapters/ros-microphone.ts";
import { SherpaRecogniser } from "../../robot/perception/adapters/sherpa-recogniser.ts";
import { SileroVoiceActivity } from "../../robot/perception/adapters/silero-voice-activity.ts";
import { WavMicrophone } from "../../robot/perception/adapters/wav-microphone.ts";
import { CheckedRecogniser } from "../../robot/perception/hearing/checked-recogniser.ts";
import type { HearingRules, RecogniserRules } from "../../robot/perception/hearing/hearing-config.ts";
import type { Microphone } from "../../robot/perception/hearing/microphone.ts";
import type { Recogniser } from "../../robot/perception/hearing/recogniser.ts";
import { RecogniserByLanguage } from "../../robot/perception/hearing/recogniser-by-language.ts";
import type { VoiceActivity } from "../../robot/perception/hearing/voice-activity.ts";
import { wakeEngineOf } from "../../robot/perception/hearing/wake-engine.ts";
import type { WakeWord } from "../../robot/perception/hearing/wake-word.ts";
import { reads } from "../../robot/ros/interface.ts";
import { chosenModels } from "../models/chosen-models.ts";

/** The engines of hearing; the microphone is chosen apart, since the simulator brings its own. */
export interface HearingEngines {
  readonly voiceActivity: VoiceActivity;
  readonly recogniser: Recogniser;
  readonly wakeWord: WakeWord | null;
  readonly stopWord: WakeWord | null;
}

export function hearingEngines(rules: HearingRules, clock: Clock): HearingEngines {
  return {
    voiceActivity: new SileroVoiceActivity(clock),
    recogniser: recogniserOf(rules, clock),
    wakeWord: wakeWordOf(rules, clock),
    stopWord: stopWordOf(rules, clock),
  };
}

/**
 * English always has an engine, Spanish one when a model for it was fetched.
 *
 * @throws Fault `recogniser.model-missing` when sherpa-onnx is demanded and has no English model
 */
function recogniserOf(rules: HearingRules, clock: Clock): Recogniser {
  const { english, spanish } = chosenModels(rules.recogniser);
  const common = { clock, rejection: rules.rejection, timeoutMs: rules.recogniserTimeoutMs };
  const of = (model: FetchedModel, language: Language) =>
    model.engine === "sherpa"
      ? new SherpaRecogniser({ ...common, files: transducerOf(rules.recogniser, model) })
      : new PocketSphinxRecogniser({
          ...common,
          language,
          modelFolders: [join(rules.recogniser.modelsFolder, model.name)],
          rejection: { ...common.rejection, lossAtEvenOdds: rules.rejection.spanishLossAtEvenOdds },
        });
  const shipped = new PocketSphinxRecogniser(common);
  const checked = rules.recogniser.checked
    ? new CheckedRecogniser({
        recogniser: shipped,
        transcriber: new OnnxTranscriber({ clock, timeoutMs: rules.recogniserTimeoutMs }),
        rejection: rules.rejection,
      })
    : shipped;
  return new RecogniserByLanguage({
    en: english ? of(english, "en") : checked,
    ...(spanish ? { es: of(spanish, "es") } : {}),
  });
}

function transducerOf({ modelsFolder }: RecogniserRules, { name }: FetchedModel) {
  const at = (file: string) => join(modelsFolder, name, file);
  return {
    encoder: at("encoder.onnx"),
    decoder: at("decoder.onnx"),
    joiner: at("joiner.onnx"),
    tokens: at("tokens.txt"),
  };
}

/** The machine's own microphone. */
export function hardwareMicrophone(rules: HearingRules, clock: Clock): Microphone {
  return new NodeRecordLpcm16Microphone(rules.microphone, clock);
}

/** A microphone that another node records. It is subscribed while somebody listens. */
export function rosMicrophone({ graph, clock }: Pick<RosMicrophoneParts, "graph" | "clock">): Microphone {
  return new RosMicrophone({ graph, clock, topic: reads.microphone });
}

/** A WAV file in the microphone's place; the clock sets the pace. */
export function fileMicrophone(path: string, clock: Clock): Microphone {
  return new WavMicrophone(path, clock);
}

function wakeWordOf({ wakeWord: rules }: HearingRules, clock: Clock): WakeWord | null {
  switch (wakeEngineOf(rules)) {
    case "none":
      return null;
    case "onnx":
      return new OnnxWakeWord(clock, rules);
    case "porcupine":
      return new PorcupineWakeWord(rules);
    case "pocketsphinx":
      return new PocketSphinxWakeWord(clock, rules);
  }
}

/**
 * The keyphrase, whatever wakes the robot: over the robot's own voice our head misses its name, and a false alarm only
 * costs a sentence.
 */
function stopWordOf({ stopWord, echoCancelled, wakeWord }: HearingRules, clock: Clock): WakeWord | null {
  return stopWord && !echoCancelled ? new PocketSphinxWakeWord(clock, wakeWord) : null;
}
