import { sql } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import { sampleRecord } from "../../../robot/kernel/testing/sample-record.ts";
import { openHub } from "../hub.ts";
import { newAccount } from "../testing/new-account.ts";
import { PlayedRobot } from "../testing/played-robot.ts";
import { KeptDatabase } from "./kept-database.ts";

const storage = new KeptDatabase();
afterAll(() => storage.close());

const parts = { storage, clock: new SystemClock(), journal: silentJournal, random: systemRandom };

/** Lives through one visit: a robot is enrolled, and its record is stored and filed. */
async function liveOnce() {
  const hub = await openHub(parts);
  const found = await hub.health();
  const account = await newAccount(hub.core);
  const robot = new PlayedRobot(hub);
  await hub.enrol(account, robot.name, robot.publicKey);
  robot.connect();
  robot.introduce();
  await robot.hears("welcome");
  robot.push(1, sampleRecord(1));
  await robot.hears("intake.ack");
  const [intake] = await hub.intakes(account);
  await hub.close();
  return { found, arrival: intake?.arrival };
}

it("is found empty by every hub, which counts from 1 as the first one did", async () => {
  const lives = [await liveOnce(), await liveOnce()];
  expect(lives).toEqual([
    { found: { leads: 0, robots: [] }, arrival: 1 },
    { found: { leads: 0, robots: [] }, arrival: 1 },
  ]);
});

it("serves one hub at a time", async () => {
  const hub = await openHub(parts);
  await expect(openHub(parts)).rejects.toThrow("still uses");
  await hub.close();
});

it("is made anew when the last one could not be emptied", async () => {
  const { database, close } = await storage.open();
  await database.execute(sql`DROP SCHEMA public CASCADE`);
  await close();
  await expect(storage.open()).rejects.toThrow("TRUNCATE");
  expect(await liveOnce()).toEqual({ found: { leads: 0, robots: [] }, arrival: 1 });
});
