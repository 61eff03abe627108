import { useEffect } from "preact/hooks";
import type { TouchInput } from "../../robot/dialogue/screen-protocol.ts";
import { localeOf } from "../locale.ts";
import type { Store } from "../store.ts";
import { Icon } from "./icon.tsx";
import { fits, written } from "./written-number.ts";

/** So few numbers are quicker to touch than to type. */
const MOST_TILES = 12;

/** A number: a tile for each where they are few, otherwise digits, and a point where it has decimals. */
export function NumberPad({ input, store }: NumberProps) {
  const [lowest, highest] = [Math.ceil(input.from), Math.floor(input.to)];
  if (input.decimals === 0 && highest - lowest < MOST_TILES) {
    return <Tiles lowest={lowest} highest={highest} {...{ input, store }} />;
  }
  return <Digits {...{ input, store }} />;
}

interface NumberProps {
  readonly input: Extract<TouchInput, { kind: "number" }>;
  readonly store: Store;
}

function Digits({ input, store }: NumberProps) {
  const draft = store.view.draft.value;
  const words = store.words.value;
  const numbers = new Intl.NumberFormat(localeOf(store.view.language.value));
  const isAnswer = fits(draft, input);
  const press = (key: string) => store.touches.type(written(store.view.draft.peek(), key, input));
  const erase = () => store.touches.type(store.view.draft.peek().slice(0, -1));
  useRealKeys({ press, erase, finish: () => fits(store.view.draft.peek(), input) && store.touches.submit() });
  return (
    <div class="number">
      <p class="number-written" data-fits={isAnswer}>
        <output aria-label={words.answerField}>{draft === "" ? "–" : draft}</output> {input.unit}
        <small>
          {numbers.format(input.from)} – {numbers.format(input.to)}
        </small>
      </p>
      <div class="pad">
        {["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((digit) => (
          <PadKey key={digit} face={digit} onPress={() => press(digit)} />
        ))}
        {input.decimals > 0 ? <PadKey face="." onPress={() => press(".")} /> : <span />}
        <PadKey face="0" onPress={() => press("0")} />
        <button type="button" class="key key-delete" aria-label={words.deleteLetter} onClick={erase}>
          <Icon of="delete" />
        </button>
      </div>
      <button type="button" class="finish" disabled={!isAnswer} onClick={store.touches.submit}>
        {words.done}
      </button>
    </div>
  );
}

function PadKey({ face, onPress }: { face: string; onPress(): void }) {
  return (
    <button type="button" class="key" onClick={onPress}>
      {face}
    </button>
  );
}

interface Keyed {
  press(key: string): void;
  erase(): void;
  finish(): void;
}

/** A keyboard that is plugged in writes digits too: there is no field that could have the focus. */
function useRealKeys({ press, erase, finish }: Keyed): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (/^[\d.]$/.test(event.key)) press(event.key);
      else if (event.key === "Backspace") erase();
      // A button that has the focus is pressed by the same key.
      else if (event.key === "Enter" && event.target === document.body) finish();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  });
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
