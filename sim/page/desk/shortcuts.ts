import type { Actions } from "./actions.ts";
import type { DeskStore } from "./store.ts";

/** What keys do, for whoever asks with "?". */
export const SHORTCUTS: readonly { readonly key: string; readonly does: string }[] = [
  { key: "Space", does: "pause, go on" },
  { key: ".", does: "step a tenth of a second" },
  { key: ",", does: "step a second" },
  { key: "+ −", does: "faster, slower" },
  { key: "R", does: "play the scenario again" },
  { key: "N", does: "somebody comes in" },
  { key: "T", does: "type what the chosen person says" },
  { key: "Delete", does: "the chosen person is gone" },
  { key: "Escape", does: "choose nobody" },
  { key: "1 – 4", does: "room, follow, robot’s eye, over the shoulder" },
  { key: "S", does: "picture of the room" },
  { key: "/", does: "filter the journal" },
  { key: "?", does: "this list" },
];

export interface PageKeys {
  help(): void;
  screenshot(): void;
  camera(number: 1 | 2 | 3 | 4): void;
}

/** Listens for keys, except where somebody types. Returns how to stop. */
export function listenForKeys(store: DeskStore, actions: Actions, page: PageKeys): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === " " && event.target instanceof HTMLButtonElement) return;
    if (obey(event.key)) event.preventDefault();
  };
  const obey = (key: string): boolean => {
    const chosen = store.selected.value;
    switch (key) {
      case " ":
        actions.togglePause();
        return true;
      case ".":
        actions.step(100);
        return true;
      case ",":
        actions.step(1000);
        return true;
      case "+":
        actions.changeSpeed(1);
        return true;
      case "-":
        actions.changeSpeed(-1);
        return true;
      case "r":
        actions.play(store.standing.value?.scenario ?? null);
        return true;
      case "n":
        actions.enter("adult");
        return true;
      case "t":
        document.getElementById("say")?.focus();
        return true;
      case "/":
        document.getElementById("journal-filter")?.focus();
        return true;
      case "Delete":
        if (chosen) actions.remove(chosen);
        return true;
      case "Escape":
        store.selected.value = null;
        return true;
      case "s":
        page.screenshot();
        return true;
      case "?":
        page.help();
        return true;
      case "1":
      case "2":
      case "3":
      case "4":
        page.camera(Number(key) as 1 | 2 | 3 | 4);
        return true;
      default:
        return false;
    }
  };
  window.addEventListener("keydown", onKey);
  return () => window.removeEventListener("keydown", onKey);
}

/** A slider takes arrows only, and the page has no use for them. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && target.type !== "range";
}
