import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { HubCore } from "../core.ts";
import { Hopeless, TryAgainIn } from "../jobs/failure.ts";
import type { JobKind } from "../jobs/job.ts";
import { announce } from "../live/announce.ts";
import { deliveries, webhooks } from "../storage/schema/handoff.ts";
import { holdBack } from "./hold-back.ts";
import { sendMail } from "./mail-server.ts";
import type { Outcome } from "./outcome.ts";
import { pauseWebhook } from "./pause-webhook.ts";
import { carriedBy } from "./queue.ts";
import { sendWebhook } from "./webhook-request.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Between attempts: a receiver that restarts loses seconds, one that is down over night still gets everything. */
const WAITS_MS = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
];
const LONGEST_WAIT_MS = 12 * HOUR_MS;
const HELD_BACK_AT_MOST_MS = MINUTE_MS;

type Delivery = typeof deliveries.$inferSelect;

const jobBody = z.object({ delivery: z.string() });
const mailBody = z.object({ subject: z.string(), text: z.string(), html: z.string() });

/** Carries mails. */
export const deliverMail = carrying("email");
/** Carries webhooks. */
export const deliverWebhook = carrying("webhook");

/** Carries one message to the outside. What it said is forgotten as soon as it was delivered. */
function carrying(channel: Delivery["channel"]): JobKind {
  return {
    kind: carriedBy[channel],
    attempts: WAITS_MS.length + 1,
    run: async (core, { body, attempt, signal }) => {
      const delivery = await waitingDelivery(core, jobBody.parse(body).delivery);
      if (!delivery) return;
      await settle(core, delivery, attempt, await attemptOf(core, delivery, signal));
    },
    gaveUp: async (core, { body, why }) => await bury(core, jobBody.parse(body).delivery, why),
  };
}

/** Writes down how the attempt ended. Rejects with what that means for the job, unless it is done. */
async function settle(core: HubCore, delivery: Delivery, attempt: number, outcome: Outcome): Promise<void> {
  const { database, clock, random } = core;
  const now = clock.wallNow();
  switch (outcome.is) {
    case "delivered": {
      const forgotten = { body: null, lastError: null, nextAt: null };
      return await note(core, delivery, { ...forgotten, state: "delivered", deliveredAt: new Date(now) });
    }
    case "unreachable":
    case "failed": {
      const askedMs = outcome.is === "failed" ? outcome.askedToWaitMs : 0;
      const waitMs = waitAfter(attempt, random.next(), askedMs);
      await note(core, delivery, { lastError: outcome.why, nextAt: new Date(now + waitMs) });
      if (outcome.is === "unreachable" && delivery.webhookId)
        await holdBack(database, delivery.webhookId, new Date(now + Math.min(waitMs, HELD_BACK_AT_MOST_MS)));
      throw new TryAgainIn(waitMs, outcome.why);
    }
    case "gone":
      if (delivery.webhookId) await pauseWebhook(core, delivery.accountId, delivery.webhookId);
      await note(core, delivery, { lastError: outcome.why });
      throw new Hopeless(outcome.why);
    case "refused":
      await note(core, delivery, { lastError: outcome.why });
      throw new Hopeless(outcome.why);
  }
}

async function bury({ database }: HubCore, id: string, why: string): Promise<void> {
  await database.transaction(async (transaction) => {
    const [dead] = await transaction
      .update(deliveries)
      .set({ state: "dead", nextAt: null, lastError: why })
      .where(and(eq(deliveries.id, id), eq(deliveries.state, "waiting")))
      .returning({ accountId: deliveries.accountId });
    if (dead) await announce(transaction, dead.accountId, { what: "delivery", id });
  });
}

/** How long to wait after the nth failed attempt. Pure. `chance` in [0, 1) spreads what failed together by a fifth. */
export function waitAfter(attempt: number, chance: number, askedMs = 0): number {
  const waitMs = (WAITS_MS[attempt - 1] ?? LONGEST_WAIT_MS) * (0.9 + chance / 5);
  return Math.min(Math.max(waitMs, askedMs), LONGEST_WAIT_MS * 1.1);
}

async function waitingDelivery({ database }: HubCore, id: string): Promise<Delivery | null> {
  const [delivery] = await database.select().from(deliveries).where(eq(deliveries.id, id));
  return delivery?.state === "waiting" ? delivery : null;
}

async function attemptOf(core: HubCore, delivery: Delivery, signal: AbortSignal): Promise<Outcome> {
  if (delivery.body === null) return { is: "refused", why: "what it said was erased" };
  if (delivery.channel === "email") {
    if (core.settings.mail === null) return { is: "failed", why: "this hub has no mail server" };
    return await sendMail(core.settings.mail, delivery.id, delivery.target, mailBody.parse(delivery.body));
  }
  const [webhook] = await core.database
    .select()
    .from(webhooks)
    .where(eq(webhooks.id, delivery.webhookId ?? ""));
  if (!webhook || webhook.removedAt) return { is: "refused", why: "the webhook was removed" };
  if (!webhook.active) return { is: "refused", why: "the webhook is paused" };
  const asked = {
    id: delivery.id,
    url: delivery.target,
    secret: webhook.secret,
    payload: JSON.stringify(delivery.body),
    toPrivateNetworks: core.settings.webhooksToPrivateNetworks,
  };
  return await sendWebhook(core.clock, asked, signal);
}

async function note(
  { database }: HubCore,
  delivery: Delivery,
  set: Partial<typeof deliveries.$inferInsert>,
): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction
      .update(deliveries)
      .set({ ...set, attempts: delivery.attempts + 1 })
      .where(eq(deliveries.id, delivery.id));
    await announce(transaction, delivery.accountId, { what: "delivery", id: delivery.id });
  });
}
