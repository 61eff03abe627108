import { existsSync } from "node:fs";
import { join } from "node:path";
import { Fault } from "../../kernel/fault.ts";
import type { Language } from "../../kernel/vocabulary.ts";
import { LETTER_SOUNDS } from "../hearing/grammar/letters.ts";
import { PRONUNCIATIONS } from "../hearing/grammar/pronunciations.ts";
import { spanishSounds } from "../hearing/grammar/spanish/sounds.ts";
import { pronounceWithFlite } from "./flite-pronouncer.ts";
import { findEnglishModel } from "./pocketsphinx-library.ts";

/** What PocketSphinx needs to know of one language. */
export interface Tongue {
  /** Options of both decoders, as on the command line: the acoustic model, and the dictionary if there is one. */
  readonly model: readonly string[];
  /** Further options of the decoder that is bound to a grammar. */
  readonly bound: readonly string[];
  /** The model of phone sequences for the free decoder; null: any phone may follow any other. */
  readonly phones: string | null;
  /** Words of our own that every grammar may use → how they sound. */
  readonly ownWords: Readonly<Record<string, readonly string[]>>;
  /** How a word sounds that the dictionary lacks; empty when nobody knows. */
  pronounce(word: string): readonly string[];
}

/** @throws Fault `recogniser.model-missing` naming the folders */
export function tongueOf(language: Language, folders: readonly string[]): Tongue {
  switch (language) {
    case "en":
      return english(folders);
    case "es":
      return spanish(folders);
  }
}

function english(folders: readonly string[]): Tongue {
  const { acoustic, dictionary, phones } = findEnglishModel(folders);
  return {
    model: ["-hmm", acoustic, "-dict", dictionary],
    // Measured on Flite voices: fewer insertions than with the defaults (0.65 and 0.005).
    bound: ["-wip", "1e-3", "-silprob", "0.1"],
    phones,
    ownWords: LETTER_SOUNDS,
    pronounce: (word) => {
      const listed = PRONUNCIATIONS.get(word);
      if (listed) return listed;
      const guess = pronounceWithFlite(word);
      return guess === null ? [] : [guess];
    },
  };
}

function spanish(folders: readonly string[]): Tongue {
  const acoustic = folders.find((folder) => existsSync(join(folder, "mdef")));
  if (acoustic === undefined) {
    throw new Fault({
      code: "recogniser.model-missing",
      what: `The Spanish model of PocketSphinx is in none of ${folders.join(", ")}.`,
      remedy: "Fetch it with `stella models fetch spanish-sphinx`.",
    });
  }
  return {
    // The mean to begin with is that of its own test recordings; the model brings none, and the engine's is far off.
    model: ["-hmm", acoustic, "-cmninit", "50,6,-5,6,-4,-4,1,-6,0,-4,3,-4,4"],
    // With the default beams every third sentence of its first 60 was lost on the way to the grammar's end.
    bound: ["-wip", "1e-3", "-silprob", "0.1", "-beam", "1e-100", "-wbeam", "1e-80", "-pbeam", "1e-100"],
    phones: null,
    ownWords: {},
    pronounce: spanishSounds,
  };
}
