import { stringify } from "csv-stringify/sync";
import { csvCell } from "./csv-cell.ts";

type Value = string | number | null | undefined;

/** One row of values, or several, as CSV (RFC 4180) with `\r\n` after each. Null is an empty cell. */
export function csvText(rows: readonly (readonly Value[])[]): string {
  const cells = rows.map((row) =>
    row.map((value) => (typeof value === "string" ? csvCell(value) : (value?.toString() ?? ""))),
  );
  return stringify(cells, { record_delimiter: "windows" });
}
