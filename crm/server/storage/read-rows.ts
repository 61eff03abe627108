import type { SQL } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "./database.ts";

/**
 * The rows of a query that drizzle's builder cannot say, read by a schema: what a driver makes of a column is known
 * here and nowhere else. Counts come as `::int` and times as seconds or text, since the two engines hand over bigint
 * and timestamps differently.
 */
export async function readRows<Row extends z.ZodType>(
  database: Database,
  query: SQL,
  row: Row,
): Promise<z.output<Row>[]> {
  return z.object({ rows: z.array(row) }).parse(await database.execute(query)).rows;
}
