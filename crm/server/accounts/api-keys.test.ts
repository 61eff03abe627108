import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { wallTime } from "../../../robot/kernel/clock.ts";
import type { ApiKey } from "../../contract/account.ts";
import { apiKeys } from "../storage/schema/accounts.ts";
import { ApiClient, must, signedUpOwner } from "../testing/api-client.ts";
import { servedHub } from "../testing/served-hub.ts";
import { askerOfKey } from "./api-keys.ts";

const under = servedHub();

test("a key opens what it was given, is shown once and kept as a hash", async () => {
  const { owner, made } = await keyOf("Ada", ["leads:read"]);
  expect(made.secret).toMatch(/^stk_[\w-]{43}$/);
  expect(made.secret.startsWith(made.prefix)).toBe(true);
  const program = new ApiClient(under.url, made.secret);
  await must(program.ask("/api/v1/leads"));
  expect(await program.ask("/api/v1/robots")).toMatchObject({ status: 403 });
  expect((await must(program.ask("/api/v1/me"))).body).toMatchObject({
    account: { name: "Ada" },
    member: null,
    permissions: ["leads:read"],
  });
  const listed = await must(owner.ask("/api/v1/api-keys"));
  expect(listed.body).toMatchObject({ items: [{ id: made.id, lastUsedAt: expect.any(String) }] });
  expect(listed.text).not.toContain(made.secret.slice(12));
  const rows = JSON.stringify(await under.hub.core.database.select().from(apiKeys));
  expect(rows).not.toContain(made.secret.slice(12));
});

test("a revoked key opens nothing from that moment on", async () => {
  const { owner, made } = await keyOf("Bea", ["leads:read"]);
  const program = new ApiClient(under.url, made.secret);
  await must(program.ask("/api/v1/leads"));
  await must(owner.ask(`/api/v1/api-keys/${made.id}`, { method: "DELETE" }));
  expect((await program.ask("/api/v1/leads")).status).toBe(401);
  expect((await must(owner.ask("/api/v1/api-keys"))).body).toEqual({ items: [] });
  expect((await owner.ask(`/api/v1/api-keys/${made.id}`, { method: "DELETE" })).status).toBe(404);
});

test("a key that expires opens nothing from its last moment on", async () => {
  const { made } = await keyOf("Cleo", ["leads:read"]);
  const { database } = under.hub.core;
  const expiresAt = new Date("2030-01-01T00:00:00Z");
  await database.update(apiKeys).set({ expiresAt }).where(eq(apiKeys.id, made.id));
  expect(await askerOfKey(database, made.secret, wallTime(expiresAt.getTime() - 1))).not.toBeNull();
  expect(await askerOfKey(database, made.secret, wallTime(expiresAt.getTime()))).toBeNull();
});

test("a key that makes keys gives away no more than it has", async () => {
  const { made } = await keyOf("Dora", ["keys:write", "leads:read"]);
  const program = new ApiClient(under.url, made.secret);
  const more = { name: "more", permissions: ["leads:read", "contacts:erase"] };
  expect(await program.post("/api/v1/api-keys", more)).toMatchObject({
    status: 403,
    body: { type: "stella:not-permitted", detail: "Leave out contacts:erase." },
  });
  await must(program.post("/api/v1/api-keys", { name: "same", permissions: ["leads:read"] }));
});

test.each([
  ["nothing", "Bearer"],
  ["only the prefix", "Bearer stk_"],
  ["something endless", `Bearer stk_${"x".repeat(5000)}`],
  ["a password", "Basic c3RrXw=="],
  ["no scheme", "stk_x"],
])("an authorization header with %s is no way in, not even beside a cookie", async (what, authorization) => {
  const owner = await signedUpOwner(under.url, `Owner with ${what}`);
  expect((await owner.ask("/api/v1/me", { headers: { authorization } })).status).toBe(401);
});

async function keyOf(name: string, permissions: readonly string[]) {
  const owner = await signedUpOwner(under.url, name);
  const { body } = await must(owner.post("/api/v1/api-keys", { name: "test", permissions }));
  return { owner, made: body as ApiKey & { secret: string } };
}
