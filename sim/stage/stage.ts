import type { FromPage } from "./from-page.ts";
import type { ToPage } from "./to-page.ts";

/** A page that is open, for as long as it is; numbers are never used again, and a newer page has a higher one. */
export type PageId = number;

/** What a listener of the stage may want to know; it names what it cares for. */
export interface StageListener {
  opened?(page: PageId): void;
  left?(page: PageId): void;
  message?(message: FromPage, page: PageId): void;
  /** The first byte says what they are: see `BYTES`. */
  bytes?(bytes: Uint8Array, page: PageId): void;
}

/** Where the lobby's page is open, once or several times. */
export interface Stage {
  /** To every page. */
  broadcast(message: ToPage): void;
  /** To one; a page that has been closed meanwhile is not told. */
  send(page: PageId, message: ToPage): void;
  /** Tells the listener from now on; of pages that are already open too. */
  on(listener: StageListener): void;
}
