import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { startPostgres } from "../testing/postgres-server.ts";
import { openDatabase } from "./database.ts";

const postgres = startPostgres();
afterAll(() => postgres?.stop());

test("five hubs that start at once on an empty database bring it up to date once", async (context) => {
  if (!postgres) return context.skip("set DATABASE_URL or install Debian's postgresql");
  const opened = await Promise.all(Array.from({ length: 5 }, () => openDatabase(postgres.url)));
  try {
    const journal = JSON.parse(
      readFileSync(new URL("./migrations/meta/_journal.json", import.meta.url), "utf8"),
    );
    const applied = await opened[0]?.database.execute(sql`SELECT hash FROM drizzle.__drizzle_migrations`);
    expect(applied).toMatchObject({ rowCount: journal.entries.length });
  } finally {
    await Promise.all(opened.map(({ close }) => close()));
  }
});
