import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import type { Change } from "../../contract/live.ts";
import { type Hub, openHub } from "../hub.ts";
import { type PostgresServer, startPostgres } from "../testing/postgres-server.ts";
import { announce } from "./announce.ts";
import type { Changes } from "./changes.ts";

const parts = { clock: new SystemClock(), journal: silentJournal, random: systemRandom };

describe("within one process", () => {
  let hub: Hub;
  beforeAll(async () => {
    hub = await openHub({ ...parts, storage: "memory" });
  });
  afterAll(() => hub.close());

  test("a change is heard once its transaction is committed, with its account", async () => {
    const { database, changes } = hub.core;
    const heard = next(changes);
    await database.transaction((transaction) => announce(transaction, "a", { what: "lead", id: "1" }));
    expect(await heard).toEqual(["a", { what: "lead", id: "1" }]);
  });

  test("a transaction that is rolled back changed nothing, and nobody hears of it", async () => {
    const { database, changes } = hub.core;
    const heard = next(changes);
    await expect(
      database.transaction(async (transaction) => {
        await announce(transaction, "a", { what: "lead", id: "never" });
        throw new Error("rolled back");
      }),
    ).rejects.toThrow("rolled back");
    await announce(database, "a", { what: "task", id: "2" });
    expect(await heard).toEqual(["a", { what: "task", id: "2" }]);
  });

  test("what a newer hub announces and this one does not know is passed over", async () => {
    const { database, changes } = hub.core;
    const heard = next(changes);
    for (const odd of ["{", "null", JSON.stringify({ account: "a", what: "hologram", id: "1" })]) {
      await database.execute(sql`SELECT pg_notify('stella_changes', ${odd})`);
    }
    await announce(database, "b", { what: "robot", id: "7" });
    expect(await heard).toEqual(["b", { what: "robot", id: "7" }]);
  });

  test("whoever stopped listening is not called any more", async () => {
    const { database, changes } = hub.core;
    const stop = changes.on(() => expect.unreachable("it stopped listening"));
    stop();
    const heard = next(changes);
    await announce(database, "a", { what: "lead", id: "3" });
    await heard;
  });
});

const postgres: PostgresServer | null = startPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(postgres === null)(
  `across hubs on PostgreSQL${postgres ? "" : " (skipped: none is installed, and DATABASE_URL is not set)"}`,
  () => {
    const open = async () => {
      const hub = await openHub({ ...parts, storage: postgres?.url ?? "" });
      onTestFinished(() => hub.close());
      return hub;
    };

    test("what changes through one hub is heard on the other", async () => {
      const [first, second] = [await open(), await open()];
      const heard = next(second.core.changes);
      await announce(first.core.database, "a", { what: "lead", id: "1" });
      expect(await heard).toEqual(["a", { what: "lead", id: "1" }]);
    });

    test("a hub whose connection broke hears again, and says that it may have missed something", async () => {
      const hub = await open();
      const missed = new Promise<void>((resolve) => hub.core.changes.onMissed(resolve));
      await hub.core.database.execute(
        sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN %' AND pid <> pg_backend_pid()`,
      );
      await missed;
      const heard = next(hub.core.changes);
      await announce(hub.core.database, "a", { what: "lead", id: "after" });
      expect(await heard).toEqual(["a", { what: "lead", id: "after" }]);
    });
  },
);

function next(changes: Changes): Promise<[string, Change]> {
  return new Promise((resolve) => {
    const stop = changes.on((accountId, change) => {
      stop();
      resolve([accountId, change]);
    });
  });
}
