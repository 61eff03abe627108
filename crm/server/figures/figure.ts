import type { SQL } from "drizzle-orm";
import type { FigureCell } from "../../contract/figures.ts";
import type { Database } from "../storage/database.ts";
import type { FigureScope } from "./figure-scope.ts";

/** One line of the CSV: the number in `column` that stands beside `key`. */
export interface FigureLine {
  readonly key: string;
  readonly column: string;
  /** Null where there is nothing to compute from. */
  readonly value: number | string | null;
}

/**
 * One figure of the dashboard, and which leads stand behind each of its numbers. Both are made of the same
 * conditions, so that the list has as many leads as the number says.
 */
export interface Figure<Read, Cell extends FigureCell["figure"]> {
  read(database: Database, scope: FigureScope): Promise<Read>;
  lines(read: Read): readonly FigureLine[];
  /** By cell: the condition on a lead `l`, scope included. */
  readonly behind: Readonly<Record<Cell, (scope: FigureScope, cell: FigureCell) => SQL>>;
}

/** A key of the contract that stands for nothing when it is empty. */
export function keyOrNull(key: string): string | null {
  return key === "" ? null : key;
}
