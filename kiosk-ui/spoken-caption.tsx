import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { endsAtMs, nextWordAtMs, wordAt } from "./face/speech-timing.ts";
import type { Speech } from "./view.ts";

/**
 * A sentence that lights up word by word as it is said, for those who read along. One that is only shown, or that has
 * been said, is all lit.
 */
export function SpokenCaption({ text, speech }: { text: string; speech: ReadonlySignal<Speech | null> }) {
  const saying = speech.value;
  const now = useSignal(-1);
  useEffect(() => (saying ? followed(saying, (word) => (now.value = word)) : undefined), [saying, now]);
  if (!saying) return <>{text}</>;
  const words = text.split(/\s+/).filter((word) => word !== "");
  return (
    <>
      {words.map((word, index) => (
        <span
          // A word has no name but its place, and the words of one sentence keep theirs.
          key={index}
          class="word"
          data-word={index === now.value ? "now" : index < now.value ? "said" : "coming"}
        >
          {word}{" "}
        </span>
      ))}
    </>
  );
}

/** Tells each word as it begins; past the last word and its time, one that is behind them all. */
function followed(speech: Speech, tell: (word: number) => void): () => void {
  let timer = 0;
  const look = () => {
    const atMs = performance.now();
    const next = nextWordAtMs(speech, atMs);
    const over = endsAtMs(speech);
    const done = next === null && atMs >= over;
    tell(done ? speech.wordsAtMs.length : wordAt(speech, atMs));
    if (!done) timer = window.setTimeout(look, Math.max(4, (next ?? over) - performance.now()));
  };
  look();
  return () => clearTimeout(timer);
}
