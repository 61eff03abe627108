import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Store } from "../store.ts";
import { KeyButton } from "./key-button.tsx";
import { hasAccents, type Key, keysOf, type LayoutName, type Plane, planeAfter } from "./keyboard-layout.ts";

/** The longest text that the screen protocol carries. */
const LONGEST = 2000;

/** What was typed, and the keys. A real keyboard, where one is plugged in, types into the same field. */
export function Keyboard({ layout, store }: { layout: LayoutName; store: Store }) {
  const draft = store.view.draft.value;
  const language = store.view.language.value;
  // Null: whatever suits the draft; otherwise what the visitor chose for the next key.
  const chosenPlane = useSignal<Plane | null>(null);
  const plane = chosenPlane.value ?? planeAfter(layout, draft);
  const words = store.words.value;

  const field = useRef<HTMLInputElement>(null);
  // A real keyboard types from the start, and after a touch on the keys: those never take the focus.
  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  const write = (text: string) => {
    store.touches.type(text.slice(0, LONGEST));
    if (chosenPlane.value !== "signs") chosenPlane.value = null;
  };
  const press = (key: Key) => {
    switch (key.does) {
      case "write":
        return write(withEnding(draft, key));
      case "space":
        return write(`${draft} `);
      case "delete":
        return write([...draft].slice(0, -1).join(""));
      case "shift":
        chosenPlane.value = shifted(plane);
        return;
      case "accents":
        chosenPlane.value = hasAccents(plane) ? null : plane === "capital" ? "capital-accents" : "accents";
        return;
      case "plane":
        chosenPlane.value = plane === "signs" ? null : "signs";
        return;
      case "submit":
        return store.touches.submit();
    }
  };

  return (
    <form
      class="keyboard"
      data-layout={layout}
      onSubmit={(event) => {
        event.preventDefault();
        store.touches.submit();
      }}
    >
      <input
        ref={field}
        class="answer"
        // The keys below are the keyboard: the system's own stays away.
        inputMode="none"
        // Nothing learns from what is typed here, and nothing fills it in.
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-label={words.answerField}
        value={draft}
        onInput={(event) => write(event.currentTarget.value)}
      />
      <div class="keys" onPointerDown={(event) => event.preventDefault()}>
        {keysOf(layout, language, plane).map((row, index) => (
          <div class="row" key={index}>
            {row.map((key) => (
              <KeyButton
                key={identityOf(key)}
                of={key}
                plane={plane}
                words={words}
                disabled={key.does === "submit" && draft.trim() === ""}
                onPress={() => press(key)}
              />
            ))}
          </div>
        ))}
      </div>
    </form>
  );
}

function shifted(plane: Plane): Plane {
  switch (plane) {
    case "small":
    case "signs":
      return "capital";
    case "capital":
      return "small";
    case "accents":
      return "capital-accents";
    case "capital-accents":
      return "accents";
  }
}

/** The same for a letter and its capital: the button stays, and only what is on it changes. */
function identityOf(key: Key): string {
  return key.does === "write" ? key.text.toLowerCase() : key.does;
}

/** A second `@gmail.com` corrects the first: an address has one domain. */
function withEnding(draft: string, key: { readonly text: string }): string {
  if (key.text.length > 1 && key.text.startsWith("@")) return draft.replace(/@.*$/, "") + key.text;
  return draft + key.text;
}
