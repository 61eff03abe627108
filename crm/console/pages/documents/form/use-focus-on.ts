import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { type Place, placeText } from "./place.ts";

/** A fold inside of a fold opens one rendering later. */
const AFTER_FOLDS_MS = 120;

/** Moves the focus to where a place is shown, as near as there is something to focus; folded parts have opened by then. */
export function useFocusOn(wanted: Place | null): RefObject<HTMLFieldSetElement> {
  const editor = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(() => {
      for (let length = wanted.length; length > 0; length--) {
        const spot = editor.current?.querySelector(
          `[data-place="${CSS.escape(placeText(wanted.slice(0, length)))}"]`,
        );
        const target = spot?.querySelector<HTMLElement>("input, select, textarea, button");
        if (!target) continue;
        target.focus();
        target.scrollIntoView({ block: "center" });
        return;
      }
      // It is shown as text only.
      editor.current?.querySelector<HTMLElement>("textarea")?.focus();
    }, AFTER_FOLDS_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  return editor;
}
