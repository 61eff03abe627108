import { useEffect, useRef } from "preact/hooks";
import type { Panel } from "../../robot/dialogue/screen-protocol.ts";
import type { Store } from "../store.ts";
import { words } from "../words.ts";
import { Icon } from "./icon.tsx";

/** Often enough to be noticed by somebody who passes; in between nothing moves, and nothing is drawn. */
const BECKON_EVERY_MS = 7000;
const BECKON_MS = 1400;

/** Nobody is being served: what this is, in the languages that it speaks, and the whole screen is the button. */
export function Attract({ panel, store }: { panel: Panel; store: Store }) {
  const start = useRef<HTMLSpanElement>(null);
  useEffect(() => (start.current ? beckoning(start.current) : undefined), []);
  const { attract, start: label, otherLanguage } = store.words.value;
  return (
    <button type="button" class="attract" onClick={store.touches.start}>
      <span class="attract-title">{panel.title}</span>
      <span class="attract-detail">{panel.detail}</span>
      <span class="attract-ways">
        {attract.ways.map(({ icon, words: way }) => (
          <span class="attract-way" key={icon}>
            <Icon of={icon} />
            {way}
          </span>
        ))}
      </span>
      <span ref={start} class="attract-start">
        {label}
      </span>
      {panel.commands.includes("other-language") && (
        <span class="attract-other" lang={otherLanguage}>
          {words[otherLanguage].attract.inTheOther}
        </span>
      )}
    </button>
  );
}

/** Moves gently now and then, for those who do not mind motion. */
function beckoning(button: HTMLElement): () => void {
  const beckon = () => {
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    button.animate(
      [
        { transform: "none" },
        { transform: "translateY(-6px) scale(1.03)", offset: 0.35 },
        { transform: "none", offset: 0.6 },
        { transform: "translateY(-3px) scale(1.015)", offset: 0.8 },
        { transform: "none" },
      ],
      { duration: BECKON_MS, easing: "ease-in-out" },
    );
  };
  const timer = setInterval(beckon, BECKON_EVERY_MS);
  return () => clearInterval(timer);
}
