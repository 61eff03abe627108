import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import type { Clock } from "../../../robot/kernel/clock.ts";
import { isAbort } from "../../../robot/kernel/fault.ts";
import { LONGEST_MESSAGE } from "../../../robot/sync/protocol/message.ts";
import type { Hub } from "../hub.ts";

/** Where robots connect. */
export const ROBOT_PATH = "/robot";

/** A connection that shows no life for two of these is closed. */
const PING_EVERY_MS = 15_000;
/** What may wait to be sent to a robot that does not read, in bytes. */
const UNSENT_LIMIT = 4 * 1024 * 1024;
/** UTF-8 takes at most three bytes for one UTF-16 unit. */
const LARGEST_FRAME = 3 * LONGEST_MESSAGE;

/** Accepts robots on `server` at {@link ROBOT_PATH}; returns the function that ends it. */
export function acceptRobots(server: Server, hub: Hub, clock: Clock): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_FRAME,
    perMessageDeflate: false,
  });
  const stop = new AbortController();
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url !== ROBOT_PATH) return;
    // A browser sends its page's origin; a robot sends none. No page has business here.
    if (request.headers.origin !== undefined) {
      socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
      return;
    }
    const from = request.socket.remoteAddress ?? "nowhere";
    sockets.handleUpgrade(request, socket, head, (webSocket) =>
      attach(webSocket, from, hub, clock, stop.signal),
    );
  };
  server.on("upgrade", onUpgrade);
  return () => {
    server.off("upgrade", onUpgrade);
    stop.abort();
    for (const client of sockets.clients) client.terminate();
    sockets.close();
  };
}

function attach(socket: WebSocket, from: string, hub: Hub, clock: Clock, stopped: AbortSignal): void {
  const over = new AbortController();
  const connection = hub.connect(
    (text) => {
      if (socket.bufferedAmount > UNSENT_LIMIT) socket.terminate();
      else socket.send(text);
    },
    (why) => socket.close(1000, why.slice(0, 100)),
    from,
  );
  let alive = true;
  socket.on("pong", () => {
    alive = true;
  });
  socket.on("message", (data: RawData, isBinary: boolean) => {
    alive = true;
    connection.message(isBinary ? "" : data.toString());
  });
  // A frame that is too large or broken; `close` follows.
  socket.on("error", () => {});
  socket.on("close", (code) => {
    over.abort();
    connection.closed(`closed with code ${code}`);
  });

  const watch = async (signal: AbortSignal) => {
    for (;;) {
      await clock.sleep(PING_EVERY_MS, signal);
      if (!alive) return socket.terminate();
      alive = false;
      socket.ping();
    }
  };
  const signal = AbortSignal.any([over.signal, stopped]);
  watch(signal).catch((error: unknown) => {
    if (!isAbort(error, signal)) throw error;
  });
}
