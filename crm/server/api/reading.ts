import type { z } from "zod";
import { plainMistake } from "../../contract/plain-mistake.ts";
import type { Problem } from "../../contract/problem.ts";
import type { Route } from "../../contract/route.ts";
import { unstorableIn } from "../storage/unstorable.ts";
import { Refusal } from "./refusal.ts";

/** A request as it came. */
export interface RawRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** A request as its route's schemas read it; `undefined` for what the route has no schema of. */
export interface ReadRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

type Mistakes = NonNullable<Problem["errors"]>;

/**
 * Reads a request by its route. Pure. Throws a {@link Refusal} that lists every mistake of every part with its place,
 * such as `body.note` or `query.limit`.
 */
export function readRequest(route: Route, raw: RawRequest): ReadRequest {
  const mistakes: Mistakes = [];
  const part = (name: keyof RawRequest, schema: z.ZodType | undefined, given: unknown) => {
    if (!schema) {
      if (!isNothing(given)) mistakes.push({ at: name, what: "this route takes none" });
      return undefined;
    }
    const read = schema.safeParse(given);
    for (const path of unstorableIn(given).slice(0, MOST_MISTAKES)) {
      mistakes.push({
        at: [name, ...path.map(String)].join("."),
        what: "holds a character that cannot be stored",
      });
    }
    if (read.success) return read.data;
    mistakes.push(...mistakesOf(name, read.error));
    return undefined;
  };
  const read = {
    params: part("params", route.params, raw.params),
    query: part("query", route.query, raw.query),
    body: part("body", route.body, raw.body),
  };
  if (mistakes.length > 0) throw invalidRequest(mistakes);
  return read;
}

/** Reads a body alone, for what is no {@link Route}. Throws a {@link Refusal}. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw invalidRequest(mistakesOf("body", read.error));
}

export function invalidRequest(errors: Mistakes): Refusal {
  return new Refusal({
    code: "invalid-request",
    title: "The request has mistakes.",
    status: 400,
    detail: "Correct what stands in `errors` and repeat it.",
    errors,
  });
}

/** More would only repeat: somebody sent something else altogether. */
const MOST_MISTAKES = 100;

function mistakesOf(part: string, { issues }: z.ZodError): Mistakes {
  return issues.slice(0, MOST_MISTAKES).map((issue) => ({
    at: [part, ...issue.path.map(String)].join("."),
    what: plainMistake(issue),
  }));
}

function isNothing(given: unknown): boolean {
  return (
    given === undefined || given === null || (typeof given === "object" && Object.keys(given).length === 0)
  );
}
