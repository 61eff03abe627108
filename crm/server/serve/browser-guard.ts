import type { FastifyInstance } from "fastify";
import { sendProblem } from "../api/problem-reply.ts";
import { Refusal } from "../api/refusal.ts";
import type { PublicAddress } from "../public-address.ts";

/** Vite names them by their content: under one name they never change. */
const UNCHANGING = "/assets/";
const A_YEAR_SECONDS = 31_536_000;

/** Tells browsers what pages of the hub may do: load what is ours, be framed by nobody, leave no copy behind. */
export function guardBrowser(server: FastifyInstance, address: PublicAddress): void {
  server.addHook("onSend", async (request, reply) => {
    reply.header("X-Content-Type-Options", "nosniff");
    reply.header(
      "Content-Security-Policy",
      "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors 'none'",
    );
    reply.header("Referrer-Policy", "same-origin");
    reply.header("Cross-Origin-Opener-Policy", "same-origin");
    reply.header("Cross-Origin-Resource-Policy", "same-origin");
    if (address.isHttps) reply.header("Strict-Transport-Security", `max-age=${A_YEAR_SECONDS}`);
    // Leads are personal data: no cache keeps a copy.
    const isUnchanging = request.url.startsWith(UNCHANGING) && reply.statusCode === 200;
    reply.header("Cache-Control", isUnchanging ? `public, max-age=${A_YEAR_SECONDS}, immutable` : "no-store");
  });
}

/**
 * A web page on another site may not reach a hub on this machine by pointing its own host name here (DNS rebinding):
 * the browser still names that host. What a proxy says about hosts does not count, since such a page can say it too.
 */
export function refuseForeignHosts(server: FastifyInstance, address: PublicAddress): void {
  server.addHook("onRequest", async (request, reply) => {
    const { host = "" } = request.headers;
    if (isLoopback(host.replace(/:\d+$/, "")) || address.isAt(host)) return;
    await sendProblem(reply, foreignHost.problem);
  });
}

export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/.test(host);
}

const foreignHost = new Refusal({
  code: "foreign-host",
  title: "This hub does not answer under that name.",
  status: 403,
  detail: "Use this machine's own address, or tell the hub its public one.",
});
