import type { ComponentType } from "preact";
import type { Subject } from "../contract/live.ts";
import type { Permission } from "../contract/permission.ts";
import { BoardPage } from "./pages/board/board-page.tsx";
import type { IconName } from "./parts/icon.tsx";

/** What a page is given: the `:names` of its path. */
export interface PageProps {
  readonly params: Readonly<Record<string, string | undefined>>;
}

/** One page of the console. */
export interface PageEntry {
  /** As wouter writes patterns: `/leads/:id`. */
  readonly path: string;
  readonly title: string;
  /** Who lacks it does not see the page. */
  readonly needs: Permission | null;
  readonly component: ComponentType<PageProps>;
  /** In the navigation, in the order of this list; pages without it are reached from others. */
  readonly nav?: {
    readonly group: "Work" | "Understand" | "Robots" | "Set up";
    readonly icon: IconName;
    /** How many things wait there; shown when there are any. */
    readonly count?: { readonly ask: () => Promise<number>; readonly watch: readonly Subject[] };
  };
}

/** Every page; the first that fits an address is shown. */
export const pages: readonly PageEntry[] = [
  {
    path: "/",
    title: "Board",
    needs: "leads:read",
    component: BoardPage,
    nav: { group: "Work", icon: "board" },
  },
];
