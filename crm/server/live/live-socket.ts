import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { isAbort } from "../../../robot/kernel/fault.ts";
import { LIVE_PATH } from "../../contract/live.ts";
import type { Asker } from "../accounts/asker.ts";
import { identify, inAccount } from "../accounts/identity.ts";
import { refuseForeignPages } from "../accounts/own-pages.ts";
import type { SignIn } from "../accounts/sign-in.ts";
import { Refusal } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";

/** A connection that shows no life for two of these is closed; so often it is asked whether it is still allowed. */
const PING_EVERY_MS = 15_000;
/** Open pages of one person or key. */
const MOST_OF_ONE = 32;
const MOST = 2_000;
/** What may wait to be sent to a page that does not read, in bytes: it will read everything again. */
const UNSENT_LIMIT = 256 * 1024;
/** Pages have nothing to say here. */
const LARGEST_FRAME = 1024;

/** WebSocket close codes (RFC 6455, 7.4): the page comes back by itself after the first two. */
const MISSED = 1012;
const SLOW = 1013;
const NOT_ALLOWED = 1008;

/** Tells open pages what changed in their account, at {@link LIVE_PATH}. Returns the function that ends it. */
export function serveLive(server: Server, core: HubCore, signIn: SignIn): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_FRAME,
    perMessageDeflate: false,
  });
  const pages = new Set<Page>();
  const stop = new AbortController();

  const onUpgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Until it is upgraded nobody else listens to it.
    socket.on("error", () => socket.destroy());
    const reader = await readerOf(core, signIn, request);
    if (reader instanceof Refusal) return refuse(socket, reader.problem.status);
    const ofOne = [...pages].filter(({ actor }) => actor === reader.actor.id).length;
    if (stop.signal.aborted || pages.size >= MOST || ofOne >= MOST_OF_ONE) return refuse(socket, 503);
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const page = follow(core, signIn, request, reader, webSocket, stop.signal);
      pages.add(page);
      webSocket.on("close", () => pages.delete(page));
    });
  };
  const listener = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url !== LIVE_PATH) return;
    onUpgrade(request, socket, head).catch(() => {
      core.journal.error("hub.live-failed");
      refuse(socket, 500);
    });
  };
  server.on("upgrade", listener);
  const unfollow = core.changes.on((accountId, change) => {
    const text = JSON.stringify(change);
    for (const page of pages) {
      if (page.accountId !== accountId) continue;
      page.send(text);
      // Somebody left the account, or a key was revoked: perhaps this one.
      if (change.what === "member") page.checkAgain();
    }
  });
  const unmiss = core.changes.onMissed(() => {
    for (const page of pages) page.close(MISSED, "something may have been missed");
  });
  return () => {
    server.off("upgrade", listener);
    unfollow();
    unmiss();
    stop.abort(new Error("the hub stops"));
    for (const client of sockets.clients) client.terminate();
    sockets.close();
  };
}

/** One open connection. */
interface Page {
  readonly accountId: string;
  /** Whose it is: of the member or the key. */
  readonly actor: string;
  send(text: string): void;
  checkAgain(): void;
  close(code: number, why: string): void;
}

function follow(
  core: HubCore,
  signIn: SignIn,
  request: IncomingMessage,
  { accountId, actor }: Asker,
  socket: WebSocket,
  stopped: AbortSignal,
): Page {
  const over = new AbortController();
  let alive = true;
  socket.on("pong", () => {
    alive = true;
  });
  // A frame that is too large or broken; `close` follows.
  socket.on("error", () => {});
  socket.on("close", () => over.abort());
  const page: Page = {
    accountId,
    actor: actor.id,
    send: (text) => {
      if (socket.bufferedAmount > UNSENT_LIMIT) socket.close(SLOW, "too slow");
      else socket.send(text);
    },
    checkAgain: () => {
      check().catch(() => socket.close(MISSED, "the hub is in trouble"));
    },
    close: (code, why) => socket.close(code, why),
  };
  const check = async () => {
    const now = await readerOf(core, signIn, request);
    if (now instanceof Refusal || now.accountId !== accountId) socket.close(NOT_ALLOWED, "signed out");
  };
  const watch = async (signal: AbortSignal) => {
    for (;;) {
      await core.clock.sleep(PING_EVERY_MS, signal);
      if (!alive) return socket.terminate();
      alive = false;
      socket.ping();
      page.checkAgain();
    }
  };
  const signal = AbortSignal.any([over.signal, stopped]);
  watch(signal).catch((error: unknown) => {
    if (!isAbort(error, signal)) throw error;
  });
  return page;
}

/** Who reads on a page of ours, with a session or a key that is good; else why not. Throws when the database is away. */
async function readerOf(core: HubCore, signIn: SignIn, request: IncomingMessage): Promise<Asker | Refusal> {
  try {
    const client = { headers: request.headers, ip: request.socket.remoteAddress ?? "" };
    const identity = await identify(core, signIn, client, false);
    if (identity.byCookie) refuseForeignPages(request, core.address);
    return inAccount(identity);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
