import type { FigureCell } from "../../../contract/figures.ts";
import { useShownFigures } from "./shown-figures.ts";

interface FigureButtonProps {
  readonly cell: Omit<FigureCell, "key"> & { readonly key?: string };
  readonly value: number;
  /** Which leads they are: "Leads from Google". Also what is read out. */
  readonly title: string;
}

/** A number that opens the leads behind it. Behind none there is nothing to open. */
export function FigureButton({ cell, value, title }: FigureButtonProps) {
  const { open } = useShownFigures();
  if (value === 0) return <span class="figure none">0</span>;
  return (
    <button
      type="button"
      class="figure"
      aria-haspopup="dialog"
      aria-label={`${value}: ${title}`}
      onClick={() => open({ key: "", ...cell }, title)}
    >
      {value.toLocaleString("en")}
    </button>
  );
}
