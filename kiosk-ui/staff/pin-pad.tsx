import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { DoorAnswer } from "../../robot/dialogue/staff-protocol.ts";
import { Icon } from "../panel/icon.tsx";
import type { Store } from "../store.ts";
import { staffWords } from "./staff-words.ts";

const SHORTEST = 4;
const LONGEST = 12;
/** Whoever came here by accident gets the visitors' screen back. */
const LEFT_ALONE_MS = 30_000;

/** Asks for the technician's PIN. The digits are never shown, and are forgotten when they were sent. */
export function PinPad({ answer, store }: { answer: DoorAnswer | null; store: Store }) {
  const digits = useSignal("");
  const words = staffWords(store);
  const leave = () => store.staff.door(false);
  const write = (digit: string) => {
    digits.value = (digits.peek() + digit).slice(0, LONGEST);
  };
  const erase = () => {
    digits.value = digits.peek().slice(0, -1);
  };
  const send = () => {
    if (digits.peek().length < SHORTEST) return;
    store.staff.open(digits.peek());
    digits.value = "";
  };
  useRealKeys({ write, erase, send, leave });
  useEffect(() => {
    const timer = setTimeout(leave, LEFT_ALONE_MS);
    return () => clearTimeout(timer);
  }, [digits.value, answer]);
  return (
    <section class="sheet staff" aria-label={words.pin}>
      <div class="card">
        <h1 class="title">{words.pin}</h1>
        <p class="staff-pin" role="status" aria-label={words.typed(digits.value.length)}>
          {"•".repeat(digits.value.length) || "–"}
        </p>
        {answer !== null && (
          <p class="detail" role="alert" data-door={answer}>
            {words.door[answer]}
          </p>
        )}
        <div class="pad">
          {["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((digit) => (
            <button type="button" class="key" key={digit} onClick={() => write(digit)}>
              {digit}
            </button>
          ))}
          <span />
          <button type="button" class="key" onClick={() => write("0")}>
            0
          </button>
          <button
            type="button"
            class="key key-delete"
            aria-label={store.words.value.deleteLetter}
            onClick={erase}
          >
            <Icon of="delete" />
          </button>
        </div>
        <button type="button" class="finish" disabled={digits.value.length < SHORTEST} onClick={send}>
          {store.words.value.done}
        </button>
      </div>
      <button type="button" class="command" onClick={leave}>
        <Icon of="back" /> <span>{words.leave}</span>
      </button>
    </section>
  );
}

interface Keyed {
  write(digit: string): void;
  erase(): void;
  send(): void;
  leave(): void;
}

/** A keyboard that is plugged in writes the PIN too. */
function useRealKeys({ write, erase, send, leave }: Keyed): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (/^\d$/.test(event.key)) write(event.key);
      else if (event.key === "Backspace") erase();
      else if (event.key === "Escape") leave();
      // A button that has the focus is pressed by the same key.
      else if (event.key === "Enter" && event.target === document.body) send();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  });
}
