import type { Expectation } from "../../../kernel/expectation.ts";
import { grammarFor, grammarName } from "./grammar.ts";
import type { Phrase } from "./phrase.ts";

/** A visit has some dozen questions; a business that changes its choices leaves its old grammars behind. */
const MOST = 64;

/** The grammars of the questions that were asked: the large ones take a while to make. */
export class KnownGrammars {
  private readonly phrases = new Map<string, Phrase | null>();

  /** Null when nothing can be said. */
  of(expectation: Expectation): Phrase | null {
    const name = grammarName(expectation);
    const known = this.phrases.get(name);
    if (known !== undefined) return known;
    if (this.phrases.size >= MOST) this.phrases.clear();
    const phrase = grammarFor(expectation);
    this.phrases.set(name, phrase);
    return phrase;
  }
}
