import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { type ClientRequest, request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { Webhook } from "standardwebhooks";
import type { Clock } from "../../../robot/kernel/clock.ts";
import type { Outcome } from "./outcome.ts";
import { isPublicAddress } from "./public-address.ts";

/** Standard Webhooks recommends 15 to 30 seconds. */
const ANSWER_WITHIN_MS = 15_000;

export interface WebhookRequest {
  /** Stays the same over every attempt. */
  readonly id: string;
  readonly url: string;
  /** Base64, without its prefix. */
  readonly secret: string;
  readonly payload: string;
  readonly toPrivateNetworks: boolean;
}

/**
 * Makes one attempt to deliver, signed for this moment. Follows no redirect: it would lead past the check of the
 * address. Never rejects, except with the signal's reason.
 */
export async function sendWebhook(
  clock: Clock,
  asked: WebhookRequest,
  signal: AbortSignal,
): Promise<Outcome> {
  const over = new AbortController();
  const limit = clock.sleep(ANSWER_WITHIN_MS, over.signal).then(
    () => over.abort(new Error(`no answer within ${ANSWER_WITHIN_MS / 1000} seconds`)),
    () => {
      // There was an answer.
    },
  );
  try {
    return outcomeOf(await post(asked, new Date(clock.wallNow()), AbortSignal.any([over.signal, signal])));
  } catch (error) {
    signal.throwIfAborted();
    return {
      is: "unreachable",
      why: over.signal.aborted ? String(over.signal.reason.message) : reasonOf(error),
    };
  } finally {
    over.abort();
    await limit;
  }
}

interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

function post(asked: WebhookRequest, at: Date, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const url = new URL(asked.url);
    const literal = url.hostname.replace(/^\[|\]$/g, "");
    // A name is looked up below; an address is never looked up.
    if (isIP(literal) !== 0 && !asked.toPrivateNetworks && !isPublicAddress(literal)) throw new NotPublic();
    const send: typeof httpRequest = url.protocol === "https:" ? httpsRequest : httpRequest;
    const request: ClientRequest = send(url, {
      method: "POST",
      // Its own connection: one that was kept could have been opened under other rules.
      agent: false,
      lookup: asked.toPrivateNetworks ? lookup : publicLookup,
      signal,
      headers: {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(asked.payload),
        "user-agent": "Stella-Webhooks",
        "webhook-id": asked.id,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
        "webhook-signature": new Webhook(asked.secret).sign(asked.id, at, asked.payload),
      },
    });
    request.on("response", (response) => {
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers["retry-after"] });
      // Whatever else it says is of no interest, and may have no end.
      response.destroy();
    });
    request.on("error", reject);
    request.end(asked.payload);
  });
}

class NotPublic extends Error {
  constructor() {
    super("the address is not on the public Internet, and this hub sends to no other");
  }
}

/** Gives the connection only addresses that were looked at: there is no second lookup that could give others. */
const publicLookup: LookupFunction = (hostname, options: LookupOptions, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const first = found?.[0];
    if (error) callback(error, []);
    else if (!first || !found.every(({ address }) => isPublicAddress(address))) callback(new NotPublic(), []);
    else if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  });
};

function outcomeOf({ status, retryAfter }: Answer): Outcome {
  if (status >= 200 && status < 300) return { is: "delivered" };
  if (status === 410) return { is: "gone", why: "the receiver answered 410: it wants no more" };
  const redirects = status >= 300 && status < 400;
  const why = redirects
    ? `the receiver answered ${status}, and redirects are not followed`
    : `the receiver answered ${status}`;
  const seconds = Number(retryAfter);
  const isAsked = (status === 429 || status === 503) && Number.isFinite(seconds) && seconds > 0;
  return { is: "failed", why, ...(isAsked && { askedToWaitMs: seconds * 1000 }) };
}

/** What the system calls it, such as ECONNREFUSED: longer texts may quote what was sent. */
function reasonOf(error: unknown): string {
  if (error instanceof NotPublic) return error.message;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string"
    ? `the receiver cannot be reached (${code})`
    : "the receiver cannot be reached";
}
