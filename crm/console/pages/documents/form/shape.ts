import type { Body } from "./draft.ts";

/** Something to pick: what is kept, and what it is called. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What the options of a form may depend on. */
export interface Surroundings {
  /** The document that is edited. */
  readonly body: Body;
  /** Whose fields, tags and stages are named: the document itself, or the playbook that a profile goes with. */
  readonly playbook: Body;
  /** Members of the account, by id. */
  readonly members: readonly Option[];
}

/** `entry` is the record that the picked value will stand in. */
type Options = readonly Option[] | ((around: Surroundings, entry: unknown) => readonly Option[]);

interface Labelled {
  readonly label: string;
  /** One sentence under the field. */
  readonly help?: string;
}

/**
 * One part of a form, as data: what it edits, and how that is called. A whole editor is one of these, which
 * `shape-view.tsx` shows; what the schema allows and a shape does not cover stays as it is in the document.
 */
export type Shape =
  | (Labelled & { readonly is: "text"; readonly long?: true; readonly optional?: true })
  /** A short id. It names things in leads and records, so that it is made once and then rather left alone. */
  | (Labelled & { readonly is: "id" })
  | (Labelled & { readonly is: "number"; readonly unit?: string; readonly optional?: true })
  /** A number from 0 to 1, edited as per cent. */
  | (Labelled & { readonly is: "share" })
  /** Like a number that may be switched off; then it is null. */
  | (Labelled & {
      readonly is: "limit";
      readonly unit: string;
      readonly without: string;
      readonly fresh: number;
    })
  | (Labelled & { readonly is: "flag"; readonly otherwise: boolean })
  | (Labelled & { readonly is: "pick"; readonly options: Options; readonly optional?: string })
  /** Any number of the options. */
  | (Labelled & { readonly is: "picks"; readonly options: Options })
  /** A list of short texts, a line each; an empty one that is optional is left out of the document. */
  | (Labelled & { readonly is: "words"; readonly optional?: true })
  /** One text in English and, if wanted, in Spanish. */
  | (Labelled & { readonly is: "wording"; readonly optional?: true; readonly long?: true })
  /** A list of short texts in each language. */
  | (Labelled & { readonly is: "phrasings" })
  | { readonly is: "group"; readonly label?: string; readonly parts: Parts }
  /** A part that may be missing altogether. */
  | (Labelled & { readonly is: "maybe"; readonly part: Shape; readonly fresh: unknown })
  | (Labelled & {
      readonly is: "list";
      /** "stage", as in "Add a stage". */
      readonly noun: string;
      readonly item: Shape;
      readonly fresh: (around: Surroundings, taken: readonly string[]) => unknown;
      /** What an entry is called; its label or its id without this. */
      readonly title?: (entry: unknown, around: Surroundings) => string;
      /** One line about an entry that is folded. */
      readonly summary?: (entry: unknown, around: Surroundings) => string;
      /** So many at most and at least, where the number is fixed. */
      readonly exactly?: number;
    })
  /** One of several kinds of a thing, told apart by the value of one key. */
  | (Labelled & {
      readonly is: "either";
      readonly by: string;
      readonly ways: Readonly<Record<string, Way>>;
    })
  /** A choice between forms of a value that no key tells apart. */
  | (Labelled & { readonly is: "form-of"; readonly forms: readonly Form[] });

/** Parts of a record by their keys, in the order in which they are shown. */
export type Parts = Readonly<Record<string, Shape>>;

/** A page of an editor: parts of the document that belong together. */
export interface Section {
  readonly id: string;
  readonly label: string;
  readonly parts: Parts;
}

/** One kind of a thing. */
export interface Way {
  readonly label: string;
  /** Without the key that tells the kinds apart. */
  readonly parts: Parts;
  readonly fresh: Readonly<Record<string, unknown>>;
  /** What is kept of an entry that was of another kind. */
  readonly keeps?: readonly string[];
}

interface Form {
  readonly label: string;
  readonly fits: (value: unknown) => boolean;
  readonly fresh: unknown;
  /** Null: there is nothing more to say. */
  readonly shape: Shape | null;
}

/** The options of a shape as they are now. */
export function optionsNow(options: Options, around: Surroundings, entry: unknown): readonly Option[] {
  return typeof options === "function" ? options(around, entry) : options;
}
