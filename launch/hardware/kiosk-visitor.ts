import { type RawData, WebSocket } from "ws";
import { type ScreenMessage, screenMessage, type Touch } from "../../robot/dialogue/screen-protocol.ts";
import { type BackoffRules, backoff } from "../../robot/kernel/backoff.ts";
import type { Clock } from "../../robot/kernel/clock.ts";
import { Fault, isAbort, messageOf } from "../../robot/kernel/fault.ts";
import type { Journal } from "../../robot/kernel/journal.ts";
import type { Random } from "../../robot/kernel/random.ts";

/** A robot that restarts is back within seconds. */
const RECONNECTING: BackoffRules = { firstMs: 500, longestMs: 4000, factor: 1.5 };
const LARGEST_MESSAGE_BYTES = 64 * 1024;

interface Parts {
  /** Address of the kiosk page: `http://127.0.0.1:8620/`. */
  readonly url: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly journal: Journal;
  readonly onShown: (message: ScreenMessage) => void;
}

/** Eyes and a finger before a robot's kiosk page: reads what it shows, and touches it. */
export class KioskVisitor {
  private readonly parts: Parts;
  private socket: WebSocket | null = null;

  /** @throws Fault `kiosk.address` for what is not the address of a page */
  constructor(parts: Parts) {
    this.parts = parts;
    screenOf(parts.url);
  }

  /** Looks at the page until the signal is aborted, and again when it went away. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, random, journal } = this.parts;
    let waits = backoff(RECONNECTING, random);
    while (!signal.aborted) {
      const wasOpen = await this.look(signal);
      if (wasOpen) {
        waits = backoff(RECONNECTING, random);
        journal.info("kiosk.gone");
      }
      await clock.sleep(waits.next().value, signal).catch((error: unknown) => {
        if (!isAbort(error, signal)) throw error;
      });
    }
  }

  /** A finger on a page that is not there touches nothing. */
  touch(touch: Touch): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(touch));
  }

  /** Until the connection ends; whether there was one. */
  private look(signal: AbortSignal): Promise<boolean> {
    const { url, journal } = this.parts;
    const { address, origin } = screenOf(url);
    return new Promise((resolve) => {
      const socket = new WebSocket(address, {
        headers: { origin },
        maxPayload: LARGEST_MESSAGE_BYTES,
        perMessageDeflate: false,
      });
      const leave = () => socket.terminate();
      signal.addEventListener("abort", leave, { once: true });
      let wasOpen = false;
      socket.on("open", () => {
        wasOpen = true;
        this.socket = socket;
        journal.info("kiosk.seen");
      });
      socket.on("message", (data) => this.onMessage(data));
      // Not there yet, or gone: "close" follows.
      socket.on("error", () => {});
      socket.on("close", () => {
        signal.removeEventListener("abort", leave);
        if (this.socket === socket) this.socket = null;
        resolve(wasOpen);
      });
    });
  }

  private onMessage(data: RawData): void {
    const message = messageIn(String(data));
    // Those two are for a page that draws; whoever looks on is none.
    if (message?.type === "page" || message?.type === "reload") return;
    if (message) this.parts.onShown(message);
    else this.parts.journal.warn("kiosk.message-unreadable");
  }
}

function messageIn(text: string): ScreenMessage | null {
  try {
    return screenMessage.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** The page's own socket, and the origin that its browser would name. */
function screenOf(page: string): { readonly address: string; readonly origin: string } {
  try {
    const url = new URL(page);
    if (url.protocol !== "http:") throw new Error("it does not begin with http://");
    return { address: `ws://${url.host}/screen`, origin: url.origin };
  } catch (cause) {
    throw new Fault({
      code: "kiosk.address",
      what: `"${page}" is not the address of a kiosk page (${messageOf(cause)}).`,
      remedy: "Give the address that the robot prints when it starts, such as http://127.0.0.1:8620/.",
      cause,
    });
  }
}
