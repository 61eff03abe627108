import type { FromPage } from "../../stage/from-page.ts";
import type { ToPage } from "../../stage/to-page.ts";

const FIRST_RETRY_MS = 300;
const LONGEST_RETRY_MS = 3000;

export interface ConnectionEvents {
  linked(): void;
  /** After every loss, and after every attempt that failed. */
  unlinked(): void;
  told(message: ToPage): void;
}

/** What the page sends. While there is no connection it is lost: a click on something that is gone means nothing. */
export interface Connection {
  send(message: FromPage): void;
  sendBytes(bytes: Uint8Array<ArrayBuffer>): void;
}

/** Talks with the lobby that served this page, for as long as the page is open. */
export function connect(url: string, events: ConnectionEvents): Connection {
  let socket: WebSocket;
  let retryMs = FIRST_RETRY_MS;

  const dial = () => {
    socket = new WebSocket(url);
    socket.onopen = () => {
      retryMs = FIRST_RETRY_MS;
      events.linked();
    };
    // Page and lobby come from one build of one program: what comes is what the type says.
    socket.onmessage = ({ data }) => events.told(JSON.parse(String(data)) as ToPage);
    socket.onclose = () => {
      events.unlinked();
      setTimeout(dial, retryMs);
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    };
  };

  dial();
  return {
    send: (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    sendBytes: (bytes) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(bytes);
    },
  };
}
