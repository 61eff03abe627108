import { sql } from "drizzle-orm";
import { z } from "zod";
import type { FigureCell } from "../../contract/figures.ts";
import { decodeCursor, type Page, pageFrom } from "../api/cursor.ts";
import { Refusal } from "../api/refusal.ts";
import type { Database } from "../storage/database.ts";
import { readRows } from "../storage/read-rows.ts";
import { behindEveryCell } from "./every-figure.ts";
import type { FigureScope } from "./figure-scope.ts";

const row = z.object({ id: z.string(), number: z.coerce.number() });
const place = z.tuple([z.int()]);

/** The leads behind one number, the newest first, by their ids. Throws a `Refusal` for a day that is none. */
export async function leadsBehindCell(
  database: Database,
  scope: FigureScope,
  cell: FigureCell,
  page: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<{ readonly id: string }>> {
  if (cell.figure === "volume" && cell.key !== "" && !z.iso.date().safeParse(cell.key).success) {
    throw noDay();
  }
  const behind = decodeCursor(page.cursor, place);
  const rows = await readRows(
    database,
    sql`
      SELECT l.id, l.number FROM leads l
      WHERE ${behindEveryCell[cell.figure](scope, cell)}${behind ? sql` AND l.number < ${behind[0]}` : sql``}
      ORDER BY l.number DESC
      LIMIT ${page.limit + 1}`,
    row,
  );
  return pageFrom(rows, page.limit, ({ number }) => [number]);
}

function noDay(): Refusal {
  return new Refusal({
    code: "invalid-request",
    title: "The request has mistakes.",
    status: 400,
    detail: "Correct what stands in `errors` and repeat it.",
    errors: [{ at: "query.key", what: "must be a day, such as 2026-11-24" }],
  });
}
