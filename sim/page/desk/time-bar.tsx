import type { Actions } from "./actions.ts";
import { PauseButton, SpeedChoice, TenthButton } from "./pace-controls.tsx";
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
      <PauseButton pace={pace} actions={actions} goOn="Go on" />
      <TenthButton actions={actions} />
      <button type="button" title="One second (,)" onClick={() => actions.step(1000)}>
        +1 s
      </button>
      <SpeedChoice pace={pace} actions={actions} />
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
