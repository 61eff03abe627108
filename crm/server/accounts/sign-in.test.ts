import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import { type Hub, openHub } from "../hub.ts";
import { hubSettings } from "../hub-settings.ts";
import { type ServedHub, serveHub } from "../serve-hub.ts";
import { rateLimits } from "../storage/schema/accounts.ts";
import { ApiClient, must, PASSWORD, signedUp, signedUpOwner } from "../testing/api-client.ts";

const parts = { clock: new SystemClock(), journal: silentJournal, random: systemRandom };
let hub: Hub;
let served: ServedHub;

beforeAll(async () => {
  hub = await openHub({ ...parts, storage: "memory" });
  served = await serveHub(hub, { host: "127.0.0.1", port: 0, clock: parts.clock });
});
afterAll(async () => {
  await served.close();
  await hub.close();
});

test("whoever signs up and makes an account owns it, and it begins with documents to work by", async () => {
  const ada = await signedUpOwner(served.url, "Ada");
  expect((await must(ada.ask("/api/v1/me"))).body).toMatchObject({
    user: { name: "Ada", email: "ada@example.com" },
    account: { name: "Ada" },
    member: { role: "owner" },
    permissions: expect.arrayContaining(["keys:write"]),
    accounts: [{ name: "Ada" }],
  });
  expect((await must(ada.ask("/api/v1/documents"))).body).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ kind: "playbook" })]),
  });
  expect((await must(ada.ask("/api/v1/audit?action=account.created"))).body).toMatchObject({
    items: [{ by: { kind: "member", name: "Ada" } }],
  });
});

test("whoever is in no account sees that, and nothing else", async () => {
  const noel = await signedUp(served.url, "Noel");
  expect((await must(noel.ask("/api/v1/me"))).body).toMatchObject({ account: null, member: null });
  expect(await noel.ask("/api/v1/members")).toMatchObject({
    status: 403,
    body: { type: "stella:no-account" },
  });
});

test("a business may have two accounts, and its owner is in the one that they chose", async () => {
  const two = await signedUpOwner(served.url, "Two");
  const second = (await must(two.post("/api/auth/organization/create", { name: "Two" }))).body;
  const accounts = async () =>
    (await must(two.ask("/api/v1/me"))).body as { account: { id: string }; accounts: { id: string }[] };
  expect((await accounts()).account).toEqual({ id: (second as { id: string }).id, name: "Two" });
  const first = (await accounts()).accounts.find(({ id }) => id !== (second as { id: string }).id);
  await must(two.post("/api/auth/organization/set-active", { organizationId: first?.id }));
  expect((await accounts()).account.id).toBe(first?.id);
});

test("nobody can choose an account that they are not in", async () => {
  const eve = await signedUpOwner(served.url, "Eve");
  const mallory = await signedUpOwner(served.url, "Mallory");
  const { account } = (await must(eve.ask("/api/v1/me"))).body as { account: { id: string } };
  const chosen = await mallory.post("/api/auth/organization/set-active", { organizationId: account.id });
  expect(chosen.status).not.toBe(200);
  expect((await must(mallory.ask("/api/v1/me"))).body).toMatchObject({ accounts: [{ name: "Mallory" }] });
});

test("a signed-out cookie opens nothing any more", async () => {
  const gone = await signedUpOwner(served.url, "Gone");
  const { headers } = gone;
  await must(gone.post("/api/auth/sign-out"));
  expect((await new ApiClient(served.url).ask("/api/v1/me", { headers })).status).toBe(401);
});

test("a session that somebody else planted is not the one that signing in gives", async () => {
  const victim = await signedUpOwner(served.url, "Victim");
  await must(victim.post("/api/auth/sign-out"));
  const planted = "stella.session_token=planted.by-somebody";
  const signedIn = await must(
    new ApiClient(served.url).post(
      "/api/auth/sign-in/email",
      { email: "victim@example.com", password: PASSWORD },
      { cookie: planted, origin: served.url },
    ),
  );
  const [cookie = ""] = signedIn.headers.getSetCookie();
  expect(cookie).toMatch(/^stella\.session_token=(?!planted)/);
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(cookie).not.toMatch(/Secure/i);
});

test.each([
  [
    "/api/auth/sign-up/email",
    { name: "X", email: "x@example.com", password: PASSWORD, role: "owner" },
    "body",
  ],
  ["/api/auth/organization/create", { name: "X", metadata: { a: 1 } }, "body"],
  ["/api/auth/organization/create", { name: "" }, "body.name"],
  ["/api/auth/sign-in/email", { email: ["a"], password: PASSWORD }, "body.email"],
])("%s refuses what does not belong there", async (path, body, at) => {
  const answer = await new ApiClient(served.url).post(path, body);
  expect(answer).toMatchObject({ status: 400, body: { errors: [expect.objectContaining({ at })] } });
});

test("a password has ten characters at least", async () => {
  const short = { name: "Short", email: "short@example.com", password: "123456789" };
  const answer = await new ApiClient(served.url).post("/api/auth/sign-up/email", short);
  expect(answer).toMatchObject({ status: 400, body: { code: "PASSWORD_TOO_SHORT" } });
});

test.each([
  "/api/auth/organization/invite-member",
  "/api/auth/organization/remove-member",
  "/api/auth/organization/update-member-role",
  "/api/auth/organization/delete",
  "/api/auth/delete-user",
  "/api/auth/list-sessions",
])("%s of the library is closed: our own routes do that, with our roles and the audit log", async (path) => {
  const owner = new ApiClient(served.url);
  expect((await owner.post(path)).status).toBe(404);
  expect((await owner.ask(path)).status).toBe(404);
});

describe("a page of another site", () => {
  test.each(["https://evil.example", "null", "http://127.0.0.1:1"])(
    "at %s cannot act by cookie",
    async (origin) => {
      const name = `Target of ${origin.replace(/\W+/g, " ")}`.trim();
      const owner = await signedUpOwner(served.url, name);
      const key = { name: "stolen", permissions: ["leads:read"] };
      const { status, body } = await owner.post("/api/v1/api-keys", key, { origin });
      expect({ status, body }).toMatchObject({ status: 403, body: { type: "stella:foreign-origin" } });
      expect((await owner.post("/api/auth/organization/create", { name: "X" }, { origin })).status).toBe(403);
      expect((await must(owner.ask("/api/v1/api-keys"))).body).toEqual({ items: [] });
    },
  );

  test("cannot sign somebody in as itself", async () => {
    const body = { email: "ada@example.com", password: PASSWORD };
    const answer = await new ApiClient(served.url).post("/api/auth/sign-in/email", body, {
      origin: "https://evil.example",
    });
    expect(answer.status).toBe(403);
  });

  test("cannot leave its origin out either, when there is a cookie", async () => {
    const owner = await signedUpOwner(served.url, "Silent");
    const { cookie = "" } = owner.headers;
    const key = { name: "stolen", permissions: ["leads:read"] };
    const answer = await new ApiClient(served.url).post("/api/v1/api-keys", key, { cookie });
    expect(answer).toMatchObject({ status: 403, body: { type: "stella:foreign-origin" } });
  });
});

test("whoever guesses passwords is stopped, and a right one does not help them then", async () => {
  const own = await openHub({ ...parts, storage: "memory" });
  const door = await serveHub(own, { host: "127.0.0.1", port: 0, clock: parts.clock });
  onTestFinished(async () => {
    await door.close();
    await own.close();
  });
  await signedUp(door.url, "Guessed");
  const guess = (password: string, from = "10.0.0.1") =>
    new ApiClient(door.url).post(
      "/api/auth/sign-in/email",
      { email: "guessed@example.com", password },
      { "x-forwarded-for": from },
    );
  const fromOnePlace = [];
  for (let at = 0; at < 12; at++) fromOnePlace.push((await guess(`wrong password ${at}`)).status);
  expect(fromOnePlace.filter((status) => status === 401)).toHaveLength(10);
  expect(fromOnePlace.at(-1)).toBe(429);
  expect((await guess(PASSWORD)).status).toBe(429);
  const fromManyPlaces = [];
  for (let at = 0; at < 12; at++) fromManyPlaces.push((await guess("wrong password", `10.0.1.${at}`)).status);
  expect(fromManyPlaces.at(-1)).toBe(429);
  expect((await guess(PASSWORD, "10.0.2.1")).status).toBe(429);
  const counted = await own.core.database.select().from(rateLimits);
  expect(JSON.stringify(counted)).not.toContain("guessed@example.com");
});

test("behind https, cookies travel over nothing else, and only its own pages may act", async () => {
  const settings = hubSettings.parse({ publicUrl: "https://crm.example" });
  const own = await openHub({ ...parts, storage: "memory", settings });
  const door = await serveHub(own, { host: "127.0.0.1", port: 0, clock: parts.clock });
  onTestFinished(async () => {
    await door.close();
    await own.close();
  });
  const signUp = (origin: string) =>
    new ApiClient(door.url).post(
      "/api/auth/sign-up/email",
      { name: "Ada", email: "ada@example.com", password: PASSWORD },
      { origin, cookie: "other=1" },
    );
  expect((await signUp(door.url)).status).toBe(403);
  const answer = await must(signUp("https://crm.example"));
  expect(answer.headers.getSetCookie()[0]).toMatch(/^__Secure-stella\.session_token=.*; Secure/i);
  expect(answer.headers.get("strict-transport-security")).toMatch(/max-age=\d{8}/);
});
