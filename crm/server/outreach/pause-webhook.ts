import { and, eq } from "drizzle-orm";
import type { Actor } from "../../contract/actor.ts";
import { record } from "../accounts/audit.ts";
import type { HubCore } from "../core.ts";
import { tellMembers } from "../handoff/notices.ts";
import { announce } from "../live/announce.ts";
import { members } from "../storage/schema/accounts.ts";
import { webhooks } from "../storage/schema/handoff.ts";

const deliveryItself: Actor = { kind: "system", id: "deliveries", name: "Deliveries" };

/** Sends nothing more to a receiver that wants nothing more, and tells the owners. */
export async function pauseWebhook(core: HubCore, accountId: string, id: string): Promise<void> {
  const at = core.clock.wallNow();
  await core.database.transaction(async (transaction) => {
    const [paused] = await transaction
      .update(webhooks)
      .set({ active: false })
      .where(and(eq(webhooks.id, id), eq(webhooks.accountId, accountId), eq(webhooks.active, true)))
      .returning({ url: webhooks.url });
    if (!paused) return;
    const owners = await transaction
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.organizationId, accountId), eq(members.role, "owner")));
    await tellMembers(
      transaction,
      accountId,
      new Date(at),
      owners.map((owner) => ({
        member: owner.id,
        title: "A webhook was paused",
        body: `${new URL(paused.url).host} answered that it wants no more events (410).`,
        leadId: null,
        taskId: null,
      })),
    );
    const subject = { kind: "webhook", id };
    await record(transaction, at, { accountId, actor: deliveryItself, action: "webhook.paused", subject });
    await announce(transaction, accountId, { what: "delivery", id });
  });
}
