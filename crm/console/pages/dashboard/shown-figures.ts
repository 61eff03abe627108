import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { FigureCell, FigureFilter } from "../../../contract/figures.ts";
import type { Playbook } from "../../../contract/playbook/playbook.ts";

/** What every figure of the dashboard shares. */
export interface ShownFigures {
  readonly filter: FigureFilter;
  /** Shows the leads behind one number; `title` says which they are. */
  readonly open: (cell: FigureCell, title: string) => void;
  /** Undefined until it was read. */
  readonly playbook: Playbook | undefined;
}

const Shown = createContext<ShownFigures | null>(null);
export const ShownFiguresProvider = Shown.Provider;

export function useShownFigures(): ShownFigures {
  const shown = useContext(Shown);
  if (!shown) throw new Error("a figure stands outside of the dashboard");
  return shown;
}

/** What a tag is called; leads without one have no source, no campaign. */
export function tagName(playbook: Playbook | undefined, group: string, tag: string | null): string {
  if (tag === null || tag === "") return `No ${group}`;
  const tags = playbook?.taxonomy.find(({ id }) => id === group)?.tags;
  return tags?.find(({ id }) => id === tag)?.label ?? tag;
}
