import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { readBody } from "../api/reading.ts";
import { notFound, Refusal } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import { type AttemptLimit, forgive, mayAttempt } from "./attempts.ts";
import { refuseForeignPages } from "./own-pages.ts";
import { CLIENT_ADDRESS, SIGN_IN_PATH, type SignIn } from "./sign-in.ts";

/** Whether it is an address, and long enough a password, better-auth says with codes that the console knows. */
const email = z.string().max(200);
const password = z.string().max(1000);
const personName = z.string().trim().min(1).max(100);
const nothing = z.strictObject({});

/**
 * What of better-auth is open to the network, and with which body. Everything else that it could do is done by our
 * own routes, which know our roles and write the audit log.
 */
const posts: Readonly<Record<string, z.ZodObject>> = {
  "/sign-up/email": z.strictObject({ name: personName, email, password }),
  "/sign-in/email": z.strictObject({ email, password, rememberMe: z.boolean().default(true) }),
  "/sign-out": nothing,
  "/change-password": z.strictObject({
    currentPassword: password,
    newPassword: password,
    revokeOtherSessions: z.boolean().default(true),
  }),
  "/update-user": z.strictObject({ name: personName }),
  "/revoke-other-sessions": nothing,
  "/organization/create": z.strictObject({ name: personName, slug: z.string().max(100).optional() }),
  "/organization/set-active": z.strictObject({ organizationId: z.string().max(64) }),
  "/organization/accept-invitation": z.strictObject({ invitationId: z.string().max(64) }),
  "/organization/reject-invitation": z.strictObject({ invitationId: z.string().max(64) }),
};
const gets: readonly string[] = ["/get-session", "/organization/list"];

/** Lets people sign up, sign in, make accounts and accept invitations, under {@link SIGN_IN_PATH}. */
export function answerSignIns(server: FastifyInstance, core: HubCore, signIn: SignIn): void {
  for (const [path, body] of Object.entries(posts)) {
    server.post(`${SIGN_IN_PATH}${path}`, async (request, reply) => {
      refuseForeignPages(request, core.address);
      const asked = readBody(body, request.body ?? {});
      // A name to tell accounts apart by; two businesses may have the same name.
      if (path === "/organization/create") asked.slug = core.random.uuid();
      if (path !== "/sign-in/email") return await pass(signIn, request, reply, asked);
      const limit = guessesAt(String(asked.email));
      if (!(await mayAttempt(core.database, limit, core.clock.wallNow()))) throw tooManyGuesses;
      await pass(signIn, request, reply, asked);
      if (reply.statusCode === 200) await forgive(core.database, limit);
    });
  }
  for (const path of gets) {
    server.get(`${SIGN_IN_PATH}${path}`, (request, reply) => pass(signIn, request, reply));
  }
  server.all(`${SIGN_IN_PATH}/*`, async () => {
    throw notFound("page");
  });
}

/** Wrong passwords for one address, wherever they come from. The address itself is not written down. */
function guessesAt(address: string): AttemptLimit {
  const hash = createHash("sha256").update(address.toLowerCase()).digest("hex");
  return { of: `sign-in ${hash}`, most: 20, withinMs: 15 * 60_000 };
}

async function pass(
  signIn: SignIn,
  request: FastifyRequest,
  reply: FastifyReply,
  body?: Record<string, unknown>,
): Promise<void> {
  const answer = await signIn.handle(
    new Request(new URL(request.url, "http://stella.invalid"), {
      method: request.method,
      headers: headersOf(request),
      ...(body && { body: JSON.stringify(body) }),
    }),
  );
  reply.code(answer.status);
  for (const cookie of answer.headers.getSetCookie()) reply.header("set-cookie", cookie);
  reply.type(answer.headers.get("content-type") ?? "application/json");
  await reply.send(await answer.text());
}

/** What better-auth and sessions may know of a request. */
export function headersOf(request: Pick<FastifyRequest, "headers" | "ip">): Headers {
  const headers = new Headers({ [CLIENT_ADDRESS]: request.ip });
  for (const name of ["cookie", "origin", "host", "user-agent"]) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  if (request.headers["content-type"] !== undefined) headers.set("content-type", "application/json");
  return headers;
}

const tooManyGuesses = new Refusal({
  code: "too-many-requests",
  title: "There were too many tries to sign in with this address.",
  status: 429,
  detail: "Wait a quarter of an hour.",
});
