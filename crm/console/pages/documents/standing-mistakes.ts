import type { Draft } from "./drafts.ts";
import { valueAt } from "./form/draft.ts";
import type { Mistake } from "./form/editing.ts";
import { placeText } from "./form/place.ts";

/** What the hub said about a draft, as it was then. */
export interface Said {
  readonly draft: Draft;
  readonly mistakes: readonly Mistake[];
}

/**
 * What is wrong with a draft that was edited since the hub spoke: what the page can see by itself, `seeNow`, and of
 * what only the hub can see whatever stands at a place that nobody has touched. Pure.
 */
export function standingMistakes(
  said: Said,
  draft: Draft,
  seeNow: (body: unknown) => readonly Mistake[],
): readonly Mistake[] {
  if (said.draft === draft) return said.mistakes;
  const now = seeNow(draft.body);
  const seen = new Set([...now, ...seeNow(said.draft.body)].map(({ place }) => placeText(place)));
  const untouched = said.mistakes.filter(
    ({ place }) =>
      !seen.has(placeText(place)) && valueAt(draft.body, place) === valueAt(said.draft.body, place),
  );
  return [...now, ...untouched];
}
