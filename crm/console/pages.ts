import type { ComponentType } from "preact";
import type { Subject } from "../contract/live.ts";
import type { Permission } from "../contract/permission.ts";
import { BoardPage } from "./pages/board/board-page.tsx";
import { ContactPage } from "./pages/contacts/contact-page.tsx";
import { ContactsPage } from "./pages/contacts/contacts-page.tsx";
import { DuplicatesPage } from "./pages/contacts/duplicates-page.tsx";
import { DashboardPage } from "./pages/dashboard/dashboard-page.tsx";
import { PlaybookHistoryPage, ProfileHistoryPage } from "./pages/documents/history-page.tsx";
import { PlaybookPage } from "./pages/documents/playbook-page.tsx";
import { ProfilePage } from "./pages/documents/profile-page.tsx";
import { ProfilesPage } from "./pages/documents/profiles-page.tsx";
import { WordsPage } from "./pages/documents/words-page.tsx";
import { wordsWaiting } from "./pages/documents/words-waiting.ts";
import { ErasuresPage } from "./pages/exchange/erasures-page.tsx";
import { ExchangePage } from "./pages/exchange/exchange-page.tsx";
import { LeadPage } from "./pages/lead/lead-page.tsx";
import { LeadsPage } from "./pages/leads/leads-page.tsx";
import { NoticesPage } from "./pages/notices/notices-page.tsx";
import { QuarantinePage } from "./pages/quarantine/quarantine-page.tsx";
import { RejectedPage } from "./pages/quarantine/rejected-page.tsx";
import { rejectedWaiting } from "./pages/quarantine/rejected-waiting.ts";
import { PairingPage } from "./pages/robots/pairing-page.tsx";
import { RobotPage } from "./pages/robots/robot-page.tsx";
import { RobotsPage } from "./pages/robots/robots-page.tsx";
import { AuditPage } from "./pages/settings/audit-page.tsx";
import { KeysPage } from "./pages/settings/keys-page.tsx";
import { MembersPage } from "./pages/settings/members-page.tsx";
import { WebhooksPage } from "./pages/settings/webhooks-page.tsx";
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
  {
    path: "/dashboard",
    title: "Dashboard",
    needs: "figures:read",
    component: DashboardPage,
    nav: { group: "Understand", icon: "dashboard" },
  },
  {
    path: "/robots",
    title: "Robots",
    needs: "robots:read",
    component: RobotsPage,
    nav: { group: "Robots", icon: "robot" },
  },
  { path: "/robots/:id", title: "Robot", needs: "robots:read", component: RobotPage },
  { path: "/pair/:code?", title: "Pair a robot", needs: "robots:write", component: PairingPage },
  {
    path: "/profiles",
    title: "Business profiles",
    needs: "documents:read",
    component: ProfilesPage,
    nav: { group: "Robots", icon: "document" },
  },
  { path: "/profiles/:name", title: "Business profile", needs: "documents:read", component: ProfilePage },
  {
    path: "/profiles/:name/history",
    title: "History",
    needs: "documents:read",
    component: ProfileHistoryPage,
  },
  {
    path: "/quarantine",
    title: "Quarantine",
    needs: "robots:read",
    component: QuarantinePage,
    nav: { group: "Robots", icon: "quarantine", count: rejectedWaiting },
  },
  { path: "/quarantine/:id", title: "A record in quarantine", needs: "robots:read", component: RejectedPage },
  {
    path: "/playbook",
    title: "Playbook",
    needs: "documents:read",
    component: PlaybookPage,
    nav: { group: "Set up", icon: "playbook" },
  },
  { path: "/playbook/history", title: "History", needs: "documents:read", component: PlaybookHistoryPage },
  {
    path: "/words",
    title: "Words to review",
    needs: "documents:read",
    component: WordsPage,
    nav: { group: "Set up", icon: "speech", count: wordsWaiting },
  },
  {
    path: "/members",
    title: "Members",
    needs: "members:read",
    component: MembersPage,
    nav: { group: "Set up", icon: "members" },
  },
  {
    path: "/webhooks",
    title: "Webhooks",
    needs: "webhooks:write",
    component: WebhooksPage,
    nav: { group: "Set up", icon: "webhook" },
  },
  {
    path: "/keys",
    title: "API keys",
    needs: "keys:write",
    component: KeysPage,
    nav: { group: "Set up", icon: "key" },
  },
  {
    path: "/exchange",
    title: "Import & export",
    needs: "leads:read",
    component: ExchangePage,
    nav: { group: "Set up", icon: "exchange" },
  },
  { path: "/erasures", title: "Erasure receipts", needs: "contacts:read", component: ErasuresPage },
  {
    path: "/audit",
    title: "Audit log",
    needs: "audit:read",
    component: AuditPage,
    nav: { group: "Set up", icon: "audit" },
  },
];
