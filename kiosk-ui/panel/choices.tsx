import type { Store } from "../store.ts";

interface Choice {
  readonly id: string;
  readonly label: string;
}

/** Few choices are tall tiles one above the other; many share rows, so that none needs scrolling. */
export function Choices({ choices, store }: { choices: readonly Choice[]; store: Store }) {
  const chosen = store.view.chosen.value;
  return (
    <div class="choices" data-columns={columnsFor(choices)} data-few={choices.length <= 2}>
      {choices.map((choice) => (
        <button
          type="button"
          class="choice"
          key={choice.id}
          data-choice={choice.id}
          aria-pressed={choice.id === chosen}
          onClick={() => store.touches.choose(choice.id)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}

/** So many that no label is cut and none needs scrolling. */
export function columnsFor(choices: readonly Choice[]): 1 | 2 | 3 {
  const longest = Math.max(...choices.map((choice) => choice.label.length));
  if (choices.length <= 2) return longest <= 18 ? 2 : 1;
  if (choices.length <= 4 || longest > 28) return choices.length > 6 ? 2 : 1;
  return choices.length <= 10 ? 2 : 3;
}
