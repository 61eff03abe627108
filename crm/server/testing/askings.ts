import type { Route } from "../../contract/route.ts";
import type { FullAccount } from "./full-account.ts";

/** Ids of the account that must not be reached. */
export interface OwnedIds extends FullAccount {
  /** Stands in every text of the account. */
  readonly mark: string;
  readonly account: string;
  readonly member: string;
  readonly apiKey: string;
}

/** How a route is asked for what belongs to one account: with what its schemas accept. */
export interface Asking {
  readonly path: string;
  readonly body?: unknown;
}

const period = "from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z";

/** One for each route; a route without one fails. Lists name nothing: they have to come back without a trace. */
export const askings: Readonly<Record<string, (a: OwnedIds) => Asking>> = {
  "GET /api/v1/members": () => list("members"),
  "POST /api/v1/members/invitations": () => ({
    path: "/api/v1/members/invitations",
    body: { email: "new@example.com", role: "viewer" },
  }),
  "PATCH /api/v1/members/:id": (a) => ({ path: `/api/v1/members/${a.member}`, body: { available: false } }),
  "DELETE /api/v1/members/:id": (a) => ({ path: `/api/v1/members/${a.member}` }),
  "GET /api/v1/api-keys": () => list("api-keys"),
  "POST /api/v1/api-keys": () => ({
    path: "/api/v1/api-keys",
    body: { name: "x", permissions: ["leads:read"] },
  }),
  "DELETE /api/v1/api-keys/:id": (a) => ({ path: `/api/v1/api-keys/${a.apiKey}` }),
  "GET /api/v1/audit": () => list("audit"),
  "GET /api/v1/contacts": (a) => list(`contacts?search=${a.mark}`),
  "GET /api/v1/contacts/:id": (a) => list(`contacts/${a.contact}`),
  "PATCH /api/v1/contacts/:id": (a) => ({ path: `/api/v1/contacts/${a.contact}`, body: { name: "x" } }),
  "GET /api/v1/contacts/:id/profile": (a) => list(`contacts/${a.contact}/profile`),
  "GET /api/v1/duplicates": () => list("duplicates"),
  "POST /api/v1/duplicates/:id": (a) => ({
    path: `/api/v1/duplicates/${a.duplicate}`,
    body: { settle: "distinct" },
  }),
  "POST /api/v1/contacts/:id/merge": (a) => ({
    path: `/api/v1/contacts/${a.contact}/merge`,
    body: { other: a.otherContact },
  }),
  "POST /api/v1/merges/:id/undo": (a) => ({ path: `/api/v1/merges/${a.merge}/undo` }),
  "POST /api/v1/contacts/:id/erasure": (a) => ({
    path: `/api/v1/contacts/${a.contact}/erasure`,
    body: { confirm: "erase" },
  }),
  "GET /api/v1/erasures": () => list("erasures"),
  "GET /api/v1/contacts.csv": () => list("contacts.csv"),
  "GET /api/v1/leads.csv": () => list("leads.csv"),
  "POST /api/v1/imports": () => ({
    path: "/api/v1/imports",
    body: { csv: "name,phone\nGus,+13125550199\n", dryRun: true },
  }),
  "GET /api/v1/documents": () => list("documents"),
  "GET /api/v1/documents/:kind/:name": () => list("documents/playbook/playbook"),
  "GET /api/v1/documents/:kind/:name/history": () => list("documents/playbook/playbook/history"),
  "GET /api/v1/documents/:kind/:name/differences": () =>
    list("documents/playbook/playbook/differences?from=1&to=1"),
  "PUT /api/v1/documents/:kind/:name": () => ({
    path: "/api/v1/documents/playbook/playbook",
    body: { after: 1, body: {}, dryRun: true },
  }),
  "POST /api/v1/documents/:kind/:name/restoration": () => ({
    path: "/api/v1/documents/playbook/playbook/restoration",
    body: { version: 9, after: 1 },
  }),
  "GET /api/v1/tag-reviews": () => list("tag-reviews"),
  "POST /api/v1/tag-reviews/:id": (a) => ({
    path: `/api/v1/tag-reviews/${a.word}`,
    body: { settle: "dismiss" },
  }),
  "GET /api/v1/figures": () => list(`figures?${period}`),
  "GET /api/v1/figures/leads": () => list(`figures/leads?${period}&figure=snapshot&key=new`),
  "GET /api/v1/figures.csv": () => list(`figures.csv?${period}`),
  "GET /api/v1/leads": (a) => list(`leads?search=${a.mark}`),
  "GET /api/v1/leads/:id": (a) => list(`leads/${a.lead}`),
  "GET /api/v1/leads/:id/timeline": (a) => list(`leads/${a.lead}/timeline`),
  "POST /api/v1/leads": () => ({ path: "/api/v1/leads", body: { name: "Somebody else" } }),
  "PATCH /api/v1/leads/:id": (a) => ({
    path: `/api/v1/leads/${a.lead}`,
    body: { revision: 1, assignee: a.member },
  }),
  "POST /api/v1/leads/:id/transitions": (a) => ({
    path: `/api/v1/leads/${a.lead}/transitions`,
    body: { to: "mql", revision: 1, note: "x" },
  }),
  "POST /api/v1/leads/:id/notes": (a) => ({ path: `/api/v1/leads/${a.lead}/notes`, body: { text: "x" } }),
  "POST /api/v1/leads/:id/contacted": (a) => ({
    path: `/api/v1/leads/${a.lead}/contacted`,
    body: { how: "call" },
  }),
  "GET /api/v1/robots": () => list("robots"),
  "GET /api/v1/robots/:id": (a) => list(`robots/${a.robot}`),
  "POST /api/v1/pairings/lookup": () => ({ path: "/api/v1/pairings/lookup", body: { code: "AAAA-AAAA" } }),
  "POST /api/v1/pairings/:id/approval": (a) => ({
    path: `/api/v1/pairings/${a.pairing}/approval`,
    body: { name: "x" },
  }),
  "GET /api/v1/pairings/:id": (a) => list(`pairings/${a.pairing}`),
  "PATCH /api/v1/robots/:id": (a) => ({ path: `/api/v1/robots/${a.robot}`, body: { name: "x" } }),
  "POST /api/v1/robots/:id/revocation": (a) => ({ path: `/api/v1/robots/${a.robot}/revocation` }),
  "POST /api/v1/robots/:id/transfer": (a) => ({
    path: `/api/v1/robots/${a.robot}/transfer`,
    body: { how: "drain" },
  }),
  "POST /api/v1/robots/:id/health-report": (a) => ({ path: `/api/v1/robots/${a.robot}/health-report` }),
  "GET /api/v1/quarantine": () => list("quarantine"),
  "GET /api/v1/quarantine/:id": (a) => ({ path: `/api/v1/quarantine/${a.rejected}` }),
  "POST /api/v1/quarantine/:id/fix": (a) => ({
    path: `/api/v1/quarantine/${a.rejected}/fix`,
    body: { record: {} },
  }),
  "POST /api/v1/quarantine/:id/discard": (a) => ({
    path: `/api/v1/quarantine/${a.rejected}/discard`,
    body: { why: "x" },
  }),
  "GET /api/v1/tasks": (a) => list(`tasks?assignee=${a.member}`),
  "POST /api/v1/tasks": (a) => ({
    path: "/api/v1/tasks",
    body: { lead: a.lead, title: "x", dueAt: "2030-01-01T00:00:00Z" },
  }),
  "POST /api/v1/tasks/:id/acknowledgement": (a) => ({ path: `/api/v1/tasks/${a.task}/acknowledgement` }),
  "POST /api/v1/tasks/:id/completion": (a) => ({ path: `/api/v1/tasks/${a.task}/completion`, body: {} }),
  "POST /api/v1/tasks/:id/assignment": (a) => ({
    path: `/api/v1/tasks/${a.task}/assignment`,
    body: { assignee: a.member },
  }),
  "GET /api/v1/notices": () => list("notices"),
  "POST /api/v1/notices/:id/reading": (a) => ({ path: `/api/v1/notices/${a.notice}/reading` }),
  "GET /api/v1/firings": (a) => list(`firings?lead=${a.lead}`),
  "GET /api/v1/webhooks": () => list("webhooks"),
  "POST /api/v1/webhooks": () => ({
    path: "/api/v1/webhooks",
    body: { url: "https://hooks.example/x", events: ["lead.created"] },
  }),
  "PATCH /api/v1/webhooks/:id": (a) => ({ path: `/api/v1/webhooks/${a.webhook}`, body: { active: false } }),
  "DELETE /api/v1/webhooks/:id": (a) => ({ path: `/api/v1/webhooks/${a.webhook}` }),
  "POST /api/v1/webhooks/:id/test": (a) => ({ path: `/api/v1/webhooks/${a.webhook}/test` }),
  "GET /api/v1/deliveries": () => list("deliveries"),
  "POST /api/v1/deliveries/:id/retry": (a) => ({ path: `/api/v1/deliveries/${a.delivery}/retry` }),
};

function list(path: string): Asking {
  return { path: `/api/v1/${path}` };
}

export function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}
