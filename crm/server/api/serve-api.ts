import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { readMe } from "../../contract/account.ts";
import type { Route } from "../../contract/route.ts";
import type { Asker } from "../accounts/asker.ts";
import { type Identity, identify, inAccount } from "../accounts/identity.ts";
import { refuseForeignPages } from "../accounts/own-pages.ts";
import type { SignIn } from "../accounts/sign-in.ts";
import type { HubCore } from "../core.ts";
import type { Answering } from "./answering.ts";
import { everyAnswer } from "./every-answer.ts";
import { answerOnce, forgetAnswers } from "./idempotency.ts";
import { openApiOf } from "./openapi.ts";
import { readRequest } from "./reading.ts";
import { Refusal } from "./refusal.ts";

/** What one asker may send within a minute, at each hub. A page that is open during a busy hour asks a few times a second. */
const REQUESTS_A_MINUTE = 1200;

export const OPENAPI_PATH = "/api/v1/openapi.json";

/**
 * Answers the REST interface: each route of {@link everyAnswer}, after it is clear who asks, that they may, and that
 * the request is what the route describes.
 */
export function serveApi(
  server: FastifyInstance,
  core: HubCore,
  signIn: SignIn,
  requestsAMinute = REQUESTS_A_MINUTE,
): void {
  const answers = everyAnswer(core);
  const askers = new WeakMap<FastifyRequest, string>();
  const counted = server.createRateLimit({
    max: requestsAMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => askers.get(request) ?? request.ip,
  });
  const whoAsks = async (request: FastifyRequest, reply: FastifyReply): Promise<Identity> => {
    const identity = await identify(core, signIn, request, true);
    askers.set(request, identity.me.user.id);
    const often = await counted(request);
    if (!often.isAllowed && often.isExceeded) {
      reply.header("retry-after", often.ttlInSeconds);
      throw tooOften(requestsAMinute);
    }
    if (identity.byCookie && request.method !== "GET" && request.method !== "HEAD") {
      refuseForeignPages(request, core.address);
    }
    for (const cookie of identity.cookies) reply.header("set-cookie", cookie);
    return identity;
  };

  server.get(readMe.path, async (request, reply) => {
    const { me } = await whoAsks(request, reply);
    readRequest(readMe, request);
    return readMe.gives.parse(me);
  });
  for (const answering of answers) {
    const { route } = answering;
    server.route({
      method: route.method,
      url: route.path,
      ...(route.bodyLimit !== undefined && { bodyLimit: route.bodyLimit }),
      handler: async (request, reply) => {
        const asker = inAccount(await whoAsks(request, reply));
        if (route.needs !== null && !asker.permissions.has(route.needs)) throw notPermitted(route);
        const given = await answered(core, answering, asker, request);
        await send(reply, route, given);
      },
    });
  }
  const description = openApiOf([readMe, ...answers.map(({ route }) => route)]);
  server.get(OPENAPI_PATH, () => description);
}

async function answered(
  core: HubCore,
  { route, answer }: Answering,
  asker: Asker,
  request: FastifyRequest,
): Promise<unknown> {
  const { database, clock } = core;
  // The schemas that `answering` inferred the type of the request from have just read it.
  const asked = { asker, ...readRequest(route, request) } as Parameters<typeof answer>[0];
  const work = async () => {
    const given = await answer(asked).catch((error: unknown) => {
      // What a room meets on its way, such as somebody else's answer with a status, is no word to our asker.
      throw error instanceof Refusal ? error : new Error(`${route.path} failed`, { cause: error });
    });
    // A mistake in it is ours and not the asker's.
    return route.gives === "text/csv" ? z.string().parse(given) : route.gives.parse(given);
  };
  const sent = request.headers["idempotency-key"];
  const key = route.method === "POST" && typeof sent === "string" ? sent : undefined;
  const given =
    key === undefined
      ? await work()
      : await answerOnce(
          database,
          { asker, key, path: pathOf(request), body: asked.body },
          clock.wallNow(),
          work,
        );
  if (route.needs === "contacts:erase") await forgetAnswers(database, asker.accountId, key);
  return given;
}

async function send(reply: FastifyReply, { gives, path }: Route, given: unknown): Promise<void> {
  if (gives !== "text/csv") return void (await reply.type("application/json").send(JSON.stringify(given)));
  await reply
    .type("text/csv; charset=utf-8")
    .header("content-disposition", `attachment; filename="${path.split("/").at(-1)}"`)
    .send(given);
}

function pathOf({ url }: FastifyRequest): string {
  return new URL(url, "http://stella.invalid").pathname;
}

function tooOften(requestsAMinute: number): Refusal {
  return new Refusal({
    code: "too-many-requests",
    title: "There were too many requests.",
    status: 429,
    detail: `Send at most ${requestsAMinute} within a minute.`,
  });
}

function notPermitted({ needs }: Route): Refusal {
  return new Refusal({
    code: "not-permitted",
    title: "You may not do this.",
    status: 403,
    detail: `It needs the permission \`${needs}\`, which an owner of the account can give.`,
  });
}
