import { checkSession } from "./ask-session.ts";

/** The session is one for all windows of a browser, and so is the account that is open in it. */
const CHANNEL = "stella-session";

/** Somebody signed in or out here, or opened another account. */
export function tellOtherWindows(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("changed");
  channel.close();
}

/** Asks who sits here whenever another window changed it; returns what stops it. */
export function followOtherWindows(): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => void checkSession();
  return () => channel.close();
}
