import type { z } from "zod";
import { plainMistake } from "../../contract/plain-mistake.ts";

/** Something in a document that its author should correct. */
export interface Mistake {
  /** `form[2].prompt.en`; empty for the document as a whole. */
  readonly at: string;
  readonly what: string;
}

/** Everything that a schema found, with its places, in plain words. */
export function mistakesOf(error: z.ZodError): Mistake[] {
  return error.issues.map((issue) => ({ at: placeOf(issue.path), what: plainMistake(issue) }));
}

/** As people write it: `form[2].prompt.en`. */
export function placeOf(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return text.replace(/^\./, "");
}
