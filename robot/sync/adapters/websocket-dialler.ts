import { type RawData, WebSocket } from "ws";
import type { Clock } from "../../kernel/clock.ts";
import { Fault, isAbort, messageOf } from "../../kernel/fault.ts";
import type { Link, LinkDialler, LinkEvents } from "../link.ts";
import { LONGEST_MESSAGE } from "../protocol/message.ts";
import type { SyncRules } from "../sync-config.ts";

/** What may wait to be sent; more means that the other side does not read. */
const UNSENT_LIMIT_BYTES = 8 * 1024 * 1024;
/** UTF-8 takes at most three bytes for one UTF-16 unit. */
const LARGEST_FRAME_BYTES = 3 * LONGEST_MESSAGE;

/** Reaches the hub at `url` (`ws://` or `wss://`). A connection that died silently is noticed by pings. */
export function websocketDialler(
  url: string,
  rules: Pick<SyncRules, "pingEveryMs">,
  clock: Clock,
): LinkDialler {
  return { dial: (events, signal) => dial(url, rules, clock, events, signal) };
}

function dial(
  url: string,
  rules: Pick<SyncRules, "pingEveryMs">,
  clock: Clock,
  events: LinkEvents,
  signal: AbortSignal,
): Promise<Link> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const socket = open(url);
    const onAbort = () => {
      reject(signal.reason);
      socket.terminate();
    };
    signal.addEventListener("abort", onAbort, { once: true });
    let why = "";
    socket.on("error", (error) => {
      why ||= messageOf(error);
      reject(unreachable(url, error));
    });
    socket.on("close", () => signal.removeEventListener("abort", onAbort));
    socket.once("open", () => {
      signal.removeEventListener("abort", onAbort);
      resolve(linkOver(socket, rules, clock, events, () => why));
    });
  });
}

function linkOver(
  socket: WebSocket,
  rules: Pick<SyncRules, "pingEveryMs">,
  clock: Clock,
  events: LinkEvents,
  failure: () => string,
): Link {
  const over = new AbortController();
  let silent = false;
  let why = "";
  const end = (reason: string) => {
    if (over.signal.aborted) return;
    over.abort();
    events.closed(reason);
  };
  socket.on("pong", () => {
    silent = false;
  });
  socket.on("message", (data: RawData) => {
    silent = false;
    if (!over.signal.aborted) events.message(data.toString());
  });
  socket.on("close", (code) => end(why || failure() || `closed with code ${code}`));

  const watch = async () => {
    for (;;) {
      await clock.sleep(rules.pingEveryMs, over.signal);
      if (silent) {
        why = "silent";
        socket.terminate();
        return;
      }
      silent = true;
      socket.ping();
    }
  };
  watch().catch((error: unknown) => {
    if (!isAbort(error, over.signal)) throw error;
  });

  return {
    send: (message) => {
      if (over.signal.aborted || socket.readyState !== WebSocket.OPEN) return false;
      if (socket.bufferedAmount > UNSENT_LIMIT_BYTES) return false;
      socket.send(message);
      return true;
    },
    close: () => {
      if (over.signal.aborted) return;
      why = "closed by us";
      socket.close(1000);
      // The other side may never answer the farewell: for us it ends now.
      end(why);
    },
  };
}

function open(url: string): WebSocket {
  try {
    return new WebSocket(url, { maxPayload: LARGEST_FRAME_BYTES, perMessageDeflate: false });
  } catch (error) {
    throw new Fault({
      code: "link.address",
      what: `"${url}" is not the address of a hub.`,
      remedy: "Set sync.hub to an address such as wss://crm.example.com/robot.",
      cause: error,
    });
  }
}

function unreachable(url: string, cause: unknown): Fault {
  return new Fault({
    code: "link.unreachable",
    what: `The hub at ${url} cannot be reached (${messageOf(cause)}).`,
    remedy: "Check the robot's network and the hub's address; records are kept until it is back.",
    cause,
  });
}
