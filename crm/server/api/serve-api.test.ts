import { expect, onTestFinished, test } from "vitest";
import { EventLog, journalTo, silentJournal } from "../../../robot/kernel/journal.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import { openHub } from "../hub.ts";
import { serveHub } from "../serve-hub.ts";
import { ApiClient, must, signedUpOwner } from "../testing/api-client.ts";
import { servedHub } from "../testing/served-hub.ts";

const clock = new SystemClock();
const under = servedHub();

test("a lead that is made twice with one idempotency key is made once", async () => {
  const owner = await signedUpOwner(under.url, "Ada");
  const make = () => owner.post("/api/v1/leads", { name: "Gus" }, { "idempotency-key": "once" });
  const [first, second] = [await must(make()), await must(make())];
  expect(second.body).toEqual(first.body);
  expect((await must(owner.ask("/api/v1/leads"))).body).toMatchObject({
    items: [expect.anything()],
    next: null,
  });
  const other = await owner.post("/api/v1/leads", { name: "Gil" }, { "idempotency-key": "once" });
  expect(other).toMatchObject({ status: 422, body: { type: "stella:idempotency-key-reused" } });
});

test.each([
  ["no JSON", { body: "{" }, 400],
  ["an unknown field", { body: { name: "Gus", owner: "me" } }, 400],
  ["another media type", { body: "name=Gus", headers: { "content-type": "text/csv" } }, 415],
  ["more than fits", { body: { name: "x".repeat(1_100_000) } }, 413],
  ["a prototype instead of fields", { body: '{"name":"Gus","__proto__":{"a":1}}' }, 400],
])("a body with %s is refused as a problem", async (what, sent, status) => {
  const owner = await signedUpOwner(under.url, `Owner who sends ${what}`);
  const answer = await owner.ask("/api/v1/leads", { method: "POST", ...sent });
  expect(answer).toMatchObject({ status, body: { status, type: expect.stringMatching(/^stella:/) } });
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  expect((await must(owner.ask("/api/v1/leads"))).body).toMatchObject({ items: [] });
});

test("a mistake in a query is named with its place", async () => {
  const owner = await signedUpOwner(under.url, "Bea");
  expect(await owner.ask("/api/v1/leads?limit=999&order=1")).toMatchObject({
    status: 400,
    body: {
      type: "stella:invalid-request",
      errors: [expect.objectContaining({ at: "query.limit" }), expect.objectContaining({ at: "query" })],
    },
  });
});

test("a cursor of another list is refused", async () => {
  const owner = await signedUpOwner(under.url, "Cleo");
  const answer = await owner.ask("/api/v1/audit?cursor=WyJub3RoaW5nIl0");
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ at: "query.cursor" }] } });
});

test("a method that a path does not know is no page", async () => {
  const owner = await signedUpOwner(under.url, "Dora");
  expect(await owner.ask("/api/v1/me", { method: "DELETE" })).toMatchObject({ status: 404 });
});

test("the description of the interface is open to everybody", async () => {
  const { body } = await must(new ApiClient(under.url).ask("/api/v1/openapi.json"));
  expect(body).toMatchObject({ openapi: "3.1.0", paths: { "/api/v1/leads": expect.anything() } });
});

test("an export is a file to keep", async () => {
  const owner = await signedUpOwner(under.url, "Eli");
  const answer = await must(
    owner.ask("/api/v1/figures.csv?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z"),
  );
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="figures.csv"');
});

test("somebody who asks without pause is told to wait, and nobody else is", async () => {
  const hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
  const served = await serveHub(hub, { host: "127.0.0.1", port: 0, clock, requestsAMinute: 20 });
  onTestFinished(async () => {
    await served.close();
    await hub.close();
  });
  const [busy, calm] = [await signedUpOwner(served.url, "Busy"), await signedUpOwner(served.url, "Calm")];
  const asked = await Promise.all(Array.from({ length: 25 }, () => busy.ask("/api/v1/me")));
  expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([200, 429]));
  expect(await busy.ask("/api/v1/leads")).toMatchObject({ body: { type: "stella:too-many-requests" } });
  expect((await calm.ask("/api/v1/leads")).status).toBe(200);
});

test("a hub whose database failed says that it failed, and neither it nor its journal says about whom", async () => {
  const log = new EventLog();
  const hub = await openHub({
    storage: "memory",
    clock,
    journal: journalTo(clock, [log.sink]),
    random: systemRandom,
  });
  const served = await serveHub(hub, { host: "127.0.0.1", port: 0, clock });
  onTestFinished(async () => {
    await served.close();
    await hub.close();
  });
  const owner = await signedUpOwner(served.url, "Fay");
  await hub.core.database.execute("ALTER TABLE contacts RENAME TO gone");
  const answer = await owner.post("/api/v1/leads", { name: "Gustava", email: "gustava@example.com" });
  expect(answer).toMatchObject({ status: 500, body: { type: "stella:hub-failed", status: 500 } });
  expect(answer.text).not.toMatch(/gustava|contacts|select|insert/i);
  const lines = log.lines().filter((line) => line.includes("hub.request-failed"));
  expect(lines).toEqual([expect.stringContaining('"route":"/api/v1/leads","cause":"')]);
  expect(lines[0]).toMatch(/42P01 at crm\/server\/\w+\/[\w-]+\.ts:\d+/);
  expect(lines.join()).not.toMatch(/gustava/i);
});
