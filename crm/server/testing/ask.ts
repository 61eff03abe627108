import { z } from "zod";
import { permission } from "../../contract/permission.ts";
import type { Route } from "../../contract/route.ts";
import type { Asker } from "../accounts/asker.ts";
import type { Answering } from "../api/answering.ts";

/** What of a request matters behind the sign-in, as it comes in: texts in paths and queries. */
export interface Request {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Asks a room as the API's frame would: the request is read, and the answer written, by the route's schemas. */
export async function ask<T>(
  answers: readonly Answering[],
  asker: Asker,
  route: Omit<Route, "gives"> & { readonly gives: z.ZodType<T> },
  { params = {}, query = {}, body }: Request = {},
): Promise<T> {
  const found = answers.find((answer) => answer.route === route);
  if (!found) throw new Error(`nobody answers ${route.method} ${route.path}`);
  const given = await found.answer({
    asker,
    params: (route.params ?? z.object({})).parse(params),
    query: (route.query ?? z.object({})).parse(query),
    body: (route.body ?? z.undefined()).parse(body),
  });
  return route.gives.parse(given);
}

/** An owner of the account, without a sign-in. */
export function ownerOf(accountId: string): Asker {
  const actor = { kind: "member", id: "member-1", name: "Olga Owner" } as const;
  return { accountId, actor, permissions: new Set(permission.options), memberId: "member-1" };
}
