import type { WakeEvidence } from "../hearing/wake-evidence.ts";
import { PocketSphinxDecoder, type Segment } from "./pocketsphinx-decoder.ts";
import { findEnglishModel, openPocketSphinx } from "./pocketsphinx-library.ts";

/**
 * Hears a candidate of the wake word once more, with PocketSphinx: how much worse than free phones does "hey Stella"
 * explain the sound? Only asked for candidates, so that its cost is that of a few seconds an hour.
 */
export class PocketSphinxWakeVerifier {
  private bound: PocketSphinxDecoder | null = null;
  private free: PocketSphinxDecoder | null = null;

  /** @throws Fault `recogniser.library-missing`, `recogniser.model-missing`, `recogniser.broken` */
  open(): void {
    const library = openPocketSphinx();
    const model = findEnglishModel();
    const common = ["-hmm", model.acoustic, "-dict", model.dictionary, "-remove_noise", "no"];
    this.bound = new PocketSphinxDecoder(library, [...common, "-wip", "1e-3", "-silprob", "0.1"]);
    this.free = new PocketSphinxDecoder(library, [...common, "-allphone", model.phones, ...FREE_OPTIONS]);
    this.bound.open();
    this.free.open();
    for (const [word, sounds] of Object.entries(WORDS)) {
      for (const [at, phones] of sounds.entries())
        this.bound.learn(at === 0 ? word : `${word}(${at + 1})`, phones);
    }
    if (!this.bound.loadGrammar("wake", GRAMMAR))
      throw new Error("PocketSphinx refuses the wake word's grammar");
    this.bound.listenWith("wake");
  }

  close(): void {
    this.bound?.close();
    this.free?.close();
  }

  /** Null when the wake word cannot be read into it at all. */
  evidence(sound: Int16Array): WakeEvidence | null {
    const { bound, free } = this;
    if (!bound || !free) throw new Error("the second stage was asked before it was opened");
    const [reading, phones] = [heardBy(bound, sound), heardBy(free, sound)];
    const words = reading.filter(({ word }) => /^(wake|filler)/.test(word));
    const wake = words.filter(({ word }) => word.startsWith("wake"));
    if (wake.length === 0) return null;
    return {
      boundScore: scoreOf(reading),
      freeScore: scoreOf(phones),
      frames: wake.reduce((sum, { frames }) => sum + frames, 0),
    };
  }
}

const FREE_OPTIONS = "-allphone_ci yes -lw 2 -pip 0.3 -beam 1e-20 -pbeam 1e-10".split(" ");

/** As one word each, so that no pause is read into the middle, and in the accents that say it. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  wakeheystella: [
    "HH EY S T EH L AH",
    "EY S T EH L AH",
    "HH EY SIL S T EH L AH",
    "HH EH S T EH L AH",
    "HH EY S T EH L AA",
  ],
  wakehistella: ["HH AY S T EH L AH", "HH AY S T EH L AA"],
};

const PHONES =
  "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH".split(
    " ",
  );
for (const phone of PHONES) Object.assign(WORDS, { [`filler${phone.toLowerCase()}`]: [phone] });

const FILLER = PHONES.map((phone) => `filler${phone.toLowerCase()}`).join(" | ");
const GRAMMAR = `#JSGF V1.0;\ngrammar wake;\npublic <said> = <filler>* ( wakeheystella | wakehistella ) <filler>*;\n<filler> = ${FILLER};\n`;

function heardBy(decoder: PocketSphinxDecoder, sound: Int16Array): readonly Segment[] {
  decoder.start();
  decoder.process(sound);
  decoder.end();
  return decoder.hypothesis() === null ? [] : decoder.segments();
}

function scoreOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { acousticScore }) => sum + acousticScore, 0);
}
