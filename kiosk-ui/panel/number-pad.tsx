import type { TouchInput } from "../../robot/dialogue/screen-protocol.ts";
import type { Store } from "../store.ts";
import { Icon } from "./icon.tsx";

/** So few numbers are quicker to touch than to type. */
const MOST_TILES = 12;

/** A whole number: a tile for each where they are few, otherwise digits. */
export function NumberPad({
  input,
  store,
}: {
  input: Extract<TouchInput, { kind: "number" }>;
  store: Store;
}) {
  const [lowest, highest] = [Math.ceil(input.from), Math.floor(input.to)];
  if (highest - lowest < MOST_TILES) return <Tiles lowest={lowest} highest={highest} {...{ input, store }} />;

  const draft = store.view.draft.value;
  const words = store.words.value;
  const written = Number(draft);
  const fits = draft !== "" && written >= lowest && written <= highest;
  const isFull = draft.length >= String(highest).length;
  const write = (text: string) => store.touches.type(text.replace(/^0+(?=\d)/, ""));
  return (
    <div class="number">
      <p class="number-written" data-fits={fits}>
        <output aria-label={words.answerField}>{draft === "" ? "–" : draft}</output> {input.unit}
        <small>
          {lowest} – {highest}
        </small>
      </p>
      <div class="pad">
        {["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((digit) => (
          <DigitKey key={digit} {...{ digit, isFull }} onPress={() => write(draft + digit)} />
        ))}
        <button
          type="button"
          class="key key-delete"
          aria-label={words.deleteLetter}
          onClick={() => write(draft.slice(0, -1))}
        >
          <Icon of="delete" />
        </button>
        <DigitKey digit="0" isFull={isFull} onPress={() => write(`${draft}0`)} />
        <button type="button" class="finish" disabled={!fits} onClick={store.touches.submit}>
          {words.done}
        </button>
      </div>
    </div>
  );
}

function DigitKey({ digit, isFull, onPress }: { digit: string; isFull: boolean; onPress(): void }) {
  return (
    <button type="button" class="key" disabled={isFull} onClick={onPress}>
      {digit}
    </button>
  );
}

interface TilesProps {
  readonly lowest: number;
  readonly highest: number;
  readonly input: Extract<TouchInput, { kind: "number" }>;
  readonly store: Store;
}

function Tiles({ lowest, highest, input, store }: TilesProps) {
  const numbers = Array.from({ length: highest - lowest + 1 }, (_, index) => String(lowest + index));
  return (
    <>
      <div class="times">
        {numbers.map((number) => (
          <button
            type="button"
            class="time"
            key={number}
            aria-pressed={store.view.chosen.value === number}
            onClick={() => store.touches.answer(number)}
          >
            {number}
          </button>
        ))}
      </div>
      {input.unit !== "" && <p class="detail">{input.unit}</p>}
    </>
  );
}
