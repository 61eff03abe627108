import { type ScreenMessage, screenMessage, type Touch } from "../robot/dialogue/screen-protocol.ts";

const FIRST_RETRY_MS = 300;
const LONGEST_RETRY_MS = 3000;

export interface ConnectionEvents {
  linked(): void;
  /** After every loss, and after every attempt that failed. */
  unlinked(): void;
  told(message: ScreenMessage): void;
}

/** Talks with the robot that served this page, for as long as the page is open. */
export function connect(url: string, events: ConnectionEvents): { send(touch: Touch): void } {
  let socket: WebSocket;
  let retryMs = FIRST_RETRY_MS;

  const dial = () => {
    socket = new WebSocket(url);
    socket.onopen = () => {
      retryMs = FIRST_RETRY_MS;
      events.linked();
    };
    socket.onmessage = ({ data }) => {
      const message = messageIn(data);
      if (message) events.told(message);
      // The protocol is compiled into both ends; another version is a stale page, cured by a reload.
      else console.warn("The robot sent a message that is not in the screen protocol.");
    };
    socket.onclose = () => {
      events.unlinked();
      setTimeout(dial, retryMs);
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    };
  };

  dial();
  return {
    send: (touch) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(touch));
    },
  };
}

function messageIn(data: unknown): ScreenMessage | null {
  try {
    return screenMessage.safeParse(JSON.parse(String(data))).data ?? null;
  } catch {
    return null;
  }
}
