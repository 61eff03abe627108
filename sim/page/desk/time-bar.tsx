import { type Actions, SPEEDS } from "./actions.ts";
import type { DeskStore } from "./store.ts";

interface TimeProps {
  readonly store: DeskStore;
  readonly actions: Actions;
}

/** What is played, and how fast. */
export function TimeBar({ store, actions }: TimeProps) {
  const about = store.about.value;
  const standing = store.standing.value;
  const pace = standing?.pace;
  const atS = (store.view.value?.atMs ?? 0) / 1000;
  return (
    <fieldset class="time">
      <legend class="unseen">Time</legend>
      <select
        aria-label="Scenario"
        value={`${standing?.scenario ?? "none"}`}
        onChange={({ currentTarget: { value } }) => actions.play(value === "none" ? null : Number(value))}
      >
        <option value="none">Nobody but guests</option>
        {about?.scenarios.map((title, index) => (
          <option key={title} value={`${index}`}>
            {title}
          </option>
        ))}
      </select>
      <button
        type="button"
        title="From the beginning (R)"
        disabled={standing?.scenario == null}
        onClick={() => actions.play(standing?.scenario ?? null)}
      >
        Restart
      </button>
      <button
        type="button"
        class="pause"
        aria-pressed={pace?.paused ?? false}
        title="Pause or go on (Space)"
        onClick={() => actions.togglePause()}
      >
        {pace?.paused ? "Go on" : "Pause"}
      </button>
      <button type="button" title="One tenth of a second (.)" onClick={() => actions.step(100)}>
        +0.1 s
      </button>
      <button type="button" title="One second (,)" onClick={() => actions.step(1000)}>
        +1 s
      </button>
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
      <output class={`factor ${isBehind(pace) ? "warn" : "quiet"}`} title="What this machine reaches">
        {pace?.paused ? "paused" : `reached ×${(pace?.factor ?? 0).toFixed(2)}`}
      </output>
      <output class="clock" title="Since the scenario's beginning">
        {atS.toFixed(1)} s
      </output>
    </fieldset>
  );
}

/** A machine that reaches less than nine tenths of what is asked cannot keep up. */
function isBehind(pace: { readonly speed: number; readonly factor: number } | undefined): boolean {
  return pace !== undefined && pace.factor < 0.9 * pace.speed;
}
