import type { Cursor } from "../api/cursor.ts";
import { Button } from "./button.tsx";

interface PagerProps {
  readonly cursor: Cursor;
  /** Of the page that is shown; null on the last. */
  readonly next: string | null;
}

/** Nothing while everything fits on one page. */
export function Pager({ cursor, next }: PagerProps) {
  if (cursor.page === 1 && next === null) return null;
  return (
    <nav class="pager" aria-label="Pages">
      <Button icon="previous" disabled={cursor.page === 1} onClick={cursor.back}>
        Previous
      </Button>
      <span>Page {cursor.page}</span>
      <Button
        icon="next"
        disabled={next === null}
        onClick={() => {
          if (next !== null) cursor.forward(next);
        }}
      >
        Next
      </Button>
    </nav>
  );
}
