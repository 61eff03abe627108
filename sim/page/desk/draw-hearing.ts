import uPlot from "uplot";
import { REMEMBERED_S } from "./hearing-history.ts";

/** Below this is silence, for the eye. */
const QUIETEST_DBFS = -80;

/** An empty chart of what is heard: seconds before now; level, gate, speech and wake word. */
export function drawHearing(place: HTMLElement): uPlot {
  const style = getComputedStyle(place);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const axis = {
    stroke: colour("ink-soft"),
    grid: { stroke: colour("line"), width: 1 },
    ticks: { show: false },
  };
  return new uPlot(
    {
      width: place.clientWidth,
      height: place.clientHeight,
      legend: { show: false },
      cursor: { show: false },
      padding: [6, 4, 0, 0],
      scales: {
        x: { time: false, range: [-REMEMBERED_S, 0] },
        dbfs: { range: [QUIETEST_DBFS, 0] },
        share: { range: [0, 1.02] },
      },
      axes: [
        { ...axis, size: 22, values: (_, seconds) => seconds.map((second) => `${second} s`) },
        { ...axis, scale: "dbfs", size: 34 },
        { ...axis, scale: "share", side: 1, size: 28, grid: { show: false } },
      ],
      series: [
        {},
        { scale: "dbfs", stroke: colour("level"), width: 1.5, points: { show: false } },
        {
          scale: "share",
          fill: colour("gate"),
          ...(uPlot.paths.stepped && { paths: uPlot.paths.stepped({ align: 1 }) }),
          points: { show: false },
        },
        { scale: "share", stroke: colour("speech"), width: 1.5, points: { show: false } },
        { scale: "share", stroke: colour("wake"), width: 1.5, points: { show: false } },
      ],
    },
    [[], [], [], [], []],
    place,
  );
}
