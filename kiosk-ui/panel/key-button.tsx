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
      aria-label={spokenName(key, plane, words)}
      aria-pressed={key.does === "shift" ? plane.startsWith("capital") : undefined}
      disabled={disabled}
      onClick={onPress}
    >
      {faceOf(key, plane, words)}
    </button>
  );
}

function spokenName(key: Key, plane: Plane, words: Words): string {
  switch (key.does) {
    case "write":
      return key.text;
    case "delete":
      return words.deleteLetter;
    case "space":
      return words.space;
    case "shift":
      return words.capitals;
    // What is said of a key begins with what is seen on it.
    case "plane":
      return `${faceOfPlane(key.does, plane)}: ${words.moreCharacters}`;
    case "accents":
      return `${faceOfPlane(key.does, plane)}: ${words.accents}`;
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
    case "accents":
      return faceOfPlane(key.does, plane);
    case "submit":
      return words.done;
  }
}

function faceOfPlane(does: "plane" | "accents", plane: Plane): string {
  if (does === "plane") return plane === "signs" ? "abc" : "123";
  return hasAccents(plane) ? "abc" : "áñ";
}
