import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import pg from "pg";
import { Fault, messageOf } from "../../../robot/kernel/fault.ts";
import { makeFolder } from "../../../robot/kernel/folder.ts";
import { lockFolder } from "./folder-lock.ts";
import { type Listen, listenInProcess, listenOnServer } from "./listening.ts";
import { pgliteInMemory } from "./pglite-in-memory.ts";

/** PostgreSQL, in this process or elsewhere; a transaction is one too. */
export type Database = PgDatabase<PgQueryResultHKT>;

export interface OpenDatabase {
  readonly database: Database;
  readonly listen: Listen;
  close(): Promise<void>;
}

const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));

/**
 * @param storage `memory`, a `postgres://` address, or a folder that PGlite keeps its files in
 *
 * Opens it and brings its tables up to date. Throws a `Fault` `storage.unavailable`.
 */
export async function openDatabase(storage: string): Promise<OpenDatabase> {
  const isServer = /^postgres(ql)?:\/\//.test(storage);
  try {
    return isServer ? await openPostgres(storage) : await openPglite(storage);
  } catch (error) {
    throw new Fault({
      code: "storage.unavailable",
      what: `The lead storage ${nameOf(storage)} cannot be opened (${reasonOf(error)}).`,
      remedy: isServer
        ? "Check that the database server is running and that its address, user and password are right."
        : "Check that the folder is writable, undamaged and used by no other hub, or name another one.",
      cause: error,
    });
  }
}

/** The first cause, which tells more than the query that failed of it. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error && error.cause !== undefined ? reasonOf(error.cause) : messageOf(error);
}

async function openPostgres(url: string): Promise<OpenDatabase> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  try {
    await migrateServer(pool);
    const database = drizzlePostgres(pool);
    return { database, listen: listenOnServer(url), close: () => pool.end() };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** Hubs that start together wait for the first one to bring the tables up to date. */
async function migrateServer(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    // Of the session: the migrations are a transaction of their own.
    await client.query("SELECT pg_advisory_lock(hashtextextended('stella migrations', 0))");
    await migratePostgres(drizzlePostgres(client), { migrationsFolder });
  } finally {
    // Ends the session, and with it the lock, also when the connection is what failed.
    client.release(true);
  }
}

async function openPglite(storage: string): Promise<OpenDatabase> {
  if (storage === "memory") return await migrated(await pgliteInMemory());
  makeFolder(storage);
  const unlock = await lockFolder(storage);
  try {
    const opened = await migrated(await PGlite.create(storage));
    return { ...opened, close: () => opened.close().finally(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function migrated(client: PGlite): Promise<OpenDatabase> {
  const database = drizzlePglite(client);
  await migratePglite(database, { migrationsFolder });
  return { database, listen: listenInProcess(client), close: () => client.close() };
}

/** Without the password that a database address may hold. */
function nameOf(storage: string): string {
  return storage.replace(/\/\/[^@/]*@/, "//");
}
