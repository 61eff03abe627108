import type { TouchInput } from "../../robot/dialogue/screen-protocol.ts";
import type { Store } from "../store.ts";
import { columnsFor } from "./choices.tsx";

/** The robot takes the answer when this is chosen. */
const DONE = "done";
/** The button that ends takes a row. */
const MOST_IN_TWO_COLUMNS = 6;

/** Any number of choices; each shows whether it is picked, by a tick and by colour. */
export function Several({
  input: { choices, picked },
  store,
}: {
  input: Extract<TouchInput, { kind: "several" }>;
  store: Store;
}) {
  const chosen = store.view.chosen.value;
  // Until the robot has answered, the touched one already shows what it will be.
  const isPicked = (id: string) => picked.includes(id) !== (chosen === id);
  return (
    <>
      <div class="choices" data-columns={choices.length > MOST_IN_TWO_COLUMNS ? 3 : columnsFor(choices)}>
        {choices.map(({ id, label }) => (
          <button
            type="button"
            class="choice choice-of-several"
            key={id}
            data-choice={id}
            aria-pressed={isPicked(id)}
            onClick={() => store.touches.choose(id)}
          >
            {label}
          </button>
        ))}
      </div>
      <button
        type="button"
        class="finish"
        disabled={!choices.some(({ id }) => isPicked(id))}
        onClick={() => store.touches.choose(DONE)}
      >
        {store.words.value.done}
      </button>
    </>
  );
}
