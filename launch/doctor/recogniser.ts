import { Fault } from "../../robot/kernel/fault.ts";
import { type FetchedModel, flawOf } from "../../robot/kernel/fetched-model.ts";
import type { RecogniserRules } from "../../robot/perception/hearing/hearing-config.ts";
import { chosenModels } from "../models/chosen-models.ts";
import { broken, type Finding, off, ok } from "./finding.ts";
import { tryScript } from "./trial.ts";

/** What turns speech into words in each language, and whether it can. PocketSphinx's English is among the programs. */
export async function recogniser(rules: RecogniserRules): Promise<Finding[]> {
  try {
    const { english, spanish } = chosenModels(rules);
    return [
      english ? await examine("hearing English", english, rules) : ok("hearing English", shipped(rules)),
      spanish
        ? await examine("hearing Spanish", spanish, rules)
        : off("hearing Spanish", "no model; Spanish is spoken, shown and touched", remedyFor(rules)),
    ];
  } catch (error) {
    if (error instanceof Fault) return [broken("recogniser", error.what, error.remedy)];
    throw error;
  }
}

/** The models of the robot itself are tried where every model is. */
function shipped({ checked }: RecogniserRules): string {
  const bound = "PocketSphinx, with a grammar for each question";
  return checked ? `${bound}, checked by Moonshine` : bound;
}

/** Names only models that the setting would use. */
function remedyFor({ engine }: RecogniserRules): string {
  return engine === "pocketsphinx"
    ? "Run `stella models fetch spanish-sphinx`, under its licence."
    : "Run `stella models fetch spanish-sphinx`, or spanish-kroko, under their licences.";
}

async function examine(
  what: string,
  model: FetchedModel,
  { modelsFolder }: RecogniserRules,
): Promise<Finding> {
  const flaw = await flawOf(modelsFolder, model);
  if (flaw !== null) return broken(what, flaw, `Run \`stella models fetch ${model.name}\`.`);
  if (model.engine === "sherpa") {
    const trial = await tryScript(`import "sherpa-onnx-node"`);
    if (!trial.worked) {
      const remedy = "Run `npm install`, or set hearing.recogniser.engine to pocketsphinx.";
      return broken(what, trial.why, remedy);
    }
  }
  const engine = { sherpa: "sherpa-onnx", pocketsphinx: "PocketSphinx" }[model.engine];
  return ok(what, `${engine} with ${model.name}, checksums right`);
}
