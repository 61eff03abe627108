import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Level } from "../../../robot/kernel/journal.ts";
import { detailOf, shownOf } from "./journal-filter.ts";
import { followsAfter } from "./journal-follow.ts";
import { Panel } from "./panel.tsx";
import type { DeskStore } from "./store.ts";

/** A page draws some hundred lines well, and thousands badly. */
const MOST_LINES = 400;
const levels: readonly Level[] = ["info", "warn", "error"];

/** What happened, line by line. It follows what comes until somebody scrolls up. */
export function JournalPanel({ store }: { readonly store: DeskStore }) {
  const list = useRef<HTMLDivElement>(null);
  const level = useSignal<Level>("info");
  const text = useSignal("");
  const follows = useSignal(true);
  const heldAt = useSignal(0);
  const all = store.journal.value;
  const until = follows.value ? all.length : Math.min(heldAt.value, all.length);
  const shown = shownOf(all.slice(0, until), { level: level.value, text: text.value }).slice(-MOST_LINES);
  const topPx = useRef(0);
  useLayoutEffect(() => {
    if (!follows.value || !list.current) return;
    list.current.scrollTop = list.current.scrollHeight;
    topPx.current = list.current.scrollTop;
  });
  const onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = list.current!;
    const follow = followsAfter(follows.value, {
      topPx: scrollTop,
      beforePx: topPx.current,
      windowPx: clientHeight,
      contentPx: scrollHeight,
    });
    topPx.current = scrollTop;
    if (follow === follows.value) return;
    heldAt.value = all.length;
    follows.value = follow;
  };
  return (
    <Panel
      name="journal"
      title="Journal"
      tools={
        <>
          {!follows.value && (
            <button type="button" class="small" onClick={() => (follows.value = true)}>
              Follow ({all.length - until} new)
            </button>
          )}
          <select
            aria-label="Mildest level shown"
            value={level.value}
            onChange={({ currentTarget }) => {
              level.value = levels.find((one) => one === currentTarget.value) ?? "info";
            }}
          >
            {levels.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
          <input
            id="journal-filter"
            type="search"
            placeholder="Filter: visit -hearing"
            aria-label="Words that a line must contain"
            value={text.value}
            onInput={({ currentTarget }) => (text.value = currentTarget.value)}
          />
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div ref={list} class="journal" role="log" tabIndex={0} aria-label="Journal lines" onScroll={onScroll}>
        {shown.map((entry, index) => (
          <div key={`${entry.at}-${index}`} class={`line level-${entry.level}`}>
            <time>{(entry.at / 1000).toFixed(2)}</time> <b>{entry.event}</b> <span>{detailOf(entry)}</span>
          </div>
        ))}
      </div>
    </Panel>
  );
}
