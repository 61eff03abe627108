import { Fault } from "../../kernel/fault.ts";
import type { PocketSphinxLibrary, Pointer } from "./pocketsphinx-library.ts";

/** One stretch of a hypothesis. Frames are 10 ms. */
export interface Segment {
  readonly word: string;
  /** Of the utterance. */
  readonly firstFrame: number;
  readonly frames: number;
  /** Log-likelihood in the decoder's integer base (1.0001, shifted); comparable between decoders of one model. */
  readonly acousticScore: number;
}

/** One PocketSphinx decoder with words instead of pointers. For a worker thread: its calls block. */
export class PocketSphinxDecoder {
  private readonly library: PocketSphinxLibrary;
  private readonly args: readonly string[];
  private decoder: Pointer | null = null;
  private config: Pointer | null = null;
  private speaking = false;

  /** @param args as on the command line of pocketsphinx_continuous: `["-hmm", "…"]` */
  constructor(library: PocketSphinxLibrary, args: readonly string[]) {
    this.library = library;
    this.args = args;
  }

  /** @throws Fault `recogniser.broken` */
  open(): void {
    const { library } = this;
    // The first argument stands for the program's name; the engine logs to stderr unless told otherwise.
    const args = ["stella", "-logfn", "/dev/null", ...this.args];
    this.config = library.cmd_ln_parse_r(null, library.ps_args(), args.length, args, 1);
    this.decoder = this.config && library.ps_init(this.config);
    if (!this.decoder) {
      throw new Fault({
        code: "recogniser.broken",
        what: `PocketSphinx does not start with ${this.args.join(" ")}.`,
        remedy: "Reinstall it with `apt-get install --reinstall pocketsphinx pocketsphinx-en-us`.",
      });
    }
  }

  close(): void {
    if (this.speaking) this.end();
    if (this.decoder) this.library.ps_free(this.decoder);
    if (this.config) this.library.cmd_ln_free_r(this.config);
    this.decoder = null;
    this.config = null;
  }

  /** All it learnt of voice and room is gone, and so are its grammars and added words. */
  reopen(): void {
    this.close();
    this.open();
  }

  knows(word: string): boolean {
    return this.library.ps_lookup_word(this.opened, word) !== null;
  }

  /** How many phones a word of the dictionary has; `word(2)` is its second sound. */
  phonesIn(word: string): number {
    return (this.library.ps_lookup_word(this.opened, word) ?? "").split(" ").filter(Boolean).length;
  }

  /** False when a phone is not one of the model's. A second sound of one word is added as `word(2)`. */
  learn(word: string, phones: string): boolean {
    return this.library.ps_add_word(this.opened, word, phones, 0) >= 0;
  }

  /** False when the engine refuses the grammar. */
  loadGrammar(name: string, jsgf: string): boolean {
    return this.library.ps_set_jsgf_string(this.opened, name, jsgf) === 0;
  }

  loadKeyphrase(name: string, keyphrase: string): boolean {
    return this.library.ps_set_keyphrase(this.opened, name, keyphrase) === 0;
  }

  /** Any phone may follow any other: for a model that comes without statistics of its phones. */
  listenToAnyPhones(): void {
    if (this.library.ps_set_allphone_file(this.opened, ANY_PHONES, null) !== 0)
      throw new Error("ps_set_allphone_file failed");
    this.listenWith(ANY_PHONES);
  }

  listenWith(name: string): void {
    if (this.library.ps_set_search(this.opened, name) !== 0) throw new Error(`no search named ${name}`);
  }

  start(): void {
    if (this.library.ps_start_utt(this.opened) !== 0) throw new Error("ps_start_utt failed");
    this.speaking = true;
  }

  process(samples: Int16Array): void {
    this.library.ps_process_raw(this.opened, samples, samples.length, 0, 0);
  }

  end(): void {
    this.library.ps_end_utt(this.opened);
    this.speaking = false;
  }

  /**
   * A whole utterance, levelled by its own mean: what is heard does not depend on what was heard before, nor on the
   * microphone. Sound that comes bit by bit is levelled by what came until then, a first one by the model's own mean.
   */
  hear(utterance: Int16Array): void {
    this.start();
    this.library.ps_process_raw(this.opened, utterance, utterance.length, 0, 1);
    this.end();
  }

  hypothesis(): string | null {
    return this.library.ps_get_hyp(this.opened, [0]);
  }

  segments(): readonly Segment[] {
    const { library } = this;
    const segments: Segment[] = [];
    for (let at = library.ps_seg_iter(this.opened); at; at = library.ps_seg_next(at)) {
      const [first, last, acoustic]: [number[], number[], number[]] = [[0], [0], [0]];
      library.ps_seg_frames(at, first, last);
      library.ps_seg_prob(at, acoustic, [0], [0]);
      segments.push({
        word: library.ps_seg_word(at),
        firstFrame: first[0] ?? 0,
        frames: (last[0] ?? 0) - (first[0] ?? 0) + 1,
        acousticScore: acoustic[0] ?? 0,
      });
    }
    // PocketSphinx counts on from one utterance to the next.
    const began = segments[0]?.firstFrame ?? 0;
    return segments.map((segment) => ({ ...segment, firstFrame: segment.firstFrame - began }));
  }

  private get opened(): Pointer {
    if (!this.decoder) throw new Error("the decoder is not open");
    return this.decoder;
  }
}

const ANY_PHONES = "any-phones";
