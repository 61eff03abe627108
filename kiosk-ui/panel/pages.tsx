import type { ComponentChildren } from "preact";
import type { Store } from "../store.ts";
import { Icon } from "./icon.tsx";

export interface PagesProps {
  readonly title: string;
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
  readonly store: Store;
  readonly children: ComponentChildren;
  turn(by: -1 | 1): void;
}

/** What does not fit on one page, with buttons that turn to the others. */
export function Pages({ title, hasEarlier, hasLater, store, children, turn }: PagesProps) {
  const { earlier, later } = store.words.value;
  const turns = hasEarlier || hasLater;
  return (
    <div class="pages">
      <div class="pages-head" data-bare={title === "" && !turns}>
        {turns && (
          <button
            type="button"
            class="turn"
            aria-label={earlier}
            disabled={!hasEarlier}
            onClick={() => turn(-1)}
          >
            <Icon of="back" />
          </button>
        )}
        <p class="pages-title" aria-live="polite">
          {title}
        </p>
        {turns && (
          <button type="button" class="turn" aria-label={later} disabled={!hasLater} onClick={() => turn(1)}>
            <Icon of="later" />
          </button>
        )}
      </div>
      {children}
    </div>
  );
}
