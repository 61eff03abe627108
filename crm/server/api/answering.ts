import type { z } from "zod";
import type { Route } from "../../contract/route.ts";
import type { Asker } from "../accounts/asker.ts";

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** A request that was let in: permitted, and read by the route's schemas. */
export interface Asked<R extends Route> {
  readonly asker: Asker;
  readonly params: Parsed<R["params"]>;
  readonly query: Parsed<R["query"]>;
  readonly body: Parsed<R["body"]>;
}

export type Given<R extends Route> = R["gives"] extends z.ZodType ? z.input<R["gives"]> : string;

/** A route and what answers it. */
export interface Answering {
  readonly route: Route;
  readonly answer: (asked: Asked<Route>) => Promise<unknown>;
}

/**
 * Joins a route to what answers it. The answer is wrapped in nothing: what it returns is what the route `gives`.
 * It throws a {@link Refusal} for whatever the asker can do something about.
 */
export function answering<R extends Route>(
  route: R,
  answer: (asked: Asked<R>) => Promise<Given<R>>,
): Answering {
  // Whoever calls `answer` has read the request by this very route's schemas.
  return { route, answer: answer as Answering["answer"] };
}
