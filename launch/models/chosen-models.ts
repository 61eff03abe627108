import type { VoiceRules } from "../../robot/dialogue/dialogue-config.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import { type FetchedModel, isPresent, knownModels } from "../../robot/kernel/fetched-model.ts";
import type { Language } from "../../robot/kernel/vocabulary.ts";
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
  const present = presentFor("hearing", modelsFolder);
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

/** The voice that sherpa-onnx speaks each language with; null: Flite speaks English, eSpeak NG the rest. */
export type ChosenVoices = Readonly<Record<Language, FetchedModel | null>>;

/**
 * A technician's own voice comes before those that Stella knows, of what was fetched.
 *
 * @throws Fault `voice.model-missing` when sherpa-onnx is demanded and has no English voice
 */
export function chosenVoices({ engine }: Pick<VoiceRules, "engine">, modelsFolder: string): ChosenVoices {
  if (engine === "debian") return { en: null, es: null };
  const present = presentFor("voice", modelsFolder);
  const first = (wanted: Language) => present.find(({ language }) => language === wanted) ?? null;
  const voices = { en: first("en"), es: first("es") };
  if (engine === "sherpa" && voices.en === null) {
    throw new Fault({
      code: "voice.model-missing",
      what: `dialogue.voice.engine is sherpa, and ${modelsFolder} has no English voice for it.`,
      remedy:
        "List one in its local.json and fetch it, as models/README.md tells, or set the engine to auto.",
    });
  }
  return voices;
}

/** What was fetched; a technician's own first. */
function presentFor(use: FetchedModel["use"], modelsFolder: string): readonly FetchedModel[] {
  return [...knownModels(modelsFolder)]
    .reverse()
    .filter((model) => model.use === use && isPresent(modelsFolder, model));
}
