import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openHub } from "../crm/server/hub.ts";
import { serveHub } from "../crm/server/serve-hub.ts";
import { ApiClient, must } from "../crm/server/testing/api-client.ts";
import { silentJournal } from "../robot/kernel/journal.ts";
import { systemRandom } from "../robot/kernel/random.ts";
import { SystemClock } from "../robot/kernel/system-clock.ts";
import { openDemoAccount } from "./demo-account.ts";
import { simulatedIdentity } from "./hardware/sync.ts";
import { DEMO_PROFILE, loadProfile } from "./load-profile.ts";

test("the demo's owner signs in with what was printed, also after another start, and finds the robot at work", async () => {
  const folder = mkdtempSync(join(tmpdir(), "stella-demo-"));
  const clock = new SystemClock();
  const hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
  const served = await serveHub(hub, { host: "127.0.0.1", port: 0, clock });
  onTestFinished(async () => {
    await served.close();
    await hub.close();
    rmSync(folder, { recursive: true });
  });
  const demo = {
    profile: loadProfile(DEMO_PROFILE),
    robot: { name: "Stella", key: simulatedIdentity().publicKey },
    folder,
  };
  const first = await openDemoAccount(hub, demo);
  expect(await openDemoAccount(hub, demo)).toEqual(first);
  expect(statSync(join(folder, "demo-owner-password")).mode & 0o777).toBe(0o600);

  const owner = new ApiClient(served.url);
  await must(owner.post("/api/auth/sign-in/email", first));
  expect((await must(owner.ask("/api/v1/me"))).body).toMatchObject({
    account: { name: "Luna Hair Studio" },
    member: { role: "owner" },
    accounts: [expect.anything()],
  });
  expect((await must(owner.ask("/api/v1/robots"))).body).toMatchObject({
    items: [{ name: "Stella", profile: demo.profile.id, config: { version: 1, documentVersion: 1 } }],
  });
});
