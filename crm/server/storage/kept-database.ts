import { sql } from "drizzle-orm";
import { z } from "zod";
import { type Database, type OpenDatabase, openDatabase } from "./database.ts";
import { readRows } from "./read-rows.ts";

/**
 * One database in memory for hubs that live one after another, empty for each of them. Making one takes seconds, most of
 * them to compile PostgreSQL; emptying it takes a hundredth of one.
 */
export class KeptDatabase {
  private made: OpenDatabase | null = null;
  private inUse = false;

  /**
   * All its tables, and nothing in them. Closing it gives it back. Throws a `Fault` `storage.unavailable` when it cannot be
   * made, and what the database said when it cannot be emptied; the next one is then made anew.
   */
  async open(): Promise<OpenDatabase> {
    if (this.inUse) throw new Error("a hub opened the database that another one still uses");
    this.inUse = true;
    const giveBack = () => {
      this.inUse = false;
    };
    try {
      const { database, listen } = await this.emptied();
      return { database, listen, close: async () => giveBack() };
    } catch (error) {
      await this.discard();
      // Nobody has it who could.
      giveBack();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.made?.close();
    this.made = null;
  }

  private async emptied(): Promise<OpenDatabase> {
    if (this.made) await empty(this.made.database);
    else this.made = await openDatabase("memory");
    return this.made;
  }

  /** What could not be emptied may not let itself be closed either, and is of no use to anybody. */
  private async discard(): Promise<void> {
    await this.close().catch(() => undefined);
    this.made = null;
  }
}

/** Numbers that rows are given begin with 1 again. */
async function empty(database: Database): Promise<void> {
  const tables = await readRows(
    database,
    sql`SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
    z.object({ name: z.string() }),
  );
  await database.transaction(async (transaction) => {
    // Without triggers: some tables refuse to lose a row, which is a rule for hubs in business.
    await transaction.execute(sql`SET LOCAL session_replication_role = replica`);
    await transaction.execute(
      sql.raw(`TRUNCATE ${tables.map(({ name }) => name).join(", ")} RESTART IDENTITY CASCADE`),
    );
  });
}
