import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/** Fewer digits than this are found in almost every number. */
const FEWEST_DIGITS = 3;

/** Whether the contact that `column` names is found by a part of its name, number or address. */
export function contactsLike(column: AnyColumn, accountId: string, search: string): SQL {
  const text = search.trim();
  const digits = text.replace(/[\s()./-]/g, "");
  const isNumber = /^\+?\d+$/.test(digits) && digits.length >= FEWEST_DIGITS;
  const inPoint = isNumber ? digits.replace(/^0+/, "") : text.toLowerCase();
  return sql`${column} IN (
    SELECT found.id FROM contacts found
    WHERE found.account_id = ${accountId} AND found.name ILIKE ${containing(text)}
    UNION
    SELECT point.contact_id FROM contact_points point
    WHERE point.account_id = ${accountId} AND point.value LIKE ${containing(inPoint)})`;
}

/** Wildcards in what somebody typed mean themselves. */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (wildcard) => `\\${wildcard}`)}%`;
}
