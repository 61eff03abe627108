import type { z } from "zod";
import { problem } from "../../contract/problem.ts";
import type { Route } from "../../contract/route.ts";
import { notUnderstood, ProblemError, unreachable } from "./problem-error.ts";
import { signedOut } from "./session.ts";

type Part<R extends Route, K extends "params" | "query" | "body"> = R extends {
  readonly [key in K]: infer S extends z.ZodType;
}
  ? Record<never, never> extends z.input<S>
    ? { readonly [key in K]?: z.input<S> }
    : { readonly [key in K]: z.input<S> }
  : { readonly [key in K]?: undefined };

/** What a route wants to be asked with. */
export type Request<R extends Route> = Part<R, "params"> & Part<R, "query"> & Part<R, "body">;

/** What a route gives; text for a download. */
export type Answer<R extends Route> = R["gives"] extends z.ZodType ? z.output<R["gives"]> : string;

/** Lost connections are tried again so soon; a person waits meanwhile. */
const RETRIES_AFTER_MS = [300, 1_000];

/**
 * Asks the hub. Resolves to the answer, read by the route's own schema. Rejects with a {@link ProblemError} for
 * whatever the hub refused, and with the signal's reason when it was aborted.
 *
 * A POST carries an idempotency key, so that repeating it after a lost connection does not do it twice.
 */
export async function call<R extends Route>(
  route: R,
  request: Request<R>,
  signal?: AbortSignal,
): Promise<Answer<R>> {
  const headers: Record<string, string> = { Accept: "application/json, application/problem+json, text/csv" };
  if (request.body !== undefined) headers["Content-Type"] = "application/json";
  if (route.method === "POST") headers["Idempotency-Key"] = randomKey();
  const response = await fetched(addressOf(route, request), {
    method: route.method,
    headers,
    body: request.body === undefined ? null : JSON.stringify(request.body),
    signal: signal ?? null,
    // The session's cookie goes to the hub that this page came from, and nowhere else.
    credentials: "same-origin",
  });
  if (!response.ok) throw await refused(response);
  if (route.gives === "text/csv") return (await response.text()) as Answer<R>;
  const answer = route.gives.safeParse(await response.json().catch(() => undefined));
  if (!answer.success) throw notUnderstood(response.status, answer.error);
  // Parsed by the schema that `Answer` is inferred from.
  return answer.data as Answer<R>;
}

/** Where a route is asked, relative to the page; also for links to downloads. */
export function addressOf<R extends Route>(route: R, request: Request<R>): string {
  const params: Record<string, unknown> = request.params ?? {};
  const path = route.path.replace(/:(\w+)/g, (_match, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {})) {
    // An empty text says something: the figures' leads without a source.
    if (value !== undefined) query.set(name, String(value));
  }
  const search = query.toString();
  return search === "" ? path : `${path}?${search}`;
}

async function fetched(address: string, init: RequestInit): Promise<Response> {
  for (const pauseMs of [...RETRIES_AFTER_MS, null]) {
    try {
      return await fetch(address, init);
    } catch (error) {
      if (init.signal?.aborted) throw error;
      if (pauseMs === null || !repeatable(init)) throw unreachable(error);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  throw new Error("the last attempt returns or throws");
}

/** PUT and PATCH name the version that they change; a repetition would be refused as a conflict with itself. */
function repeatable({ method }: RequestInit): boolean {
  return method === "GET" || method === "POST" || method === "DELETE";
}

async function refused(response: Response): Promise<ProblemError> {
  const told = problem.safeParse(await response.json().catch(() => undefined));
  if (response.status === 401) signedOut();
  return told.success ? new ProblemError(told.data) : notUnderstood(response.status);
}

/** 128 random bits. `crypto.randomUUID` exists on https pages only; a hub in a shop's own network may have none. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
