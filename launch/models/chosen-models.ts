import { Fault } from "../../robot/kernel/fault.ts";
import { type FetchedModel, isPresent, knownModels } from "../../robot/kernel/fetched-model.ts";
import type { RecogniserRules } from "../../robot/perception/hearing/hearing-config.ts";

/** What hears each language. Null for English: PocketSphinx with Debian's model; for Spanish: nothing. */
export interface ChosenModels {
  readonly english: FetchedModel | null;
  readonly spanish: FetchedModel | null;
}

/**
 * A technician's own model comes before those that Stella knows, and sherpa-onnx before PocketSphinx, of what was fetched.
 *
 * @throws Fault `recogniser.model-missing` when sherpa-onnx is demanded and has no English model
 */
export function chosenModels({ engine, modelsFolder }: RecogniserRules): ChosenModels {
  const present = [...knownModels(modelsFolder)].reverse().filter((model) => isPresent(modelsFolder, model));
  const first = (language: FetchedModel["language"], wanted: FetchedModel["engine"]) =>
    present.find((model) => model.language === language && model.engine === wanted) ?? null;

  if (engine === "pocketsphinx") return { english: null, spanish: first("es", "pocketsphinx") };
  const english = first("en", "sherpa");
  if (engine === "sherpa" && english === null) {
    throw new Fault({
      code: "recogniser.model-missing",
      what: `hearing.recogniser.engine is sherpa, and ${modelsFolder} has no English model for it.`,
      remedy: "Fetch one with `stella models fetch english-small`, or set the engine to auto.",
    });
  }
  return { english, spanish: first("es", "sherpa") ?? first("es", "pocketsphinx") };
}
