import { useEffect, useRef } from "preact/hooks";
import type uPlot from "uplot";
import { drawHearing } from "./draw-hearing.ts";
import { Panel } from "./panel.tsx";
import type { DeskStore } from "./store.ts";

/** Level, speech, gate and wake word over the last half minute. */
export function HearingPanel({ store }: { readonly store: DeskStore }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const draw = () => {
      chart.current?.destroy();
      chart.current = drawHearing(element);
    };
    draw();
    const resized = new ResizeObserver(() => {
      chart.current?.setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    resized.observe(element);
    // Its colours are those of the page at the moment of drawing.
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", draw);
    return () => {
      scheme.removeEventListener("change", draw);
      resized.disconnect();
      chart.current?.destroy();
      chart.current = null;
    };
  }, []);

  const { atS, levelDbfs, speech, gate, wake } = store.hearing.value;
  useEffect(() => {
    const now = atS.at(-1) ?? 0;
    chart.current?.setData([
      atS.map((second) => second - now),
      [...levelDbfs],
      [...gate],
      [...speech],
      [...wake],
    ]);
  }, [atS]);

  const health = store.health.value?.microphone;
  const level = levelDbfs.at(-1);
  const said = health?.fault ?? (health?.muted ? "muted" : null);
  return (
    <Panel
      name="hearing"
      title="Hearing"
      tools={
        <>
          <span class="key key-level">level {level === undefined ? "" : `${level.toFixed(0)} dB`}</span>
          <span class="key key-gate">gate</span>
          <span class="key key-speech">speech</span>
          <span class="key key-wake">name</span>
          {said && <b class="bad">{said}</b>}
        </>
      }
    >
      <div
        ref={place}
        class="chart"
        role="img"
        aria-label={`Level ${level?.toFixed(0) ?? "unknown"} decibels; the gate is ${gate.at(-1) ? "open" : "closed"}`}
      />
    </Panel>
  );
}
