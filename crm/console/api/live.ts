import { effect, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type Change, change, LIVE_PATH, type Subject } from "../../contract/live.ts";
import { checkSession } from "./ask-session.ts";
import { openAccount } from "./session.ts";

/** Whether what the page shows is what the hub has right now. */
export const liveness = signal<"off" | "connecting" | "live" | "reconnecting">("off");

type Listener = (change: Change | "everything") => void;

const listeners = new Set<Listener>();
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 20_000;
/** Several changes of one deed are read once. */
const GATHER_MS = 120;

/** Listens for as long as an account is open, and again from the start when another one is. */
export function followChanges(): () => void {
  let stop = () => {};
  const unfollow = effect(() => {
    stop();
    stop = openAccount.value === null ? () => {} : keepConnected();
  });
  return () => {
    unfollow();
    stop();
  };
}

/**
 * Calls `refetch` soon after something of these kinds changed, and after every interruption: what happened meanwhile
 * was told to nobody.
 */
export function useLive(what: readonly Subject[], refetch: () => void): void {
  const latest = useRef(refetch);
  latest.current = refetch;
  const kinds = what.join(" ");
  useEffect(() => {
    if (kinds === "") return;
    const wanted = new Set(kinds.split(" "));
    let gathering: number | undefined;
    const listener: Listener = (heard) => {
      if (heard !== "everything" && !wanted.has(heard.what)) return;
      gathering ??= window.setTimeout(() => {
        gathering = undefined;
        latest.current();
      }, GATHER_MS);
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      window.clearTimeout(gathering);
    };
  }, [kinds]);
}

/** What this page itself has just changed: shown at once, also while the connection is interrupted. */
export function changed(...what: readonly Subject[]): void {
  for (const one of what) tell({ what: one, id: "" });
}

function tell(heard: Change | "everything"): void {
  for (const listener of [...listeners]) listener(heard);
}

/** One connection after the other, until it is stopped. */
function keepConnected(): () => void {
  let socket: WebSocket | undefined;
  let retry: number | undefined;
  let pauseMs = FIRST_PAUSE_MS;
  let interrupted = false;
  liveness.value = "connecting";

  const connect = () => {
    window.clearTimeout(retry);
    retry = undefined;
    const opened = new WebSocket(new URL(LIVE_PATH, location.href.replace(/^http/, "ws")));
    let wasOpen = false;
    socket = opened;
    opened.onopen = () => {
      wasOpen = true;
      liveness.value = "live";
      pauseMs = FIRST_PAUSE_MS;
      if (interrupted) tell("everything");
    };
    opened.onmessage = ({ data }) => {
      const heard = change.safeParse(jsonOf(data));
      if (heard.success) tell(heard.data);
    };
    opened.onclose = () => {
      if (socket !== opened) return;
      interrupted = true;
      liveness.value = "reconnecting";
      // A browser does not tell why: the hub may be away, or the session may have ended.
      if (!wasOpen) void checkSession();
      // Up to half more, so that a hub that restarts is not met by everybody at once.
      retry = window.setTimeout(connect, pauseMs * (1 + Math.random() / 2));
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    };
  };
  /** The network came back, or the page is looked at again: waiting any longer helps nobody. */
  const hurry = () => {
    if (retry !== undefined && document.visibilityState === "visible") connect();
  };
  connect();
  window.addEventListener("online", hurry);
  document.addEventListener("visibilitychange", hurry);
  return () => {
    window.removeEventListener("online", hurry);
    document.removeEventListener("visibilitychange", hurry);
    window.clearTimeout(retry);
    const last = socket;
    socket = undefined;
    last?.close();
    liveness.value = "off";
  };
}

function jsonOf(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
