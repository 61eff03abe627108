import type { RawData, WebSocket } from "ws";
import { PageServer } from "../../../robot/kernel/adapters/page-server.ts";
import type { Clock } from "../../../robot/kernel/clock.ts";
import type { Journal } from "../../../robot/kernel/journal.ts";
import { loadPage, type PageName } from "../../../robot/kernel/page-files.ts";
import { type FromPage, fromPage } from "../from-page.ts";
import { afterMessage, type MessageAllowance } from "../message-allowance.ts";
import type { PageId, Stage, StageListener } from "../stage.ts";
import type { ToPage } from "../to-page.ts";
import { PageSocket } from "./page-socket.ts";

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
  private readonly server: PageServer;
  private readonly pages = new Map<PageId, PageSocket>();
  private readonly listeners: StageListener[] = [];
  private nextPage: PageId = 1;

  constructor(parts: StageServerParts) {
    this.parts = parts;
    this.server = new PageServer({
      noun: "lobby's page",
      faults: "stage",
      port: parts.port,
      remedy: "name another port",
      headers,
      socketPath: "/stage",
      longestMessageBytes: LONGEST_MESSAGE_BYTES,
      onSocket: (socket) => this.welcome(socket),
      onStranger: () => parts.journal.warn("stage.stranger-refused"),
    });
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
    return this.server.listen(await loadPage(this.parts.pageFolder, PAGE));
  }

  /** Frees the port; pages that are open are cut off. */
  close(): Promise<void> {
    return this.server.close();
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
