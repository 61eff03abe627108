import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../storage/database.ts";
import { readRows } from "../storage/read-rows.ts";

/** Every column of every table whose text holds one of the words. */
export async function placesOf(
  database: Database,
  words: readonly string[],
): Promise<readonly { readonly table: string; readonly column: string; readonly rows: number }[]> {
  const columns = await readRows(
    database,
    sql`
      SELECT c.table_name AS "table", c.column_name AS "column"
      FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
        AND c.data_type NOT IN ('uuid', 'integer', 'bigint', 'boolean', 'double precision')
        AND c.data_type NOT LIKE 'timestamp%'
      ORDER BY 1, 2`,
    z.object({ table: z.string(), column: z.string() }),
  );
  const patterns = words.map((word) => `%${word}%`);
  const places = [];
  for (const { table, column } of columns) {
    const [found] = await readRows(
      database,
      sql`
        SELECT count(*)::int AS rows FROM ${sql.identifier(table)}
        WHERE ${sql.identifier(column)}::text ILIKE any(${sql.param(patterns)}::text[])`,
      z.object({ rows: z.number() }),
    );
    if (found && found.rows > 0) places.push({ table, column, rows: found.rows });
  }
  return places;
}
