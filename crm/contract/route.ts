import type { z } from "zod";
import type { Permission } from "./permission.ts";

/**
 * One entry of the REST interface, as data. The server answers it, the console calls it and the OpenAPI document
 * describes it, all from this.
 */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With the parameters of `params` as `:name`; always under `/api/v1`. */
  readonly path: `/api/v1/${string}`;
  /** One sentence, as in the OpenAPI document. */
  readonly summary: string;
  /** Null: whoever has a session or a key of the account. */
  readonly needs: Permission | null;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Bytes that a request may have, where that is more than 1 MiB. */
  readonly bodyLimit?: number;
  /** What a success carries; `text/csv` for a download. */
  readonly gives: z.ZodType | "text/csv";
}

/** Keeps the literal types of an entry. */
export function route<const R extends Route>(entry: R): R {
  return entry;
}
