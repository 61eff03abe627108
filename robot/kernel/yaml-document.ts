import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { Fault } from "./fault.ts";

/** What a kind of document is called when it is refused. */
export interface DocumentKind {
  /** `profile.invalid` */
  readonly code: string;
  /** "a business profile" */
  readonly noun: string;
  /** What to do about it. */
  readonly remedy: string;
}

/**
 * Reads YAML (or JSON, which is YAML too). `place` is what to call it in the message: a file. Throws a `Fault`
 * that lists every mistake with its path, or with its line when the text is not even YAML.
 */
export function readYaml<T>(text: string, place: string, schema: z.ZodType<T>, kind: DocumentKind): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw invalid(
      place,
      kind,
      document.errors.map((error) => `line ${lines.linePos(error.pos[0]).line}: ${error.message}`),
    );
  }
  return checkDocument(document.toJS(), place, schema, kind);
}

/** The same for a document that is already data, such as one that came over a socket. */
export function checkDocument<T>(
  document: unknown,
  place: string,
  schema: z.ZodType<T>,
  kind: DocumentKind,
): T {
  const checked = schema.safeParse(document);
  if (checked.success) return checked.data;
  throw invalid(
    place,
    kind,
    checked.error.issues.map((issue) => `${pathOf(issue.path)}: ${issue.message}`),
  );
}

function invalid(place: string, kind: DocumentKind, mistakes: readonly string[]): Fault {
  const count = mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`;
  return new Fault({
    code: kind.code,
    what: `${place} is not ${kind.noun}; it has ${count}:\n${mistakes.map((each) => `  - ${each}`).join("\n")}\n`,
    remedy: kind.remedy,
  });
}

/** `form[2].prompt.en` */
function pathOf(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return text === "" ? "(the whole document)" : text.replace(/^\./, "");
}
