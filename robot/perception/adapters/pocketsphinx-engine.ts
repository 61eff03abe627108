import { joined } from "../../kernel/frames.ts";
import type { Language } from "../../kernel/vocabulary.ts";
import { jsgfOf } from "../hearing/grammar/jsgf.ts";
import { type Phrase, without, wordsIn } from "../hearing/grammar/phrase.ts";
import type { Evidence } from "../hearing/rejection.ts";
import { PocketSphinxDecoder } from "./pocketsphinx-decoder.ts";
import { evidenceOf } from "./pocketsphinx-evidence.ts";
import { openPocketSphinx } from "./pocketsphinx-library.ts";
import { type Tongue, tongueOf } from "./pocketsphinx-tongue.ts";

/** Samples that reach the decoders at a time: a call costs some overhead, and endpoints wait for the last one. */
const CHUNK_SAMPLES = 1600;

export interface LoadedGrammar {
  /** Words that nothing here can pronounce. */
  readonly leftOut: readonly string[];
  /** False when nothing can be said without them, or the engine refuses the rest. */
  readonly usable: boolean;
}

/**
 * Two decoders side by side: one bound to the grammar of the question, one free to hear any phones. The
 * distance between their scores tells whether the grammar really explains what was said.
 *
 * Grammars are loaded once and switched, since PocketSphinx does not give all the memory of a replaced one back.
 */
export class PocketSphinxEngine {
  private readonly language: Language;
  private readonly modelFolders: readonly string[];
  private tongue: Tongue | null = null;
  private bound: PocketSphinxDecoder | null = null;
  private free: PocketSphinxDecoder | null = null;
  private fresh = true;
  /** The utterance under way, or the one that was finished, until another begins. */
  private heard: Int16Array[] = [];

  constructor(language: Language, modelFolders: readonly string[]) {
    this.language = language;
    this.modelFolders = modelFolders;
  }

  /** @throws Fault `recogniser.library-missing`, `recogniser.model-missing`, `recogniser.broken` */
  open(): void {
    const library = openPocketSphinx();
    const tongue = tongueOf(this.language, this.modelFolders);
    const { model, bound, phones } = tongue;
    this.tongue = tongue;
    this.bound = new PocketSphinxDecoder(library, [...model, ...bound]);
    this.free = new PocketSphinxDecoder(library, [
      ...model,
      ...(phones === null ? [] : ["-allphone", phones]),
      ...FREE_OPTIONS,
    ]);
    this.bound.open();
    this.free.open();
    this.prepare();
  }

  close(): void {
    this.free?.close();
    this.bound?.close();
  }

  /** Teaches the words of a grammar; what contains a word that cannot be taught is left out of it. */
  load(name: string, phrase: Phrase): LoadedGrammar {
    const { bound, tongue } = this.opened;
    this.fresh = false;
    const leftOut = [...wordsIn(phrase)].filter(
      (word) => !bound.knows(word) && !teach(bound, word, tongue.pronounce(word)),
    );
    const sayable = without(phrase, new Set(leftOut));
    return { leftOut, usable: sayable !== null && bound.loadGrammar(name, jsgfOf(sayable)) };
  }

  /** Opens an utterance, to be heard with a grammar that is loaded. */
  begin(name: string): void {
    const { bound, free } = this.opened;
    this.wipe();
    bound.listenWith(name);
    bound.start();
    free.start();
  }

  feed(samples: Int16Array): void {
    const { bound, free } = this.opened;
    this.heard.push(samples);
    for (let from = 0; from < samples.length; from += CHUNK_SAMPLES) {
      const chunk = samples.subarray(from, from + CHUNK_SAMPLES);
      bound.process(chunk);
      free.process(chunk);
    }
  }

  /** What the grammar makes of the sound so far. */
  soFar(): string | null {
    return this.opened.bound.hypothesis();
  }

  /** What the utterance was as it came, levelled by what was heard before; null when the grammar fits nowhere. */
  finish(): Evidence | null {
    const { bound, free } = this.opened;
    bound.end();
    free.end();
    return this.evidence();
  }

  /**
   * What the utterance that was finished was as a whole, levelled by itself. A visitor's first words are better heard this
   * way, a lone "sí" the other.
   */
  hearAgain(): Evidence | null {
    const { bound, free } = this.opened;
    const utterance = joined(this.heard);
    this.wipe();
    if (utterance.length === 0) return null;
    bound.hear(utterance);
    free.hear(utterance);
    utterance.fill(0);
    return this.evidence();
  }

  abandon(): void {
    this.opened.bound.end();
    this.opened.free.end();
    this.wipe();
  }

  /** The grammars are gone as well. A new decoder rather than a reset: PocketSphinx has no call that clears what its front end learnt. */
  forget(): void {
    this.wipe();
    if (this.fresh) return;
    this.opened.bound.reopen();
    this.opened.free.reopen();
    this.fresh = true;
    this.prepare();
  }

  private get opened(): { bound: PocketSphinxDecoder; free: PocketSphinxDecoder; tongue: Tongue } {
    if (!this.bound || !this.free || !this.tongue) throw new Error("the engine is not open");
    return { bound: this.bound, free: this.free, tongue: this.tongue };
  }

  private evidence(): Evidence | null {
    const { bound, free } = this.opened;
    const text = bound.hypothesis();
    if (text === null || text === "") return null;
    return evidenceOf(text, bound.segments(), free.segments(), (word) => bound.phonesIn(word));
  }

  private wipe(): void {
    for (const part of this.heard.splice(0)) part.fill(0);
  }

  private prepare(): void {
    const { bound, free, tongue } = this.opened;
    for (const [word, sounds] of Object.entries(tongue.ownWords)) teach(bound, word, sounds);
    if (tongue.phones === null) free.listenToAnyPhones();
  }
}

// Wide enough that the free decoder is a fair rival, narrow enough to run beside the other.
const FREE_OPTIONS = "-allphone_ci yes -lw 2 -pip 0.3 -beam 1e-20 -pbeam 1e-10".split(" ");

/** True when at least one of the sounds was accepted. */
function teach(decoder: PocketSphinxDecoder, word: string, sounds: readonly string[]): boolean {
  const accepted = sounds.filter((phones, at) =>
    decoder.learn(at === 0 ? word : `${word}(${at + 1})`, phones),
  );
  return accepted.length > 0;
}
