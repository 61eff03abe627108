import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Volume } from "./volume-series.ts";

interface VolumeChartProps {
  readonly volume: Volume;
  /** Its swatches have the colours, in the order of the series. */
  readonly coloursFrom: RefObject<HTMLElement>;
  readonly onDay: (day: string) => void;
}

/** Leads by day and source, drawn. A picture of the table below it, which is what keys and screen readers use. */
export function VolumeChart({ volume, coloursFrom, onDay }: VolumeChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(onDay);
  latest.current = onDay;
  const shown = JSON.stringify(volume);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let clear: (() => void) | undefined;
    let gone = false;
    const draw = async () => {
      // Fetched with the first chart: most pages have none.
      const { drawVolume } = await import("./draw-volume.ts");
      if (gone) return;
      clear?.();
      const { color, borderBottomColor, backgroundColor } = getComputedStyle(element);
      const swatches = [...(coloursFrom.current?.querySelectorAll(".swatch") ?? [])];
      clear = drawVolume(element, {
        volume,
        colours: swatches.map((swatch) => getComputedStyle(swatch).backgroundColor),
        ink: color,
        line: borderBottomColor,
        paper: backgroundColor,
        onDay: (index) => {
          const day = volume.days[index];
          if (day !== undefined) latest.current(day);
        },
      });
    };
    const redraw = () => void draw();
    redraw();
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", redraw);
    return () => {
      gone = true;
      scheme.removeEventListener("change", redraw);
      clear?.();
    };
  }, [shown]);
  return <div class="chart" ref={place} aria-hidden="true" />;
}
