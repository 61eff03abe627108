import { useSignal } from "@preact/signals";
import type { TouchInput } from "../../robot/dialogue/screen-protocol.ts";
import type { Store } from "../store.ts";
import { Pages } from "./pages.tsx";
import { timesOfDay, writtenTime } from "./times-of-day.ts";

/** Four rows of five fit above the commands on a small display. */
const MOST_ON_A_PAGE = 20;

/** The times that can be picked; one is an answer. */
export function TimePicker({ input, store }: { input: Extract<TouchInput, { kind: "time" }>; store: Store }) {
  const page = useSignal(0);
  const language = store.view.language.value;
  const times = timesOfDay(input.from, input.to, input.stepMinutes);
  const pages = Math.max(1, Math.ceil(times.length / MOST_ON_A_PAGE));
  // Equal pages: a last one with a single time looks like a mistake.
  const size = Math.ceil(times.length / pages);
  const shown = times.slice(page.value * size, (page.value + 1) * size);
  const ends = [shown.at(0), shown.at(-1)].map((time) => (time ? writtenTime(time, language) : ""));
  return (
    <Pages
      title={[...new Set(ends)].join(" – ")}
      hasEarlier={page.value > 0}
      hasLater={page.value < pages - 1}
      store={store}
      turn={(by) => {
        page.value += by;
      }}
    >
      <div class="times">
        {shown.map((time) => (
          <button
            type="button"
            class="time"
            key={time}
            data-time={time}
            aria-pressed={store.view.chosen.value === time}
            onClick={() => store.touches.answer(time)}
          >
            {writtenTime(time, language)}
          </button>
        ))}
      </div>
    </Pages>
  );
}
