import type { PageId } from "./stage.ts";

/** What is known of a page that is open. */
export interface PageSeen {
  /** It can draw what the robot's camera sees. */
  readonly paints: boolean;
  /** It is in sight: browsers hardly run a page that is not. */
  readonly visible: boolean;
}

/** Which page draws for the robot's camera: the newest that can and is in sight; null when none is. Pure. */
export function painterAmong(pages: ReadonlyMap<PageId, PageSeen>): PageId | null {
  const able = [...pages].flatMap(([page, { paints, visible }]) => (paints && visible ? [page] : []));
  return able.length === 0 ? null : Math.max(...able);
}
