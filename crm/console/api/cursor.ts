import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** Where a list is being read: forwards by the hub's cursors, backwards by those that were followed. */
export interface Cursor {
  /** For the query; undefined on the first page. */
  readonly at: string | undefined;
  /** From 1. */
  readonly page: number;
  forward(next: string): void;
  back(): void;
}

/** Starts again at the first page whenever `of`, the list's filter, changes. */
export function useCursor(of: string): Cursor {
  const followed = useSignal<{ readonly of: string; readonly cursors: readonly string[] }>({
    of,
    cursors: [],
  });
  const cursors = followed.value.of === of ? followed.value.cursors : [];
  useEffect(() => {
    followed.value = { of, cursors };
  }, [of]);
  return {
    at: cursors.at(-1),
    page: cursors.length + 1,
    forward(next) {
      followed.value = { of, cursors: [...cursors, next] };
    },
    back() {
      followed.value = { of, cursors: cursors.slice(0, -1) };
    },
  };
}
