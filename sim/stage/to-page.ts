import type { LobbyView } from "../view.ts";
import type { DeskToPage } from "./desk-messages.ts";
import type { PaintingToPage } from "./painting-messages.ts";
import type { RecordedToPage } from "./recorded-messages.ts";

/** From the lobby to its page. Both come from one build of one program: what is sent is not checked again. */
export type ToPage =
  /** What there is to see, thirty times a second. */
  { readonly type: "view"; readonly view: LobbyView } | PaintingToPage | DeskToPage | RecordedToPage;

/** Of these only the newest matters: a page that is slow to take them gets fewer, not later ones. */
export const LATEST_WINS: ReadonlySet<ToPage["type"]> = new Set<ToPage["type"]>([
  "view",
  "picture",
  "health",
  "standing",
]);
