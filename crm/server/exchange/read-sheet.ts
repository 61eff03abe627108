import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import type { Tag } from "../../../robot/kernel/intake-record.ts";
import type { WrittenLead } from "../pipeline/create-lead.ts";
import { valueOfCell } from "./csv-cell.ts";

/** What is wrong with a file, by the line that it stands in; the header is line 1. */
export interface SheetProblem {
  readonly line: number;
  readonly what: string;
}

export interface SheetRow {
  readonly line: number;
  readonly lead: WrittenLead;
}

const plain = new Set(["name", "phone", "email", "pipeline", "note"]);
/** An export has them too. They tell how a lead stands, which is nothing that a file decides. */
const passedOver = new Set(["id", "created", "stage", "score", "assignee", ""]);
/** As contracts allow: the same limits as for a lead that is written by hand. */
const LONGEST = { name: 200, phone: 40, email: 200, pipeline: 64, note: 5000 } as const;
const LONGEST_VALUE = 2000;
/** One transaction takes them all. */
const MOST_ROWS = 10_000;

/**
 * Reads leads from CSV with a header: `name`, `phone`, `email`, `pipeline`, `note`, `tag:<group>`, `field:<id>`. Commas or
 * semicolons; several tags of a group are separated by `|`. Empty cells say nothing. Pure.
 */
export function readSheet(csv: string): {
  readonly rows: readonly SheetRow[];
  readonly problems: readonly SheetProblem[];
} {
  const parsed = linesOf(csv);
  if ("problem" in parsed) return { rows: [], problems: [parsed.problem] };
  const [header, ...lines] = parsed.lines;
  if (!header) return { rows: [], problems: [{ line: 1, what: "The file is empty." }] };
  const columns = header.cells.map((cell) => cell.trim());
  const unusable = problemsOfHeader(columns);
  if (unusable.length > 0) return { rows: [], problems: unusable };
  if (lines.length > MOST_ROWS)
    return { rows: [], problems: [{ line: 1, what: `More than ${MOST_ROWS} rows: split the file.` }] };
  const read = lines.map(({ line, cells }) => readRow(line, columns, cells));
  return { rows: read.flatMap(({ row }) => row ?? []), problems: read.flatMap(({ problems }) => problems) };
}

const parsedRecords = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

function linesOf(csv: string): { readonly lines: readonly Line[] } | { readonly problem: SheetProblem } {
  try {
    const records = parsedRecords.parse(
      parse(csv, {
        bom: true,
        delimiter: delimiterOf(csv),
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
      }),
    );
    // The parser tells the line that a record ends in; one with line breaks in a cell begins earlier.
    const lines = records.map(({ record, info }) => ({
      line: info.lines - record.join("").split("\n").length + 1,
      cells: record,
    }));
    return { lines };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = "lines" in error && typeof error.lines === "number" ? error.lines : 1;
    return { problem: { line, what: "This is no CSV: a quotation mark is missing or in the wrong place." } };
  }
}

/** Spreadsheets in many countries write semicolons. */
function delimiterOf(csv: string): "," | ";" {
  const header = csv.split(/\r?\n/, 1)[0] ?? "";
  return header.includes(";") && !header.includes(",") ? ";" : ",";
}

function problemsOfHeader(columns: readonly string[]): readonly SheetProblem[] {
  const problem = (what: string): SheetProblem => ({ line: 1, what });
  return [
    ...(columns.includes("name") ? [] : [problem('There is no column "name".')]),
    ...columns.flatMap((column, at) => {
      if (column !== "" && columns.indexOf(column) < at)
        return [problem(`The column "${column}" stands there twice.`)];
      const isKnown = plain.has(column) || passedOver.has(column) || /^(tag|field):./.test(column);
      return isKnown ? [] : [problem(`The column "${column}" is unknown.`)];
    }),
  ];
}

function readRow(
  line: number,
  columns: readonly string[],
  cells: readonly string[],
): { readonly row: SheetRow | null; readonly problems: readonly SheetProblem[] } {
  if (cells.length > columns.length)
    return { row: null, problems: [{ line, what: "It has more cells than the header." }] };
  const given = columns.flatMap((column, at) => {
    const value = valueOfCell(cells[at] ?? "").trim();
    return passedOver.has(column) || value === "" ? [] : [[column, value] as const];
  });
  const problems = given.flatMap(([column, value]) =>
    value.length > longestOf(column)
      ? [{ line, what: `"${column}" is longer than ${longestOf(column)} characters.` }]
      : [],
  );
  const of = (column: string) => given.find(([name]) => name === column)?.[1];
  const startingWith = (prefix: string) =>
    given.flatMap(([column, value]) =>
      column.startsWith(prefix) ? [[column.slice(prefix.length), value] as const] : [],
    );
  const lead: WrittenLead = {
    name: of("name") ?? "",
    phone: of("phone"),
    email: of("email"),
    pipeline: of("pipeline"),
    note: of("note"),
    fields: Object.fromEntries(startingWith("field:")),
    tags: startingWith("tag:").flatMap(([group, value]) =>
      value.split("|").map((word): Tag => ({ group, tag: word.trim() })),
    ),
  };
  return { row: problems.length > 0 ? null : { line, lead }, problems };
}

function longestOf(column: string): number {
  return Object.entries(LONGEST).find(([name]) => name === column)?.[1] ?? LONGEST_VALUE;
}
