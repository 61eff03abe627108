import type { VoiceRules } from "../../robot/dialogue/dialogue-config.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import { type FetchedModel, flawOf } from "../../robot/kernel/fetched-model.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import type { Language } from "../../robot/kernel/vocabulary.ts";
import { neuralVoice } from "../hardware/voice.ts";
import { chosenVoices } from "../models/chosen-models.ts";
import { broken, type Finding, ok } from "./finding.ts";

/** What speaks each language. Flite and eSpeak NG are among the programs; a fetched voice must be whole, and speak. */
export async function voices(rules: VoiceRules, modelsFolder: string): Promise<Finding[]> {
  try {
    const { en, es } = chosenVoices(rules, modelsFolder);
    return [
      en ? await examine("speaking English", en, rules, modelsFolder) : ok("speaking English", "Flite"),
      es ? await examine("speaking Spanish", es, rules, modelsFolder) : ok("speaking Spanish", "eSpeak NG"),
    ];
  } catch (error) {
    if (error instanceof Fault) return [broken("voice", error.what, error.remedy)];
    throw error;
  }
}

async function examine(
  what: string,
  voice: FetchedModel,
  rules: VoiceRules,
  modelsFolder: string,
): Promise<Finding> {
  const flaw = await flawOf(modelsFolder, voice);
  if (flaw !== null) return broken(what, flaw, `Run \`stella models fetch ${voice.name}\`.`);
  const speaking = neuralVoice(rules, voice, modelsFolder, new SystemClock());
  try {
    await speaking.speak(GREETING[voice.language], voice.language);
    return ok(what, `sherpa-onnx with ${voice.name}, checksums right; it spoke`);
  } catch (error) {
    if (error instanceof Fault) return broken(what, error.what, error.remedy);
    throw error;
  } finally {
    await speaking.close();
  }
}

const GREETING: Readonly<Record<Language, string>> = { en: "Hello.", es: "Hola." };
