import { signal } from "@preact/signals";
import type { Citation } from "../../../contract/contact.ts";

/** The source that somebody looks at; whatever shows it is highlighted. */
const looked = signal<Citation | null>(null);

export function isCited(kind: Citation["kind"], id: string, field: string | null): boolean {
  const source = looked.value;
  return source !== null && source.kind === kind && source.id === id && source.field === field;
}

/** The words of that source, for marking them where they stand. */
export function citedWords(kind: Citation["kind"], id: string, field: string | null): string | null {
  return isCited(kind, id, field) ? (looked.value?.words ?? null) : null;
}

/** The element that shows a source, by id; there is none when it belongs to another visit's page. */
export function placeOf({ kind, id, field }: Pick<Citation, "kind" | "id" | "field">): string {
  return field === null ? `source-${kind}-${id}` : `source-${kind}-${id}-${field}`;
}

/** Highlights a source and goes there; says whether this page has it. */
export function lookAt(source: Citation): boolean {
  looked.value = source;
  const place = document.getElementById(placeOf(source));
  if (!place) return false;
  // What is folded away is opened first.
  place.closest("details")?.setAttribute("open", "");
  place.scrollIntoView({ block: "center", behavior: motion() });
  place.focus({ preventScroll: true });
  return true;
}

export function lookAway(): void {
  looked.value = null;
}

function motion(): ScrollBehavior {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}
