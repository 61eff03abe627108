import type { RecordedSpan } from "../../stage/recorded-messages.ts";
import type { Actions } from "./actions.ts";
import { PauseButton, SpeedChoice, TenthButton } from "./pace-controls.tsx";
import type { DeskStore } from "./store.ts";
import { timelineMarks } from "./timeline-marks.ts";

interface TimelineProps {
  readonly store: DeskStore;
  readonly actions: Actions;
  readonly recorded: RecordedSpan;
}

/** In the place of the time bar when a recording is shown: where one is in it, and a way to anywhere else. */
export function TimelineBar({ store, actions, recorded }: TimelineProps) {
  const standing = store.standing.value;
  const pace = standing?.pace;
  const lastsMs = recorded.endsAt - recorded.startsAt;
  const atMs = Math.max(0, (standing?.now ?? recorded.startsAt) - recorded.startsAt);
  return (
    <fieldset class="time timeline">
      <legend class="unseen">Recording</legend>
      <span class="badge" title={recorded.title}>
        Recorded
      </span>
      <PauseButton pace={pace} actions={actions} goOn="Play" />
      <TenthButton actions={actions} />
      <div class="track">
        <input
          type="range"
          aria-label="Moment of the recording"
          aria-valuetext={clockOf(atMs)}
          min={0}
          max={lastsMs}
          step={100}
          value={atMs}
          onInput={({ currentTarget }) => actions.seek(Number(currentTarget.value))}
        />
        <div class="marks">
          {timelineMarks(recorded).map(({ at, what }) => (
            <button
              key={at}
              type="button"
              class={`mark ${what[0]?.split(".")[0]}`}
              style={{ left: `${(100 * (at - recorded.startsAt)) / lastsMs}%` }}
              title={`${what.join(", ")} at ${clockOf(at - recorded.startsAt)}`}
              aria-label={`Go to ${what.join(", ")} at ${clockOf(at - recorded.startsAt)}`}
              onClick={() => actions.seek(Math.max(0, at - recorded.startsAt - LEAD_MS))}
            />
          ))}
        </div>
      </div>
      <output class="clock">
        {clockOf(atMs)} / {clockOf(lastsMs)}
      </output>
      <SpeedChoice pace={pace} actions={actions} />
      <button type="button" onClick={() => actions.saveScenario()}>
        Save as scenario
      </button>
    </fieldset>
  );
}

/** A mark is looked at from a little before. */
const LEAD_MS = 500;

/** 83.4 s is 1:23.4. */
function clockOf(ms: number): string {
  const tenths = Math.round(ms / 100);
  const seconds = Math.floor(tenths / 10) % 60;
  return `${Math.floor(tenths / 600)}:${String(seconds).padStart(2, "0")}.${tenths % 10}`;
}
