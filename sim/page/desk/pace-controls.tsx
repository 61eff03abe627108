import type { Pace } from "../../../robot/kernel/paced-clock.ts";
import { type Actions, SPEEDS } from "./actions.ts";

interface PaceProps {
  readonly pace: Pace | undefined;
  readonly actions: Actions;
}

/** Stops the time and lets it go on, which is called `goOn`. */
export function PauseButton({ pace, actions, goOn }: PaceProps & { readonly goOn: string }) {
  return (
    <button
      type="button"
      class="pause"
      aria-pressed={pace?.paused ?? false}
      title="Pause or go on (Space)"
      onClick={() => actions.togglePause()}
    >
      {pace?.paused ? goOn : "Pause"}
    </button>
  );
}

export function TenthButton({ actions }: Pick<PaceProps, "actions">) {
  return (
    <button type="button" title="One tenth of a second (.)" onClick={() => actions.step(100)}>
      +0.1 s
    </button>
  );
}

export function SpeedChoice({ pace, actions }: PaceProps) {
  return (
    <select
      aria-label="Speed"
      value={`${pace?.speed ?? 1}`}
      onChange={({ currentTarget: { value } }) => actions.speed(Number(value))}
    >
      {SPEEDS.map((speed) => (
        <option key={speed} value={`${speed}`}>
          ×{speed}
        </option>
      ))}
    </select>
  );
}
