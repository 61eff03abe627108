import { type Signal, useSignal } from "@preact/signals";

/** What the person at the board has in hand. */
export interface BoardHand {
  /** The card that is being dragged: the browser hides the data of a drag until it is dropped. */
  readonly carried: Signal<{ readonly lead: string; readonly from: string } | null>;
  /** The card that was moved last: where it is now, it takes the focus and forgets this. */
  readonly moved: Signal<string | null>;
}

export function useBoardHand(): BoardHand {
  return { carried: useSignal(null), moved: useSignal(null) };
}
