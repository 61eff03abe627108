import { WebSocket } from "ws";
import { LATEST_WINS, type ToPage } from "../to-page.ts";

/** A page this far behind has hung; cut off, it reconnects. */
const MOST_UNSENT_BYTES = 8 * 1024 * 1024;

/** What is sent to one page: in order, except that of what only the newest matters, only the newest waits. */
export class PageSocket {
  private readonly socket: WebSocket;
  private readonly onHung: () => void;
  /** Types under way, each with the newer one that waits for it. */
  private readonly waiting = new Map<ToPage["type"], ToPage | null>();

  constructor(socket: WebSocket, onHung: () => void) {
    this.socket = socket;
    this.onHung = onHung;
  }

  send(message: ToPage): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    if (!LATEST_WINS.has(message.type)) {
      this.write(message, () => {});
      return;
    }
    if (this.waiting.has(message.type)) {
      this.waiting.set(message.type, message);
      return;
    }
    this.waiting.set(message.type, null);
    this.write(message, () => {
      const newer = this.waiting.get(message.type);
      this.waiting.delete(message.type);
      if (newer) this.send(newer);
    });
  }

  private write(message: ToPage, written: () => void): void {
    if (this.socket.bufferedAmount > MOST_UNSENT_BYTES) {
      this.onHung();
      this.socket.terminate();
      return;
    }
    // An error here closes the socket, which is told to whoever watches it.
    this.socket.send(JSON.stringify(message), () => written());
  }
}
