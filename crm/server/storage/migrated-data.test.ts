import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { afterAll, expect, test } from "vitest";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import { sampleRecord } from "../../../robot/kernel/testing/sample-record.ts";
import { operatorAccount } from "../accounts/operator-account.ts";
import { openHub } from "../hub.ts";
import { leads } from "./schema/leads.ts";
import { robotKeys } from "./schema/robots.ts";

const folder = mkdtempSync(join(tmpdir(), "stella-migrated-"));
afterAll(() => rmSync(folder, { recursive: true }));

const migrations = fileURLToPath(new URL("./migrations", import.meta.url));

test("what was collected before there were accounts keeps its robot and becomes leads, once", async () => {
  const storage = join(folder, "hub");
  const record = sampleRecord(1);
  await fillFirstVersion(storage, record);
  for (const _start of ["first", "second"]) {
    const hub = await openHub({
      storage,
      clock: new SystemClock(),
      journal: silentJournal,
      random: systemRandom,
    });
    const account = await operatorAccount(hub.core);
    expect(await hub.intakes(account)).toMatchObject([{ id: record.id, robot: "Lobby", record }]);
    expect(await hub.core.database.select().from(leads)).toMatchObject([
      { accountId: account, id: record.id },
    ]);
    expect(await hub.core.database.select().from(robotKeys)).toMatchObject([{ publicKey: "the-old-key" }]);
    await hub.close();
  }
});

/** A storage as the first version left it. */
async function fillFirstVersion(storage: string, record: ReturnType<typeof sampleRecord>): Promise<void> {
  const client = await PGlite.create(storage);
  await migrate(drizzle(client), { migrationsFolder: onlyTheFirst() });
  await client.exec(
    "INSERT INTO robots (name, public_key, enrolled_at) VALUES ('Lobby', 'the-old-key', now())",
  );
  await client.query(
    `INSERT INTO leads (id, robot_id, outbox, sequence, content_sha256, received_at, record)
     VALUES ($1, 1, gen_random_uuid(), 1, 'hash', now(), $2)`,
    [record.id, JSON.stringify(record)],
  );
  await client.close();
}

function onlyTheFirst(): string {
  const copy = join(folder, "migrations");
  mkdirSync(join(copy, "meta"), { recursive: true });
  const journal = JSON.parse(readFileSync(join(migrations, "meta/_journal.json"), "utf8"));
  const [first] = journal.entries;
  writeFileSync(join(copy, "meta/_journal.json"), JSON.stringify({ ...journal, entries: [first] }));
  cpSync(join(migrations, `${first.tag}.sql`), join(copy, `${first.tag}.sql`));
  return copy;
}
