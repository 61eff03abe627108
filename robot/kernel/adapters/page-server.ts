import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { Fault } from "../fault.ts";
import { isLoopbackName, isSameOrigin, pathOf } from "../loopback.ts";
import type { PageFile } from "../page-files.ts";

/** Loopback only: whoever reaches such a page acts in the name of who stands before it. */
const HOST = "127.0.0.1";

export interface PageServerParts {
  /** In the middle of a sentence: "kiosk page". */
  readonly noun: string;
  /** Begins the codes of its faults: `kiosk` makes `kiosk.port-in-use`. */
  readonly faults: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** How somebody gives it another port: "configure another screen port". */
  readonly remedy: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Where the page's own socket is opened: `/screen`. */
  readonly socketPath: string;
  readonly longestMessageBytes: number;
  readonly onSocket: (socket: WebSocket) => void;
  /** A page of another site, or a program that does not say where it is from, was turned away. */
  readonly onStranger: () => void;
}

/** Serves one built page on this machine's loopback address, and the socket that it talks through. */
export class PageServer {
  private readonly parts: PageServerParts;
  private readonly sockets: WebSocketServer;
  private server: Server | undefined;

  constructor(parts: PageServerParts) {
    this.parts = parts;
    this.sockets = new WebSocketServer({ noServer: true, maxPayload: parts.longestMessageBytes });
  }

  /** The pages that are open. */
  get clients(): ReadonlySet<WebSocket> {
    return this.sockets.clients;
  }

  /** Throws a `Fault` `….port-in-use` when somebody has the port, `….cannot-listen` for anything else. */
  async listen(page: ReadonlyMap<string, PageFile>): Promise<{ readonly url: string }> {
    const { headers, socketPath, onSocket, onStranger } = this.parts;
    const server = createServer((request, response) => answer(request, response, page, headers));
    server.on("upgrade", (request, socket, head) => {
      if (pathOf(request.url) !== socketPath || !isSameOrigin(request.headers)) {
        onStranger();
        socket.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n");
        return;
      }
      this.sockets.handleUpgrade(request, socket, head, onSocket);
    });
    const port = await this.listenOn(server);
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

  private listenOn(server: Server): Promise<number> {
    const { port } = this.parts;
    return new Promise((resolve, reject) => {
      server.once("error", (cause) => reject(this.portFault(cause)));
      server.listen(port, HOST, () => {
        const address = server.address();
        resolve(typeof address === "object" && address ? address.port : port);
      });
    });
  }

  private portFault(cause: Error): Fault {
    const { faults, noun, port, remedy } = this.parts;
    const taken = "code" in cause && cause.code === "EADDRINUSE";
    return new Fault({
      code: `${faults}.${taken ? "port-in-use" : "cannot-listen"}`,
      what: taken
        ? `Port ${port} of this machine, meant for the ${noun}, is in use by another program.`
        : `The ${noun} cannot be served on ${HOST}:${port}: ${cause.message}.`,
      remedy: `Stop the program that uses it (\`ss -ltnp 'sport = :${port}'\` names it) or ${remedy}.`,
      cause,
    });
  }
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  page: ReadonlyMap<string, PageFile>,
  headers: Readonly<Record<string, string>>,
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
