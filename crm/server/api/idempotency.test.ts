import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { wallTime } from "../../../robot/kernel/clock.ts";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import type { Asker } from "../accounts/asker.ts";
import { type Hub, openHub } from "../hub.ts";
import { idempotentAnswers } from "../storage/schema/accounts.ts";
import { newAccount } from "../testing/new-account.ts";
import { answerOnce, forgetAnswers, type RepeatableRequest, sweepAnswers } from "./idempotency.ts";

const at = wallTime(Date.UTC(2026, 10, 22));
const DAY_MS = 24 * 3600_000;
let hub: Hub;

beforeAll(async () => {
  hub = await openHub({
    storage: "memory",
    clock: new SystemClock(),
    journal: silentJournal,
    random: systemRandom,
  });
});
afterAll(() => hub.close());

test("a request that is repeated gets the first answer and is not done again", async () => {
  const { once, done } = await client();
  const first = await once({ key: "a", body: { text: "hello" } });
  expect(await once({ key: "a", body: { text: "hello" } })).toEqual(first);
  expect(done()).toBe(1);
  await once({ key: "b", body: { text: "hello" } });
  expect(done()).toBe(2);
});

test("of a hundred that come at once, one is done and none is answered otherwise", async () => {
  const { once, done } = await client();
  const all = await Promise.allSettled(Array.from({ length: 100 }, () => once({ key: "a" })));
  expect(done()).toBe(1);
  for (const one of all) {
    if (one.status === "fulfilled") expect(one.value).toEqual({ number: 1 });
    else expect(one.reason.problem).toMatchObject({ type: "stella:still-running", status: 409 });
  }
});

test.each([
  ["another body", { body: { text: "other" } }],
  ["another path", { path: "/api/v1/elsewhere" }],
])("a key that was used for %s is refused", async (_what, other) => {
  const { once } = await client();
  await once({ key: "a", body: { text: "hello" } });
  await expect(once({ key: "a", body: { text: "hello" }, ...other })).rejects.toMatchObject({
    problem: { type: "stella:idempotency-key-reused", status: 422 },
  });
});

test("a key is no way to see what somebody else of the account was answered", async () => {
  const { once, accountId } = await client();
  await once({ key: "a" });
  await expect(once({ key: "a", asker: asker(accountId, "other") })).rejects.toMatchObject({
    problem: { status: 422 },
  });
});

test("another account may use the same key for something of its own", async () => {
  const [one, other] = [await client(), await client()];
  await one.once({ key: "a" });
  await other.once({ key: "a", body: { text: "other" } });
  expect(other.done()).toBe(1);
});

test("what failed was not done, and may be repeated with the same key", async () => {
  const { once, done } = await client();
  await expect(once({ key: "a" }, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await once({ key: "a" })).toEqual({ number: 1 });
  expect(done()).toBe(1);
});

test("a request that a hub died in the middle of is not done a second time", async () => {
  const { once, accountId, done } = await client();
  // As the hub leaves it behind: begun, and never answered.
  void once({ key: "a" }, () => new Promise(() => {}));
  await expect.poll(async () => (await kept(accountId)).length).toBe(1);
  await expect(once({ key: "a" })).rejects.toMatchObject({ problem: { type: "stella:still-running" } });
  expect(done()).toBe(0);
});

test("a secret in an answer is not kept for a repetition", async () => {
  const { once, accountId } = await client();
  expect(await once({ key: "a" }, async () => ({ id: 1, secret: "stk_hush" }))).toMatchObject({ id: 1 });
  await expect(once({ key: "a" })).rejects.toMatchObject({ problem: { type: "stella:told-once" } });
  expect(JSON.stringify(await kept(accountId))).not.toContain("hush");
});

test.each(["", " ", "x".repeat(201), "clé", "a b"])("%j is no key", async (key) => {
  const { once } = await client();
  await expect(once({ key })).rejects.toMatchObject({ problem: { status: 400 } });
});

describe("what is kept", () => {
  test("goes after a day", async () => {
    const { once, accountId } = await client();
    await once({ key: "a" });
    await sweepAnswers(hub.core.database, wallTime(at + DAY_MS));
    expect(await kept(accountId)).toHaveLength(1);
    await sweepAnswers(hub.core.database, wallTime(at + DAY_MS + 1));
    expect(await kept(accountId)).toHaveLength(0);
  });

  test("goes at once when somebody of the account is erased", async () => {
    const [one, other] = [await client(), await client()];
    for (const key of ["a", "erasure"]) await one.once({ key });
    await other.once({ key: "a" });
    await forgetAnswers(hub.core.database, one.accountId, "erasure");
    expect(await kept(one.accountId)).toMatchObject([{ key: "erasure" }]);
    expect(await kept(other.accountId)).toMatchObject([{ key: "a" }]);
  });
});

/** An account whose requests are counted: the nth that is done is answered with n. */
async function client() {
  const accountId = await newAccount(hub.core);
  let count = 0;
  const count1 = async () => {
    count += 1;
    return { number: count };
  };
  const once = (request: Partial<RepeatableRequest>, answer: () => Promise<unknown> = count1) =>
    answerOnce(
      hub.core.database,
      { asker: asker(accountId, "me"), key: "key", path: "/api/v1/notes", body: {}, ...request },
      at,
      answer,
    );
  return { accountId, once, done: () => count };
}

function asker(accountId: string, id: string): Asker {
  return { accountId, permissions: new Set(), actor: { kind: "member", id, name: id }, memberId: id };
}

async function kept(accountId: string) {
  const rows = await hub.core.database.select().from(idempotentAnswers);
  return rows.filter((row) => row.accountId === accountId);
}
