import type { VoiceRules } from "../../robot/dialogue/dialogue-config.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import { type FetchedModel, flawOf } from "../../robot/kernel/fetched-model.ts";
import { chosenVoices } from "../models/chosen-models.ts";
import { broken, type Finding, ok } from "./finding.ts";
import { tryScript } from "./trial.ts";

/** What speaks each language. Flite and eSpeak NG are among the programs; a fetched voice must be whole, and its engine here. */
export async function voices(rules: VoiceRules, modelsFolder: string): Promise<Finding[]> {
  try {
    const { en, es } = chosenVoices(rules, modelsFolder);
    return [
      en ? await examine("speaking English", en, modelsFolder) : ok("speaking English", "Flite"),
      es ? await examine("speaking Spanish", es, modelsFolder) : ok("speaking Spanish", "eSpeak NG"),
    ];
  } catch (error) {
    if (error instanceof Fault) return [broken("voice", error.what, error.remedy)];
    throw error;
  }
}

async function examine(what: string, voice: FetchedModel, modelsFolder: string): Promise<Finding> {
  const flaw = await flawOf(modelsFolder, voice);
  if (flaw !== null) return broken(what, flaw, `Run \`stella models fetch ${voice.name}\`.`);
  const trial = await tryScript(`import "sherpa-onnx-node"`);
  if (!trial.worked)
    return broken(what, trial.why, "Run `npm install`, or set dialogue.voice.engine to debian.");
  return ok(what, `sherpa-onnx with ${voice.name}, checksums right`);
}
