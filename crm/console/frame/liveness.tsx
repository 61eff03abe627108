import { liveness } from "../api/live.ts";

const words = {
  off: "Not connected",
  connecting: "Connecting…",
  live: "Live",
  reconnecting: "Reconnecting…",
} as const;

/** Whether changes show by themselves. */
export function Liveness() {
  const state = liveness.value;
  return (
    <p class={`liveness ${state}`} role="status">
      {words[state]}
    </p>
  );
}
