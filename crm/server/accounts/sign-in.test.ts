import { afterAll, beforeAll, expect, test } from "vitest";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import { type Hub, openHub } from "../hub.ts";
import { type ServedHub, serveHub } from "../serve-hub.ts";
import { ApiClient, must, PASSWORD, signedUp, signedUpOwner } from "../testing/api-client.ts";

const clock = new SystemClock();
let hub: Hub;
let served: ServedHub;

beforeAll(async () => {
  hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
  served = await serveHub(hub, { host: "127.0.0.1", port: 0, clock });
});
afterAll(async () => {
  await served.close();
  await hub.close();
});

test("whoever signs up and makes an account owns it", async () => {
  const ada = await signedUpOwner(served.url, "Ada");
  expect((await must(ada.ask("/api/v1/me"))).body).toMatchObject({
    user: { name: "Ada", email: "ada@example.com" },
    account: { name: "Ada" },
    member: { role: "owner" },
    permissions: expect.arrayContaining(["keys:write"]),
    accounts: [{ name: "Ada" }],
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
