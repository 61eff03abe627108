import type { FastifyRequest } from "fastify";
import { Refusal } from "../api/refusal.ts";
import type { PublicAddress } from "../public-address.ts";

/**
 * A page of another site may not act for who is signed in here: the browser sends the cookie along, and names the
 * page's origin. Throws a {@link Refusal}.
 */
export function refuseForeignPages(
  { headers }: Pick<FastifyRequest, "headers">,
  address: PublicAddress,
): void {
  const { origin, host } = headers;
  if (origin !== undefined && address.owns(origin, host)) return;
  // A program that keeps a cookie instead of a key has to say where it comes from, as a browser does.
  if (origin === undefined && headers.cookie === undefined) return;
  throw new Refusal({
    code: "foreign-origin",
    title: "This request does not come from a page of this hub.",
    status: 403,
    detail: `Open the console at ${address.url ?? "the hub's own address"}. Programs use an API key.`,
  });
}
