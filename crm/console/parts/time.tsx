import { useComputed } from "@preact/signals";
import { absoluteTime, relativeTime } from "../words/relative-time.ts";
import { now } from "./now.ts";

/** How long ago or ahead, kept true; the exact time in this browser's zone is its title. */
export function Time({ at }: { readonly at: string }) {
  const ms = Date.parse(at);
  const text = useComputed(() => relativeTime(ms, now.value));
  return (
    <time dateTime={at} title={absoluteTime(ms)} key={at}>
      {text}
    </time>
  );
}
