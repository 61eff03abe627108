import type { ComponentType } from "preact";
import type { Subject } from "../contract/live.ts";
import type { Permission } from "../contract/permission.ts";
import { BoardPage } from "./pages/board/board-page.tsx";
import { ContactPage } from "./pages/contacts/contact-page.tsx";
import { ContactsPage } from "./pages/contacts/contacts-page.tsx";
import { DuplicatesPage } from "./pages/contacts/duplicates-page.tsx";
import { LeadPage } from "./pages/lead/lead-page.tsx";
import { LeadsPage } from "./pages/leads/leads-page.tsx";
import { NoticesPage } from "./pages/notices/notices-page.tsx";
import { openTasksOfMine } from "./pages/tasks/open-tasks-of-mine.ts";
import { TasksPage } from "./pages/tasks/tasks-page.tsx";
import type { IconName } from "./parts/icon.tsx";

/** What a page is given: the `:names` of its path. */
export interface PageProps {
  readonly params: Readonly<Record<string, string | undefined>>;
}

/** How many things wait on a page; shown when there are any. */
export interface Counting {
  ask(): Promise<number>;
  readonly watch: readonly Subject[];
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
    readonly count?: Counting;
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
  {
    path: "/tasks",
    title: "Tasks",
    needs: "leads:read",
    component: TasksPage,
    nav: { group: "Work", icon: "task", count: openTasksOfMine },
  },
  {
    path: "/leads",
    title: "Leads",
    needs: "leads:read",
    component: LeadsPage,
    nav: { group: "Work", icon: "leads" },
  },
  { path: "/leads/:id", title: "Lead", needs: "leads:read", component: LeadPage },
  {
    path: "/contacts",
    title: "Contacts",
    needs: "contacts:read",
    component: ContactsPage,
    nav: { group: "Work", icon: "contacts" },
  },
  { path: "/contacts/:id", title: "Contact", needs: "contacts:read", component: ContactPage },
  { path: "/duplicates", title: "Possible duplicates", needs: "contacts:read", component: DuplicatesPage },
  { path: "/notices", title: "Notices", needs: null, component: NoticesPage },
];
