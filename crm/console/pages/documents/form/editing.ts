import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Body } from "./draft.ts";
import { isWithin, type Place } from "./place.ts";
import type { Surroundings } from "./shape.ts";

/** Something that is wrong in the document, and where. */
export interface Mistake {
  readonly place: Place;
  readonly what: string;
}

/** A document while its form is open: what every part of the form reads and changes. */
export interface Editing extends Surroundings {
  readonly change: (next: (body: Body) => Body) => void;
  readonly mistakes: readonly Mistake[];
  /** The version that was published last: ids in it are in use. */
  readonly published: Body;
  /** Texts have a Spanish side. */
  readonly spanish: boolean;
  /** Where somebody wants to look: what is folded around it opens. */
  readonly wanted: Place | null;
}

const EditingContext = createContext<Editing | null>(null);
export const EditingProvider = EditingContext.Provider;

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error("a part of a form stands outside of its editor");
  return editing;
}

/** What is wrong at a place and in it, for a field that has no smaller parts of its own. */
export function mistakesIn({ mistakes }: Editing, place: Place): string | undefined {
  return sentence(mistakes.filter((each) => isWithin(each.place, place)));
}

/** What is wrong with the thing at a place itself; its parts say for themselves what is wrong with them. */
export function mistakesOf({ mistakes }: Editing, place: Place): string | undefined {
  return sentence(
    mistakes.filter((each) => each.place.length === place.length && isWithin(each.place, place)),
  );
}

/** How many mistakes are folded away at a place. */
export function countIn({ mistakes }: Editing, place: Place): number {
  return mistakes.filter((each) => isWithin(each.place, place)).length;
}

function sentence(mistakes: readonly Mistake[]): string | undefined {
  const said = [...new Set(mistakes.map(({ what }) => what))].join("; ");
  return said === "" ? undefined : said;
}
