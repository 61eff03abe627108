import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { wallTime } from "../../../robot/kernel/clock.ts";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { ManualClock } from "../../../robot/kernel/manual-clock.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import * as contract from "../../contract/webhook.ts";
import { webhookMessage } from "../../contract/webhook-message.ts";
import { type Hub, openHub } from "../hub.ts";
import { hubSettings } from "../hub-settings.ts";
import { JobRunner } from "../jobs/job-runner.ts";
import { deliveries, notices } from "../storage/schema/handoff.ts";
import { ask } from "../testing/ask.ts";
import { newAccount } from "../testing/new-account.ts";
import { newMember } from "../testing/new-member.ts";
import { playedVisits } from "../testing/played-visits.ts";
import { type Received, startReceiver, type WebhookReceiver } from "../testing/webhook-receiver.ts";
import { deliverWebhook } from "./deliver.ts";
import { outreachAnswers } from "./outreach-answers.ts";

const clock = new ManualClock(wallTime(Date.UTC(2026, 10, 23, 9, 12)));
let receiver: WebhookReceiver;
let hub: Hub;
beforeAll(async () => {
  const settings = hubSettings.parse({ webhooksToPrivateNetworks: true });
  hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom, settings });
});
beforeEach(async () => {
  receiver = await startReceiver();
  return () => receiver.close();
});
afterAll(() => hub.close());

const MINUTE_MS = 60_000;
const everything = contract.webhookEvent.options;
const work = () => new JobRunner(hub.core, [deliverWebhook]).runDue();

async function business() {
  const accountId = await newAccount(hub.core);
  const owner = await newMember(hub.core, accountId, "owner", "Olga");
  await newMember(hub.core, accountId, "sales", "Ana");
  const answers = outreachAnswers(hub.core);
  const visits = await playedVisits(hub.core, accountId);
  return {
    owner,
    visit: async (name: string, phone: string) =>
      (await visits.visit({ answers: { name, contact: phone, service: "haircut" } }))[0] ?? "",
    webhook: (url = receiver.url, events: readonly string[] = everything) =>
      ask(answers, owner, contract.createWebhook, { body: { url, events } }),
    edit: (id: string, body: object) => ask(answers, owner, contract.editWebhook, { params: { id }, body }),
    remove: (id: string) => ask(answers, owner, contract.removeWebhook, { params: { id } }),
    ping: (id: string) => ask(answers, owner, contract.testWebhook, { params: { id } }),
    retry: (id: string) => ask(answers, owner, contract.retryDelivery, { params: { id } }),
    sent: async (query: Readonly<Record<string, unknown>> = {}) =>
      (await ask(answers, owner, contract.listDeliveries, { query })).items,
  };
}

async function deliveryOf(id: string) {
  const [row] = await hub.core.database.select().from(deliveries).where(eq(deliveries.id, id));
  return row;
}

/** What a receiver reads after checking the signature with the library of Standard Webhooks. */
function verified({ body, headers }: Received, secret: string): unknown {
  const timestamp = Number(headers["webhook-timestamp"]) * 1000;
  const signed = ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => [
    name,
    String(headers[name]),
  ]);
  // It looks at its own clock, which is the host's: here, what ours was when it was sent.
  vi.useFakeTimers({ toFake: ["Date"], now: timestamp });
  try {
    return new Webhook(secret).verify(body, Object.fromEntries(signed));
  } finally {
    vi.useRealTimers();
  }
}

/** Lets time pass until the delivery has been tried again, and says how long that took. */
async function untilTried(id: string): Promise<number> {
  const { nextAt, attempts } = (await deliveryOf(id)) ?? {};
  const waitMs = (nextAt?.getTime() ?? 0) - clock.wallNow();
  await clock.advance(waitMs - 1);
  await work();
  expect((await deliveryOf(id))?.attempts, "not a millisecond early").toBe(attempts);
  await clock.advance(1);
  await work();
  return waitMs;
}

describe("a webhook", () => {
  test("gets each event signed, in the shape that is promised, and what was sent is forgotten", async () => {
    const salon = await business();
    const { secret } = await salon.webhook();
    const lead = await salon.visit("Ada Lovelace", "+12025550140");
    await work();

    const messages = receiver.received.map((message) => {
      expect(message.headers["content-type"]).toBe("application/json");
      return webhookMessage.parse(verified(message, secret));
    });
    expect(messages.map(({ type }) => type).sort()).toEqual(["lead.created", "lead.handed-over"]);
    expect(messages.find(({ type }) => type === "lead.handed-over")).toMatchObject({
      data: {
        lead: { id: lead, contact: { name: "Ada Lovelace", phones: ["+12025550140"] } },
        rule: { id: "first-touch" },
        assignee: { name: "Ana" },
        task: { title: "Contact the visitor" },
      },
    });
    for (const delivery of await salon.sent({ state: "delivered" }))
      expect((await deliveryOf(delivery.id))?.body).toBeNull();
  });

  test("gets only the events that it asked for, and none when it is paused or removed", async () => {
    const salon = await business();
    const handedOver = await salon.webhook(receiver.url, ["lead.handed-over"]);
    const paused = await salon.webhook();
    await salon.edit(paused.id, { active: false });
    const removed = await salon.webhook();
    await salon.remove(removed.id);
    await salon.visit("Ada", "+12025550141");
    await work();
    expect(receiver.received.map(({ body }) => JSON.parse(body).type)).toEqual(["lead.handed-over"]);
    expect(handedOver.events).toEqual(["lead.handed-over"]);
  });

  test("that fails is tried again with the same id and a new signature, later each time, then given up", async () => {
    const salon = await business();
    const { id, secret } = await salon.webhook();
    receiver.answer = { status: 500 };
    const ping = await salon.ping(id);
    await work();
    const waits: number[] = [];
    for (let tries = 1; tries < 8; tries++) waits.push(await untilTried(ping.id));

    expect(waits.map((ms, at) => ms > (waits[at - 1] ?? 0))).toEqual(waits.map(() => true));
    expect(waits[0]).toBeLessThan(10_000);
    expect(waits.at(-1)).toBeGreaterThan(10 * 60 * MINUTE_MS);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"]))).toEqual(
      new Set([ping.id]),
    );
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(8);
    expect(receiver.received.every(({ body }) => body === receiver.received[0]?.body)).toBe(true);
    for (const message of receiver.received)
      expect(verified(message, secret)).toMatchObject({ type: "ping" });
    expect(await salon.sent({ state: "dead" })).toMatchObject([
      { id: ping.id, attempts: 8, lastError: "the receiver answered 500", nextAt: null },
    ]);
  });

  test("that was given up can be tried again, at its new address, and is then delivered", async () => {
    const salon = await business();
    const { id } = await salon.webhook("http://127.0.0.1:1/nobody");
    const ping = await salon.ping(id);
    await work();
    expect(await deliveryOf(ping.id)).toMatchObject({
      lastError: "the receiver cannot be reached (ECONNREFUSED)",
    });
    for (let tries = 1; tries < 8; tries++) await untilTried(ping.id);
    expect(await deliveryOf(ping.id)).toMatchObject({ state: "dead" });

    await salon.edit(id, { url: receiver.url });
    expect(await salon.retry(ping.id)).toMatchObject({ state: "waiting", target: receiver.url });
    await work();
    expect(receiver.received).toHaveLength(1);
    expect(await deliveryOf(ping.id)).toMatchObject({ state: "delivered" });
    await expect(salon.retry(ping.id)).rejects.toThrow("nothing-to-retry");
  });

  test("that says when to come back is not asked before", async () => {
    const salon = await business();
    receiver.answer = { status: 503, headers: { "retry-after": "3600" } };
    const ping = await salon.ping((await salon.webhook()).id);
    await work();
    expect((await deliveryOf(ping.id))?.nextAt?.getTime()).toBe(clock.wallNow() + 60 * MINUTE_MS);
  });

  test("that never answers is given fifteen seconds", async () => {
    const salon = await business();
    receiver.answer = "never";
    const ping = await salon.ping((await salon.webhook()).id);
    const asked = receiver.next();
    const working = work();
    await asked;
    await clock.advance(15_000);
    await working;
    expect(await deliveryOf(ping.id)).toMatchObject({
      state: "waiting",
      lastError: "no answer within 15 seconds",
    });
  });

  test("that nobody answers at is not asked by every message in turn, and no other receiver waits for it", async () => {
    const salon = await business();
    const silent = await salon.webhook("http://127.0.0.1:1/nobody");
    const pings: string[] = [];
    for (let n = 0; n < 20; n++) pings.push((await salon.ping(silent.id)).id);
    const answering = await salon.ping((await salon.webhook()).id);
    await work();

    expect(await deliveryOf(answering.id)).toMatchObject({ state: "delivered" });
    const tried = async () =>
      (await Promise.all(pings.map(deliveryOf))).filter((ping) => ping?.attempts).length;
    expect(await tried()).toBeLessThan(20);
    for (let minutes = 0; minutes < 15; minutes++) {
      await clock.advance(MINUTE_MS);
      await work();
    }
    expect(await tried(), "each has its turn").toBe(20);
  });

  test("that redirects is not followed", async () => {
    const salon = await business();
    const elsewhere = await startReceiver();
    receiver.answer = { status: 302, headers: { location: elsewhere.url } };
    const ping = await salon.ping((await salon.webhook()).id);
    await work();
    expect(await deliveryOf(ping.id)).toMatchObject({
      state: "waiting",
      lastError: "the receiver answered 302, and redirects are not followed",
    });
    expect(elsewhere.received).toEqual([]);
    await elsewhere.close();
  });

  test("that is gone is paused, and the owner is told", async () => {
    const salon = await business();
    receiver.answer = { status: 410 };
    const { id } = await salon.webhook();
    const ping = await salon.ping(id);
    await work();
    expect(await deliveryOf(ping.id)).toMatchObject({ state: "dead", attempts: 1 });
    expect(
      await hub.core.database.select().from(notices).where(eq(notices.memberId, salon.owner.memberId)),
    ).toMatchObject([{ title: "A webhook was paused" }]);
    const [listed] = (await ask(outreachAnswers(hub.core), salon.owner, contract.listWebhooks)).items;
    expect(listed).toMatchObject({ id, active: false });
  });

  test("never shows its secret again, and has no password in its address", async () => {
    const salon = await business();
    const { secret } = await salon.webhook();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    const listed = await ask(outreachAnswers(hub.core), salon.owner, contract.listWebhooks);
    expect(JSON.stringify(listed)).not.toContain(secret);
    await expect(salon.webhook("https://user:password@hooks.example/")).rejects.toThrow("invalid-request");
  });

  test("of another account is not there", async () => {
    const salon = await business();
    const spa = await business();
    const { id } = await salon.webhook();
    const ping = await salon.ping(id);
    expect(await spa.sent()).toEqual([]);
    await expect(spa.ping(id)).rejects.toThrow("not-found");
    await expect(spa.edit(id, { active: false })).rejects.toThrow("not-found");
    await expect(spa.remove(id)).rejects.toThrow("not-found");
    await expect(spa.retry(ping.id)).rejects.toThrow("not-found");
    await spa.visit("Ada", "+12025550142");
    await work();
    expect(receiver.received.map(({ body }) => JSON.parse(body).type)).toEqual(["ping"]);
  });
});

describe("a hub that sends to the public Internet only", () => {
  const guarded = async (url: string) => {
    const salon = await business();
    const { id } = await salon.webhook(url);
    const ping = await salon.ping(id);
    const core = { ...hub.core, settings: { ...hub.core.settings, webhooksToPrivateNetworks: false } };
    await new JobRunner(core, [deliverWebhook]).runDue();
    return await deliveryOf(ping.id);
  };

  test.each(["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"])(
    "connects to nothing on its own machine, named %s",
    async (host) => {
      const port = new URL(receiver.url).port;
      expect(await guarded(`http://${host}:${port}/hook`)).toMatchObject({
        state: "waiting",
        lastError: "the address is not on the public Internet, and this hub sends to no other",
      });
      expect(receiver.received).toEqual([]);
    },
  );

  test("refuses such an address when it is entered", async () => {
    const accountId = await newAccount(hub.core);
    const owner = await newMember(hub.core, accountId);
    const core = { ...hub.core, settings: { ...hub.core.settings, webhooksToPrivateNetworks: false } };
    for (const url of [
      "http://localhost/x",
      "http://10.0.0.1/x",
      "http://[::1]/x",
      "http://169.254.169.254/latest",
    ]) {
      const body = { url, events: everything };
      const made = ask(outreachAnswers(core), owner, contract.createWebhook, { body });
      await expect(made).rejects.toThrow("invalid-request");
    }
  });
});
