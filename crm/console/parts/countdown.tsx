import { absoluteTime, span } from "../words/relative-time.ts";
import { now } from "./now.ts";

/** From here on it is shown as urgent. */
const SOON_MS = 2 * 60_000;

/** Counts down to a moment and up from it; in words as well as in colour. */
export function Countdown({ to }: { readonly to: string }) {
  const ms = Date.parse(to);
  const left = ms - now.value;
  const state = left < 0 ? "overdue" : left < SOON_MS ? "soon" : "calm";
  return (
    <time class={`countdown ${state}`} dateTime={to} title={`Due ${absoluteTime(ms)}`}>
      {left < 0 ? `overdue ${span(-left)}` : `due in ${span(left)}`}
    </time>
  );
}
