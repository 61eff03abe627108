import { WebSocket } from "ws";
import { z } from "zod";

/** A client this far behind misses messages until it has caught up: what is live is worth more than what is late. */
const MOST_UNSENT_BYTES = 4 * 1024 * 1024;

type Handler = ((event: unknown) => void) | null | undefined;

const subscription = z.object({
  op: z.literal("subscribe"),
  subscriptions: z.array(z.object({ channelId: z.number() })),
});

export interface ClientParts {
  /** After it has asked for these channels. */
  readonly subscribed: (ids: readonly number[]) => void;
  readonly mayHear: () => boolean;
}

/** One client, as the protocol wants to have it. Messages that it has no room for are dropped, and counted. */
export class FoxgloveClient {
  binaryType = "arraybuffer";
  onerror: Handler = null;
  onopen: Handler = null;
  onclose: Handler = null;
  onmessage: Handler = null;
  dropped = 0;
  readonly protocol: string;
  private readonly socket: WebSocket;
  private readonly parts: ClientParts;

  constructor(socket: WebSocket, parts: ClientParts) {
    this.socket = socket;
    this.parts = parts;
    this.protocol = socket.protocol;
    socket.binaryType = "arraybuffer";
    socket.on("message", (data, isBinary) => {
      const request = isBinary ? data : textOf(data);
      this.onmessage?.({ data: request });
      if (typeof request === "string") parts.subscribed(subscribedIn(request));
    });
    socket.on("close", (code, reason) =>
      this.onclose?.({ code, reason: reason.toString(), wasClean: code === 1000 }),
    );
    // What follows is `close`, which says it to the protocol.
    socket.on("error", () => socket.terminate());
  }

  close(): void {
    this.socket.close();
  }

  /** With one parameter: the protocol then sends a message as a whole, which can be dropped as a whole. */
  send(data: string | ArrayBuffer | ArrayBufferView): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    if (!this.parts.mayHear()) return;
    if (typeof data !== "string" && this.socket.bufferedAmount > MOST_UNSENT_BYTES) {
      this.dropped += 1;
      return;
    }
    this.socket.send(data);
  }
}

/** The channels that a request subscribes to; none for any other request. */
function subscribedIn(request: string): readonly number[] {
  try {
    const { data } = subscription.safeParse(JSON.parse(request));
    return data?.subscriptions.map(({ channelId }) => channelId) ?? [];
  } catch {
    return [];
  }
}

function textOf(data: ArrayBuffer | Buffer | Buffer[]): string {
  return data instanceof ArrayBuffer ? Buffer.from(data).toString() : data.toString();
}
