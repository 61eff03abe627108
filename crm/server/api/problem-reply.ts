import type { FastifyReply, FastifyRequest } from "fastify";
import type { Journal } from "../../../robot/kernel/journal.ts";
import type { Problem } from "../../contract/problem.ts";
import { notFound, Refusal } from "./refusal.ts";

/** Answers a request that failed, whatever it was. What we did wrong is journalled and told to nobody. */
export async function replyProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  journal: Journal,
): Promise<void> {
  const refusal = refusalOf(error);
  if (!refusal) {
    // The path as it was registered: the one that was asked for may hold an id or a search for a person.
    const route = request.routeOptions.url ?? "";
    journal.error("hub.request-failed", { method: request.method, route, cause: kindOf(error) });
  }
  await sendProblem(reply, (refusal ?? ourFault).problem);
}

export async function replyNotFound(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  await sendProblem(reply, notFound("page").problem);
}

export async function sendProblem(reply: FastifyReply, problem: Problem): Promise<void> {
  // An export may have said that it is CSV before it failed.
  reply.removeHeader("content-disposition");
  await reply.code(problem.status).type("application/problem+json").send(JSON.stringify(problem));
}

const ourFault = new Refusal({
  code: "hub-failed",
  title: "The hub failed to answer.",
  status: 500,
  detail: "Try again; if it stays like this, whoever runs the hub finds the cause in its journal.",
});

/** What fastify and its plugins refuse before we are asked. */
const refusedByStatus: ReadonlyMap<
  number,
  { readonly code: string; readonly title: string; readonly detail: string }
> = new Map([
  [
    400,
    { code: "invalid-request", title: "The request cannot be read.", detail: "Send JSON that is whole." },
  ],
  [413, { code: "too-large", title: "The request is too large.", detail: "Send less at once." }],
  [
    415,
    { code: "unsupported-media-type", title: "The request is not JSON.", detail: "Send `application/json`." },
  ],
  [429, { code: "too-many-requests", title: "There were too many requests.", detail: "Wait a minute." }],
]);

function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (!(error instanceof Error) || !("statusCode" in error)) return null;
  const { statusCode: status } = error;
  const known = typeof status === "number" ? refusedByStatus.get(status) : undefined;
  return known && typeof status === "number" ? new Refusal({ ...known, status }) : null;
}

/** The kind of an error and where it happened: its own text may hold a record, as a database's does. */
function kindOf(error: unknown): string {
  const chain = causesOf(error);
  const root = chain.at(-1);
  if (!root) return typeof error;
  const code = "code" in root && typeof root.code === "string" ? ` ${root.code}` : "";
  // Below that are the frames of packages.
  const frames = chain.map(({ stack = "" }) => /\bcrm\/server\/[\w./-]+:\d+/.exec(stack)?.[0]);
  const place = frames.findLast((frame) => frame !== undefined);
  return `${root.name}${code}${place ? ` at ${place}` : ""}`;
}

/** The error, its cause and so on. */
function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}
