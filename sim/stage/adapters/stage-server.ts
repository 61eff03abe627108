import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import type { Clock } from "../../../robot/kernel/clock.ts";
import { Fault } from "../../../robot/kernel/fault.ts";
import type { Journal } from "../../../robot/kernel/journal.ts";
import { isLoopbackName, isSameOrigin, pathOf } from "../../../robot/kernel/loopback.ts";
import { loadPage, type PageFile, type PageName } from "../../../robot/kernel/page-files.ts";
import { type FromPage, fromPage } from "../from-page.ts";
import { afterMessage, type MessageAllowance } from "../message-allowance.ts";
import type { PageId, Stage, StageListener } from "../stage.ts";
import type { ToPage } from "../to-page.ts";
import { PageSocket } from "./page-socket.ts";

/** Loopback only: whoever reaches the stage rules the lobby. */
const HOST = "127.0.0.1";

const PAGE: PageName = { noun: "lobby's page", missing: "stage.page-missing" };

/** A raw picture of 1280 × 960 has 3.7 MB. */
const LONGEST_MESSAGE_BYTES = 8 * 1024 * 1024;

const headers = {
  "cache-control": "no-cache",
  // The kiosk's own page, on another port of this machine, is shown inside the technician's.
  "content-security-policy":
    "default-src 'self'; img-src 'self' blob: data:; frame-src http://127.0.0.1:* http://localhost:*; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

export interface StageServerParts {
  /** The built page. */
  readonly pageFolder: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Of the host: pages live in its time, whatever time it is in the lobby. */
  readonly clock: Clock;
  readonly journal: Journal;
}

/** Serves the lobby's page on loopback and talks with it at `/stage`. */
export class StageServer implements Stage {
  private readonly parts: StageServerParts;
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_MESSAGE_BYTES });
  private readonly pages = new Map<PageId, PageSocket>();
  private readonly listeners: StageListener[] = [];
  private server: Server | undefined;
  private nextPage: PageId = 1;

  constructor(parts: StageServerParts) {
    this.parts = parts;
  }

  broadcast(message: ToPage): void {
    for (const page of this.pages.values()) page.send(message);
  }

  send(page: PageId, message: ToPage): void {
    this.pages.get(page)?.send(message);
  }

  on(listener: StageListener): void {
    this.listeners.push(listener);
    for (const page of this.pages.keys()) listener.opened?.(page);
  }

  /** Throws a `Fault` `stage.page-missing` when the page was not built, `stage.port-in-use` when somebody has the port. */
  async listen(): Promise<{ readonly url: string }> {
    const page = await loadPage(this.parts.pageFolder, PAGE);
    const server = createServer((request, response) => answer(request, response, page));
    server.on("upgrade", (request, socket, head) => {
      if (pathOf(request.url) !== "/stage" || !isSameOrigin(request.headers)) {
        this.parts.journal.warn("stage.stranger-refused");
        socket.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n");
        return;
      }
      this.sockets.handleUpgrade(request, socket, head, (webSocket) => this.welcome(webSocket));
    });
    const port = await listenOn(server, this.parts.port);
    this.server = server;
    return { url: `http://${HOST}:${port}/` };
  }

  /** Frees the port; pages that are open are cut off. */
  async close(): Promise<void> {
    for (const socket of this.sockets.clients) socket.terminate();
    const server = this.server;
    this.server = undefined;
    if (!server) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  private welcome(socket: WebSocket): void {
    const { clock, journal } = this.parts;
    const page = this.nextPage++;
    let allowance: MessageAllowance | null = { used: 0, asOf: clock.now() };
    let complained = false;
    this.pages.set(page, new PageSocket(socket, () => journal.warn("stage.hung-closed", { page })));
    journal.info("stage.page-opened", { page });
    socket.on("message", (data, isBinary) => {
      if (!allowance) return;
      allowance = afterMessage(allowance, clock.now());
      if (!allowance) {
        journal.warn("stage.flooding-closed", { page });
        socket.close(1008, "too many messages");
        return;
      }
      if (isBinary) {
        const bytes = bytesOf(data);
        for (const listener of this.listeners) listener.bytes?.(bytes, page);
        return;
      }
      const message = messageIn(data);
      if (message) for (const listener of this.listeners) listener.message?.(message, page);
      else if (!complained) journal.warn("stage.bad-message-ignored", { page });
      complained ||= !message;
    });
    // `ws` reports a page that breaks the framing here and closes the connection itself.
    socket.on("error", () => journal.warn("stage.connection-broken", { page }));
    socket.on("close", () => {
      this.pages.delete(page);
      journal.info("stage.page-left", { page });
      for (const listener of this.listeners) listener.left?.(page);
    });
    for (const listener of this.listeners) listener.opened?.(page);
  }
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  page: ReadonlyMap<string, PageFile>,
): void {
  const file = isLoopbackName(request.headers.host) ? page.get(pathOf(request.url)) : undefined;
  if (!file || (request.method !== "GET" && request.method !== "HEAD")) {
    response.writeHead(404, { ...headers, "content-type": "text/plain; charset=utf-8" }).end("not here\n");
    return;
  }
  response.writeHead(200, {
    ...headers,
    "content-type": file.contentType,
    "content-length": file.body.byteLength,
  });
  response.end(request.method === "HEAD" ? undefined : file.body);
}

/** Null for anything that is no message of ours. */
function messageIn(data: RawData): FromPage | null {
  try {
    return fromPage.safeParse(JSON.parse(String(data))).data ?? null;
  } catch {
    return null;
  }
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : new Uint8Array(data);
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => reject(portFault(cause, port)));
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

function portFault(cause: Error, port: number): Fault {
  const taken = "code" in cause && cause.code === "EADDRINUSE";
  return new Fault({
    code: taken ? "stage.port-in-use" : "stage.cannot-listen",
    what: taken
      ? `Port ${port} of this machine, meant for the lobby's page, is in use by another program.`
      : `The lobby's page cannot be served on ${HOST}:${port}: ${cause.message}.`,
    remedy: `Stop the program that uses it (\`ss -ltnp 'sport = :${port}'\` names it) or name another port.`,
    cause,
  });
}
