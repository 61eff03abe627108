import { useEffect } from "preact/hooks";
import type { DeskStore } from "./store.ts";

const SHOWN_MS = 5000;

/** What came of what was asked for, for a moment. */
export function NoticeLine({ store }: { readonly store: DeskStore }) {
  const notice = store.notice.value;
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => {
      store.notice.value = null;
    }, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <output class={`notice ${notice ? "shown" : ""} ${notice?.done === false ? "refused" : ""}`}>
      {notice?.message}
    </output>
  );
}
