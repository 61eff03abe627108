import { type RawData, WebSocket } from "ws";
import { PageServer } from "../../kernel/adapters/page-server.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Journal } from "../../kernel/journal.ts";
import { loadPage, type PageName } from "../../kernel/page-files.ts";
import { afterShowing, type LastShown } from "../last-shown.ts";
import type { Screen } from "../screen.ts";
import {
  afterReport,
  bestOf,
  type PageLife,
  pageCondition,
  type ScreenCondition,
} from "../screen-condition.ts";
import type { ScreenRules } from "../screen-config.ts";
import { type FromScreen, fromScreen, type ScreenMessage, type Touch } from "../screen-protocol.ts";
import type { StaffScreen, StaffTouch } from "../staff-protocol.ts";
import { afterTouch, type TouchAllowance } from "../touch-allowance.ts";
import { markedWithBuild } from "./page-build.ts";

const PAGE: PageName = { noun: "kiosk page", missing: "kiosk.page-missing" };

/** A touch is a few hundred bytes; the longest typed text is 2000 characters. */
const LONGEST_MESSAGE_BYTES = 16 * 1024;

/** A page this far behind has hung; cut off, it reconnects and is told only what is current. */
const MOST_UNSENT_BYTES = 1024 * 1024;

function headersFor(framedBy: string) {
  return {
    // Nothing of a visit is in these files, and nothing may come back from a cache all the same.
    "cache-control": "no-store",
    "content-security-policy": `default-src 'self'; frame-ancestors ${framedBy}`,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    // The robot has eyes and ears of its own; what is typed stays out of the clipboard.
    "permissions-policy": "camera=(), microphone=(), geolocation=(), clipboard-read=(), clipboard-write=()",
  };
}

export interface WebsocketScreenParts {
  /** The built kiosk page. */
  readonly pageFolder: string;
  readonly rules: Pick<ScreenRules, "port" | "touchesPerSecond" | "earconVolume">;
  readonly clock: Clock;
  readonly journal: Journal;
  /** Which pages may show this one inside theirs, as a content security policy has it; none unless it is said. */
  readonly framedBy?: string | undefined;
}

/**
 * Serves the kiosk page on loopback and talks the screen protocol with it at `/screen`. Opened twice, the page shows
 * the same on both, and a touch of either counts.
 */
export class WebsocketScreen implements Screen, StaffScreen {
  private readonly parts: WebsocketScreenParts;
  private readonly server: PageServer;
  /** Of the pages that report how they draw; whoever only looks on is none. */
  private readonly lives = new Map<WebSocket, PageLife>();
  private build = "";
  private shown: LastShown = new Map();
  private touched: (touch: Touch) => void = () => {};
  private asked: (touch: StaffTouch) => void = () => {};

  constructor(parts: WebsocketScreenParts) {
    this.parts = parts;
    this.server = new PageServer({
      noun: "kiosk page",
      faults: "kiosk",
      port: parts.rules.port,
      remedy: "configure another screen port",
      headers: headersFor(parts.framedBy ?? "'none'"),
      socketPath: "/screen",
      longestMessageBytes: LONGEST_MESSAGE_BYTES,
      onSocket: (socket) => this.welcome(socket),
      onStranger: () => parts.journal.warn("screen.stranger-refused"),
    });
  }

  show(message: ScreenMessage): void {
    this.shown = afterShowing(this.shown, message);
    for (const socket of this.server.clients) this.send(socket, message);
  }

  onTouch(listener: (touch: Touch) => void): void {
    this.touched = listener;
  }

  onStaff(listener: (touch: StaffTouch) => void): void {
    this.asked = listener;
  }

  condition(): ScreenCondition {
    const now = this.parts.clock.now();
    return bestOf([...this.lives.values()].map((life) => pageCondition(life, now)));
  }

  reload(): void {
    const now = this.parts.clock.now();
    for (const [socket, life] of this.lives) {
      if (pageCondition(life, now) === "frozen") this.send(socket, { type: "reload" });
    }
  }

  /** Throws `kiosk.page-missing` when the page was not built, `kiosk.port-in-use` when somebody has the port. */
  async listen(): Promise<{ readonly url: string }> {
    const { page, build } = markedWithBuild(await loadPage(this.parts.pageFolder, PAGE));
    this.build = build;
    return this.server.listen(page);
  }

  /** Frees the port; pages that are open show that they are reconnecting. */
  close(): Promise<void> {
    return this.server.close();
  }

  private welcome(socket: WebSocket): void {
    const { clock, journal, rules } = this.parts;
    journal.info("screen.connected", { pages: this.server.clients.size });
    let allowance: TouchAllowance | null = { used: 0, asOf: clock.now() };
    socket.on("message", (data, isBinary) => {
      if (!allowance) return;
      allowance = afterTouch(allowance, clock.now(), rules.touchesPerSecond);
      if (!allowance) {
        journal.warn("screen.flooding-closed");
        socket.close(1008, "too many messages");
        return;
      }
      const received = isBinary ? null : messageIn(data);
      if (received?.type === "touch") this.touched(received);
      else if (received?.type === "staff") this.asked(received);
      else if (received)
        this.lives.set(socket, afterReport(this.lives.get(socket) ?? null, received, clock.now()));
      else journal.warn("screen.bad-touch-ignored");
    });
    // `ws` reports a page that breaks the framing here and closes the connection itself.
    socket.on("error", () => journal.warn("screen.connection-broken"));
    socket.on("close", () => {
      this.lives.delete(socket);
      journal.info("screen.disconnected", { pages: this.server.clients.size });
    });
    this.send(socket, { type: "page", build: this.build, earconVolume: rules.earconVolume });
    for (const message of this.shown.values()) this.send(socket, message);
  }

  private send(socket: WebSocket, message: ScreenMessage): void {
    if (socket.readyState !== WebSocket.OPEN) return;
    if (socket.bufferedAmount > MOST_UNSENT_BYTES) {
      this.parts.journal.warn("screen.hung-closed");
      socket.terminate();
      return;
    }
    socket.send(JSON.stringify(message));
  }
}

/** Null for anything that is not in the protocol. */
function messageIn(data: RawData): FromScreen | null {
  try {
    return fromScreen.safeParse(JSON.parse(String(data))).data ?? null;
  } catch {
    return null;
  }
}
