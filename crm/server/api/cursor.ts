import type { z } from "zod";
import { invalidRequest } from "./reading.ts";
import type { Refusal } from "./refusal.ts";

/** One page of a list as the contract's `pageOf` wants it. */
export interface Page<Row> {
  readonly items: Row[];
  readonly next: string | null;
}

/**
 * The cursor of a page's last row: what the list is sorted by, ending in something unique. The next page begins
 * behind these values instead of at a number of rows, so that nothing is shown twice or left out when rows are
 * added meanwhile.
 *
 *     const place = z.tuple([moment, z.uuid()]);
 *     const behind = decodeCursor(query.cursor, place);
 *     const rows = await database.select().from(leads)
 *       .where(and(
 *         eq(leads.accountId, asker.accountId),
 *         behind ? sql`(${leads.createdAt}, ${leads.id}) < (${behind[0]}::timestamptz, ${behind[1]}::uuid)` : undefined,
 *       ))
 *       .orderBy(desc(leads.createdAt), desc(leads.id))
 *       .limit(query.limit + 1);
 *     return pageFrom(rows, query.limit, (lead) => [lead.createdAt.toISOString(), lead.id]);
 *
 * It is no secret and not signed: a list is asked for by account whatever its cursor says, so a forged one shows
 * nothing that an honest one would not. Columns that it names hold whole milliseconds, as a `Date` does.
 *
 * @param parts at most 200 characters together once encoded, which the contract's `pageQuery` allows
 */
export function encodeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts), "utf8").toString("base64url");
}

/**
 * The values that {@link encodeCursor} was given, or null for the first page.
 *
 * @param place what this list's cursors hold, usually a tuple
 *
 * Throws a {@link Refusal} for anything that no page of this list gave away.
 */
export function decodeCursor<T>(cursor: string | undefined, place: z.ZodType<T>): T | null {
  if (cursor === undefined) return null;
  const parts = place.safeParse(parsedJson(Buffer.from(cursor, "base64url").toString("utf8")));
  if (parts.success) return parts.data;
  throw invalidRequest([{ at: "query.cursor", what: "not the `next` of a page of this list" }]);
}

/**
 * @param rows up to `limit + 1` of them: one more than fits tells that there is a next page
 * @param placeOf the values of a row that its cursor holds
 */
export function pageFrom<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => readonly (string | number)[],
): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const isLast = rows.length <= limit || last === undefined;
  return { items, next: isLast ? null : encodeCursor(placeOf(last)) };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
