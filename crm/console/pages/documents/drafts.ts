import { signal } from "@preact/signals";
import type { Body } from "./form/draft.ts";

/** A document as somebody left it while editing, and the version they began with. */
export interface Draft {
  readonly after: number;
  readonly body: Body;
}

/** By account and document, for as long as the page is open: looking at another page must not cost the work. */
export const drafts = signal<ReadonlyMap<string, Draft>>(new Map());

export function keepDraft(of: string, draft: Draft): void {
  drafts.value = new Map(drafts.peek()).set(of, draft);
}

export function dropDraft(of: string): void {
  const left = new Map(drafts.peek());
  left.delete(of);
  drafts.value = left;
}

/** Asks before the window is closed on unpublished work; returns what stops it. */
export function guardDrafts(): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (drafts.peek().size > 0) event.preventDefault();
  };
  window.addEventListener("beforeunload", ask);
  return () => window.removeEventListener("beforeunload", ask);
}
