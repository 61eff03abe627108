import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import { LIVE_PATH } from "../../contract/live.ts";
import { type Permission, permission } from "../../contract/permission.ts";
import type { Route } from "../../contract/route.ts";
import { askerOfKey } from "../accounts/api-keys.ts";
import { type Hub, openHub } from "../hub.ts";
import { type ServedHub, serveHub } from "../serve-hub.ts";
import { ApiClient, must, signedUp, signedUpOwner } from "../testing/api-client.ts";
import { askings, nameOf, type OwnedIds } from "../testing/askings.ts";
import { type FullAccount, fillAccount } from "../testing/full-account.ts";
import { everyAnswer } from "./every-answer.ts";

/** Stands in every text of the account that must not be seen. */
const MARK = "Aurelia7301";

const clock = new SystemClock();
let hub: Hub;
let served: ServedHub;
let own: OwnedIds;
let strangers: FullAccount;
let clients: Readonly<Record<"owner" | "viewer" | "stranger" | "key" | "strangersKey", ApiClient>>;

/** Routes that need no permission: a viewer may use them on what is their own. */
const openToEveryMember = ["PATCH /api/v1/members/:id", "POST /api/v1/notices/:id/reading"];

const routes: readonly Route[] = await everyRoute();

/** Needs no database: the routes are data. */
async function everyRoute(): Promise<readonly Route[]> {
  const opened = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
  const found = everyAnswer(opened.core).map(({ route }) => route);
  await opened.close();
  return found;
}

beforeAll(async () => {
  hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
  served = await serveHub(hub, { host: "127.0.0.1", port: 0, clock });
  const owner = await signedUpOwner(served.url, "Owner");
  const stranger = await signedUpOwner(served.url, "Stranger");
  const viewer = await signedUp(served.url, "Viewer");
  const invited = { email: "viewer@example.com", role: "viewer" };
  const { id } = (await must(owner.post("/api/v1/members/invitations", invited))).body as { id: string };
  await must(viewer.post("/api/auth/organization/accept-invitation", { invitationId: id }));
  const me = (await must(owner.ask("/api/v1/me"))).body as {
    account: { id: string };
    member: { id: string };
  };
  const { account, member } = me;
  const made = await keyOf(owner, permission.options);
  const theirKey = await keyOf(stranger, permission.options);
  const theirs = (await must(stranger.ask("/api/v1/me"))).body as typeof me;
  strangers = await fillAccount(hub.core, theirs.account.id, theirs.member.id, "Boris");
  const full = await fillAccount(hub.core, account.id, member.id, MARK);
  own = { ...full, mark: MARK, account: account.id, member: member.id, apiKey: made.id };
  const key = new ApiClient(served.url, made.secret);
  clients = { owner, viewer, stranger, key, strangersKey: new ApiClient(served.url, theirKey.secret) };
});
afterAll(async () => {
  await served.close();
  await hub.close();
});

test("every route has a request that tries it with another account's ids", () => {
  expect(routes.map(nameOf).sort()).toEqual(Object.keys(askings).sort());
});

const all = named(() => true);
const permitted = named(({ needs }) => needs !== null);
const writing = named(({ method }) => method !== "GET");

test.each(all)("%s answers nobody who is not known", async (_name, route) => {
  const refused = { status: 401, body: { type: "stella:not-signed-in" } };
  expect(await ask(new ApiClient(served.url), route)).toMatchObject(refused);
  expect(await ask(new ApiClient(served.url, "stk_wrong"), route)).toMatchObject(refused);
});

describe.each(["stranger", "strangersKey"] as const)("another account's %s", (who) => {
  test.each(all)("learns nothing from %s, and changes nothing", async (name, route) => {
    const before = await everything();
    const answer = await ask(clients[who], route);
    for (const secret of idsOf(own)) expect(answer.text).not.toContain(secret);
    const { path, body } = askings[name]?.(own) ?? { path: "" };
    const isFilter = path.includes("?");
    const namesOwn = idsOf(own).some((id) => JSON.stringify([path, body]).includes(id));
    if (namesOwn && !isFilter) expect([403, 404]).toContain(answer.status);
    expect(await everything()).toEqual(before);
  });

  test("cannot bring what is not theirs into what is", async () => {
    const crossings: readonly (readonly [method: string, path: string, body: unknown])[] = [
      ["PATCH", `leads/${strangers.lead}`, { revision: 1, assignee: own.member }],
      ["POST", `contacts/${strangers.contact}/merge`, { other: own.contact }],
      ["POST", `duplicates/${strangers.duplicate}`, { settle: "merge", keep: own.contact }],
      [
        "POST",
        "tasks",
        { lead: strangers.lead, title: "x", assignee: own.member, dueAt: "2030-01-01T00:00:00Z" },
      ],
      ["POST", `tasks/${strangers.task}/assignment`, { assignee: own.member }],
      ["POST", `pairings/${strangers.pairing}/approval`, { name: "x", robot: own.robot }],
    ];
    const before = await everything();
    for (const [method, path, body] of crossings) {
      const answer = await clients[who].ask(`/api/v1/${path}`, { method, body });
      expect([path, answer.status]).toEqual([path, expect.toSatisfy(isRefusal)]);
    }
    expect(await everything()).toEqual(before);
  });
});

test.each(permitted)("%s refuses a key that may do everything but that", async (_name, route) => {
  const others = permission.options.filter((one) => one !== route.needs);
  const { secret } = await keyOf(clients.owner, others);
  const refused = { status: 403, body: { type: "stella:not-permitted" } };
  expect(await ask(new ApiClient(served.url, secret), route)).toMatchObject(refused);
});

test.each(writing)("%s lets a viewer write nothing", async (name, route) => {
  const before = await everything();
  const answer = await ask(clients.viewer, route);
  expect(openToEveryMember.includes(name) ? [403, 404] : [403]).toContain(answer.status);
  expect(await everything()).toEqual(before);
});

test("the owner, asked for the same, does see what the others must not", async () => {
  const seen = await Promise.all(
    [`leads/${own.lead}`, `contacts/${own.contact}`, "robots", "quarantine"].map((path) =>
      clients.owner.ask(`/api/v1/${path}`),
    ),
  );
  for (const { status, text } of seen) expect([status, text]).toEqual([200, expect.stringContaining(MARK)]);
});

test.each(["stranger", "strangersKey"] as const)(
  "the live socket tells %s nothing of the account",
  async (who) => {
    const { headers } = clients[who];
    const socket = new WebSocket(served.url.replace("http", "ws") + LIVE_PATH, { headers });
    onTestFinished(() => socket.terminate());
    // It may open while anything else is awaited.
    const opened = once(socket, "open");
    const theirs = (await must(clients.stranger.ask("/api/v1/me"))).body as { member: { id: string } };
    const heard: string[] = [];
    const untilOwn = new Promise<void>((resolve, reject) => {
      socket.on("message", (data) => {
        heard.push(String(data));
        if (heard.at(-1)?.includes(theirs.member.id)) resolve();
      });
      socket.once("error", reject);
    });
    await opened;
    const change = { method: "PATCH", body: { available: true } };
    await must(clients.owner.ask(`/api/v1/members/${own.member}`, change));
    await must(clients.stranger.ask(`/api/v1/members/${theirs.member.id}`, change));
    // The other account's change came before.
    await untilOwn;
    for (const id of idsOf(own)) expect(heard.join()).not.toContain(id);
  },
);

test("the live socket opens to nobody who is not known, and to no page of another site", async () => {
  const opened = (headers: Record<string, string>) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(served.url.replace("http", "ws") + LIVE_PATH, { headers });
      socket.once("open", () => resolve("open"));
      socket.once("error", (error) => resolve(error.message));
      socket.once("close", () => socket.terminate());
    });
  expect(await opened({})).toContain("401");
  expect(await opened({ authorization: "Bearer stk_wrong" })).toContain("401");
  const { cookie = "" } = clients.owner.headers;
  expect(await opened({ cookie, origin: "https://evil.example" })).toContain("403");
  expect(await opened({ cookie })).toContain("403");
});

function named(which: (route: Route) => boolean): readonly (readonly [string, Route])[] {
  return routes.filter(which).map((route) => [nameOf(route), route] as const);
}

function isRefusal(status: number): boolean {
  return status >= 400 && status < 500;
}

function ask(client: ApiClient, route: Route) {
  const asking = askings[nameOf(route)]?.(own);
  if (!asking) throw new Error(`there is no request for ${nameOf(route)}`);
  return client.ask(asking.path, {
    method: route.method,
    ...(asking.body !== undefined && { body: asking.body }),
  });
}

/** With the mark: none of it may be seen. A robot's number is nobody's secret. */
function idsOf({ robot: _number, ...ids }: OwnedIds): string[] {
  return Object.values(ids);
}

/** What the account's owner sees of everything that the tests could have changed. */
async function everything(): Promise<unknown> {
  const { database } = hub.core;
  const tables = ["leads", "contacts", "tasks", "robots", "webhooks", "deliveries", "duplicates", "members"];
  const rows = tables.map(async (table) => {
    const column = table === "members" ? "organization_id" : "account_id";
    const found = await database.execute(
      `SELECT * FROM ${table} WHERE ${column} = '${own.account}' ORDER BY id`,
    );
    return (found as { rows: unknown }).rows;
  });
  return await Promise.all(rows);
}

async function keyOf(
  owner: ApiClient,
  permissions: readonly Permission[],
): Promise<{ id: string; secret: string }> {
  const made = (await must(owner.post("/api/v1/api-keys", { name: "test", permissions }))).body;
  const { secret, id } = made as { id: string; secret: string };
  expect(await askerOfKey(hub.core.database, secret, clock.wallNow())).not.toBeNull();
  return { id, secret };
}
