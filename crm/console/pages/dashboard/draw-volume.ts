import uPlot from "uplot";
import { stacked, type Volume } from "./volume-series.ts";

/** As the style sheet says, too. */
const HEIGHT_PX = 240;

/** What is drawn, and with what: a canvas knows no style sheet. */
export interface Drawing {
  readonly volume: Volume;
  /** In the order of the series. */
  readonly colours: readonly string[];
  /** Of the axes' words, of the grid, and of what the bars stand on. */
  readonly ink: string;
  readonly line: string;
  readonly paper: string;
  /** Somebody pressed the bar of a day. */
  readonly onDay: (index: number) => void;
}

/** Draws a bar for each day, made of its sources, as wide as the element is; returns what takes it away. */
export function drawVolume(element: HTMLElement, drawing: Drawing): () => void {
  const { days, series } = drawing.volume;
  const heights = stacked(series.map(({ leads }) => leads)).map((each) => [...each]);
  const chart = new uPlot(
    optionsFor(drawing, element.clientWidth),
    [days.map((_, index) => index), ...heights],
    element,
  );
  const resizing = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height: HEIGHT_PX }));
  resizing.observe(element);
  return () => {
    resizing.disconnect();
    chart.destroy();
  };
}

function optionsFor({ volume, colours, ink, line, paper, onDay }: Drawing, width: number): uPlot.Options {
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
        size: 28,
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
