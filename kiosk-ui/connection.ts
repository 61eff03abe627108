import type { PageReport } from "../robot/dialogue/face-protocol.ts";
import { type ScreenMessage, screenMessage, type Touch } from "../robot/dialogue/screen-protocol.ts";

import type { StaffTouch } from "../robot/dialogue/staff-protocol.ts";

const FIRST_RETRY_MS = 150;
const LONGEST_RETRY_MS = 2000;
/** A robot that is restarted serves its page again within about two seconds, before it has loaded its models. */
const RESTART_MS = 4000;

export interface ConnectionEvents {
  linked(): void;
  /** After every loss, and after every attempt that failed. */
  unlinked(): void;
  /** It has been away for longer than a restart takes. */
  staysAway(): void;
  told(message: ScreenMessage): void;
}

export interface Connection {
  /** What cannot be sent is lost: nobody is there to take it. */
  send(message: Touch | StaffTouch | PageReport): void;
}

/** Talks with the robot that served this page, for as long as the page is open. */
export function connect(url: string, events: ConnectionEvents): Connection {
  let socket: WebSocket;
  let retryMs = FIRST_RETRY_MS;
  let patience: ReturnType<typeof setTimeout> | null = null;

  const dial = () => {
    socket = new WebSocket(url);
    socket.onopen = () => {
      retryMs = FIRST_RETRY_MS;
      if (patience) clearTimeout(patience);
      patience = null;
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
      patience ??= setTimeout(() => events.staysAway(), RESTART_MS);
      setTimeout(dial, retryMs);
      retryMs = Math.min(retryMs * 1.5, LONGEST_RETRY_MS);
    };
  };

  dial();
  return {
    send: (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
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
