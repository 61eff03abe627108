import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import { stacked, type Volume } from "./volume-series.ts";

const HEIGHT_PX = 240;

interface VolumeChartProps {
  readonly volume: Volume;
  /** Its swatches have the colours, in the order of the series: a canvas knows no style sheet. */
  readonly coloursFrom: RefObject<HTMLElement>;
  readonly onDay: (day: string) => void;
}

/** A bar for each day, made of its sources. A picture of the table below it, which is what keys and screen readers use. */
export function VolumeChart({ volume, coloursFrom, onDay }: VolumeChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(onDay);
  latest.current = onDay;
  const drawn = JSON.stringify(volume);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let chart: uPlot | undefined;
    const draw = () => {
      chart?.destroy();
      const swatches = [...(coloursFrom.current?.querySelectorAll(".swatch") ?? [])];
      chart = new uPlot(
        optionsFor({
          volume,
          width: element.clientWidth,
          colours: swatches.map((swatch) => getComputedStyle(swatch).backgroundColor),
          ink: getComputedStyle(element).color,
          line: getComputedStyle(element).borderBottomColor,
          paper: getComputedStyle(element).backgroundColor,
          onDay: (index) => {
            const day = volume.days[index];
            if (day !== undefined) latest.current(day);
          },
        }),
        [volume.days.map((_, index) => index), ...stacked(volume.series.map(({ leads }) => leads))].map(
          (each) => [...each],
        ) as uPlot.AlignedData,
        element,
      );
    };
    draw();
    const resizing = new ResizeObserver(() =>
      chart?.setSize({ width: element.clientWidth, height: HEIGHT_PX }),
    );
    resizing.observe(element);
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", draw);
    return () => {
      resizing.disconnect();
      scheme.removeEventListener("change", draw);
      chart?.destroy();
    };
  }, [drawn]);
  return <div class="chart" ref={place} aria-hidden="true" />;
}

interface Drawing {
  readonly volume: Volume;
  readonly width: number;
  readonly colours: readonly string[];
  readonly ink: string;
  readonly line: string;
  readonly paper: string;
  readonly onDay: (index: number) => void;
}

function optionsFor({ volume, width, colours, ink, line, paper, onDay }: Drawing): uPlot.Options {
  const bars = uPlot.paths.bars?.({ size: [0.8, 36] });
  const axis = { stroke: ink, font: '12px "Figtree Variable", sans-serif', ticks: { show: false } };
  return {
    width,
    height: HEIGHT_PX,
    legend: { show: false },
    cursor: {
      x: false,
      y: false,
      points: { show: false },
      drag: { x: false, y: false },
      bind: {
        click: (self) => () => {
          if (self.cursor.idx !== null && self.cursor.idx !== undefined) onDay(self.cursor.idx);
          return null;
        },
      },
    },
    scales: {
      // Half a day of room, so that the first and the last bar are whole.
      x: { time: false, range: [-0.6, volume.days.length - 0.4] },
      y: { range: (_self, _min, most) => [0, Math.max(1, most) * 1.08] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        values: (_self, splits) => splits.map((at) => shortDay(volume.days[at])),
        incrs: [1, 2, 7, 14, 28, 56, 112],
        space: 64,
      },
      {
        ...axis,
        size: 40,
        grid: { stroke: line, width: 1 },
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000],
      },
    ],
    series: [
      {},
      ...volume.series.map(({ source }, index) => ({
        label: source,
        fill: colours[index] ?? ink,
        // Sources that touch are told apart without their colours.
        stroke: paper,
        width: 1,
        points: { show: false },
        ...(bars && { paths: bars }),
      })),
    ],
  };
}

function shortDay(day: string | undefined): string {
  if (day === undefined) return "";
  return new Intl.DateTimeFormat("en", { day: "numeric", month: "short", timeZone: "UTC" }).format(
    new Date(day),
  );
}
