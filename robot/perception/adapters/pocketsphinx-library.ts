import { existsSync } from "node:fs";
import { join } from "node:path";
import koffi from "koffi";
import { Fault, messageOf } from "../../kernel/fault.ts";

/** A C pointer that koffi hands out; null when the library returned NULL. */
export type Pointer = { readonly __brand: "Pointer" };

/**
 * The functions of PocketSphinx 5 prealpha (Debian `libpocketsphinx3`) that we call, under their own names;
 * see pocketsphinx.h. Every one of them may block: call them in a worker thread.
 */
export interface PocketSphinxLibrary {
  cmd_ln_parse_r(
    into: null,
    definitions: Pointer,
    count: number,
    args: readonly string[],
    strict: number,
  ): Pointer | null;
  cmd_ln_free_r(config: Pointer): number;
  ps_args(): Pointer;
  ps_init(config: Pointer): Pointer | null;
  ps_free(decoder: Pointer): number;
  /** The phones of a word, which the caller should free (a few bytes once per word; left), or null. */
  ps_lookup_word(decoder: Pointer, word: string): string | null;
  /** Negative when a phone is unknown. */
  ps_add_word(decoder: Pointer, word: string, phones: string, update: number): number;
  /** Negative when the grammar is broken or has an unknown word; the reason is only in the log. */
  ps_set_jsgf_string(decoder: Pointer, name: string, grammar: string): number;
  ps_set_keyphrase(decoder: Pointer, name: string, keyphrase: string): number;
  /** Without a file any phone may follow any other. */
  ps_set_allphone_file(decoder: Pointer, name: string, path: string | null): number;
  ps_set_search(decoder: Pointer, name: string): number;
  ps_start_utt(decoder: Pointer): number;
  ps_process_raw(
    decoder: Pointer,
    samples: Int16Array,
    count: number,
    noSearch: number,
    fullUtterance: number,
  ): number;
  ps_end_utt(decoder: Pointer): number;
  ps_get_hyp(decoder: Pointer, score: number[]): string | null;
  ps_seg_iter(decoder: Pointer): Pointer | null;
  ps_seg_next(segment: Pointer): Pointer | null;
  ps_seg_word(segment: Pointer): string;
  ps_seg_frames(segment: Pointer, first: number[], last: number[]): void;
  ps_seg_prob(segment: Pointer, acoustic: number[], language: number[], backOff: number[]): number;
}

/** @throws Fault `recogniser.library-missing` */
export function openPocketSphinx(): PocketSphinxLibrary {
  try {
    // Loaded first, and globally, because libpocketsphinx takes its symbols from it.
    const base = koffi.load("libsphinxbase.so.3", { global: true });
    const sphinx = koffi.load("libpocketsphinx.so.3");
    return {
      cmd_ln_parse_r: base.func("void *cmd_ln_parse_r(void *, void *, int, const char **, int)"),
      cmd_ln_free_r: base.func("int cmd_ln_free_r(void *)"),
      ps_args: sphinx.func("void *ps_args()"),
      ps_init: sphinx.func("void *ps_init(void *)"),
      ps_free: sphinx.func("int ps_free(void *)"),
      ps_lookup_word: sphinx.func("const char *ps_lookup_word(void *, const char *)"),
      ps_add_word: sphinx.func("int ps_add_word(void *, const char *, const char *, int)"),
      ps_set_jsgf_string: sphinx.func("int ps_set_jsgf_string(void *, const char *, const char *)"),
      ps_set_keyphrase: sphinx.func("int ps_set_keyphrase(void *, const char *, const char *)"),
      ps_set_allphone_file: sphinx.func("int ps_set_allphone_file(void *, const char *, const char *)"),
      ps_set_search: sphinx.func("int ps_set_search(void *, const char *)"),
      ps_start_utt: sphinx.func("int ps_start_utt(void *)"),
      ps_process_raw: sphinx.func("int ps_process_raw(void *, const int16_t *, size_t, int, int)"),
      ps_end_utt: sphinx.func("int ps_end_utt(void *)"),
      ps_get_hyp: sphinx.func("const char *ps_get_hyp(void *, _Out_ int32_t *)"),
      ps_seg_iter: sphinx.func("void *ps_seg_iter(void *)"),
      ps_seg_next: sphinx.func("void *ps_seg_next(void *)"),
      ps_seg_word: sphinx.func("const char *ps_seg_word(void *)"),
      ps_seg_frames: sphinx.func("void ps_seg_frames(void *, _Out_ int *, _Out_ int *)"),
      ps_seg_prob: sphinx.func(
        "int32_t ps_seg_prob(void *, _Out_ int32_t *, _Out_ int32_t *, _Out_ int32_t *)",
      ),
    };
  } catch (cause) {
    throw new Fault({
      code: "recogniser.library-missing",
      what: `The PocketSphinx library cannot be loaded (${messageOf(cause)}).`,
      remedy: "Install it with `apt-get install pocketsphinx pocketsphinx-en-us`.",
      cause,
    });
  }
}

export interface EnglishModel {
  readonly acoustic: string;
  readonly dictionary: string;
  readonly phones: string;
}

/** Where distributions and a build from source put it. */
export const MODEL_FOLDERS = [
  "/usr/share/pocketsphinx/model/en-us",
  "/usr/local/share/pocketsphinx/model/en-us",
];

/** @throws Fault `recogniser.model-missing` */
export function findEnglishModel(folders: readonly string[] = MODEL_FOLDERS): EnglishModel {
  for (const folder of folders) {
    const model = {
      acoustic: join(folder, "en-us"),
      dictionary: join(folder, "cmudict-en-us.dict"),
      phones: join(folder, "en-us-phone.lm.bin"),
    };
    if (Object.values(model).every((path) => existsSync(path))) return model;
  }
  throw new Fault({
    code: "recogniser.model-missing",
    what: `The English model of PocketSphinx is in none of ${folders.join(", ")}.`,
    remedy: "Install it with `apt-get install pocketsphinx-en-us`.",
  });
}
