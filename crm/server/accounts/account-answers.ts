import * as contract from "../../contract/account.ts";
import { type Answering, answering } from "../api/answering.ts";
import { notFound, Refusal } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import { listApiKeys, makeApiKey, revokeApiKey } from "./api-keys.ts";
import type { Asker } from "./asker.ts";
import { invite, openInvitations } from "./invitations.ts";
import { auditPage } from "./list-audit.ts";
import { changeMember, listMembers, removeMember } from "./members.ts";

/** Members, invitations, API keys and the audit log. `readMe` is answered where it becomes clear who asks. */
export function accountAnswers(core: HubCore): readonly Answering[] {
  const { database, clock } = core;
  return [
    answering(contract.listMembers, async ({ asker }) => ({
      items: await listMembers(database, asker.accountId),
      // Whoever reads its link can accept an invitation.
      invitations: asker.permissions.has("members:write")
        ? await openInvitations(core, asker.accountId, clock.wallNow())
        : [],
    })),
    answering(contract.inviteMember, async ({ asker, body }) => {
      const { accountId, actor } = asker;
      return await invite(core, { accountId, actor, ...body });
    }),
    answering(contract.editMember, ({ asker, params, body }) =>
      changeMember(database, asker, params.id, body, clock.wallNow()),
    ),
    answering(contract.removeMember, async ({ asker, params }) => {
      await removeMember(core, asker, params.id);
      return { done: true } as const;
    }),
    answering(contract.listApiKeys, async ({ asker }) => ({
      items: await listApiKeys(database, asker.accountId),
    })),
    answering(contract.createApiKey, async ({ asker, body }) => {
      refuseEscalation(asker, body.permissions);
      return await makeApiKey(database, asker, body, clock.wallNow());
    }),
    answering(contract.revokeApiKey, async ({ asker, params }) => {
      if (!(await revokeApiKey(database, asker, params.id, clock.wallNow()))) throw notFound("API key");
      return { done: true } as const;
    }),
    answering(contract.listAudit, ({ asker, query }) => auditPage(database, asker.accountId, query)),
  ];
}

/** A key may not do more than who makes it: else a key that makes keys would be a key to everything. */
function refuseEscalation({ permissions }: Asker, wanted: readonly string[]): void {
  const held: ReadonlySet<string> = permissions;
  const beyond = wanted.filter((permission) => !held.has(permission));
  if (beyond.length === 0) return;
  throw new Refusal({
    code: "not-permitted",
    title: "A key cannot be given what you may not do yourself.",
    status: 403,
    detail: `Leave out ${beyond.join(", ")}.`,
  });
}
