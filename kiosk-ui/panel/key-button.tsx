import type { Words } from "../words.ts";
import { Icon } from "./icon.tsx";
import { hasAccents, type Key, type Plane } from "./keyboard-layout.ts";

export interface KeyButtonProps {
  readonly of: Key;
  readonly plane: Plane;
  readonly words: Words;
  readonly disabled: boolean;
  onPress(): void;
}

export function KeyButton({ of: key, plane, words, disabled, onPress }: KeyButtonProps) {
  const wide = key.does === "write" && key.wide === true;
  return (
    <button
      type="button"
      class={`key key-${key.does}${wide ? " key-wide" : ""}`}
      aria-label={spokenName(key, words)}
      aria-pressed={key.does === "shift" ? plane.startsWith("capital") : undefined}
      disabled={disabled}
      onClick={onPress}
    >
      {faceOf(key, plane, words)}
    </button>
  );
}

function spokenName(key: Key, words: Words): string {
  switch (key.does) {
    case "write":
      return key.text;
    case "delete":
      return words.deleteLetter;
    case "space":
      return words.space;
    case "shift":
      return words.capitals;
    case "plane":
      return words.moreCharacters;
    case "accents":
      return words.accents;
    case "submit":
      return words.done;
  }
}

function faceOf(key: Key, plane: Plane, words: Words) {
  switch (key.does) {
    case "write":
      return key.text;
    case "delete":
    case "shift":
      return <Icon of={key.does} />;
    case "space":
      return <span class="space-bar" />;
    case "plane":
      return plane === "signs" ? "abc" : "123";
    case "accents":
      return hasAccents(plane) ? "abc" : "áñ";
    case "submit":
      return words.done;
  }
}
