import type { Figures } from "../../../contract/figures.ts";
import { type DaySpan, eachDay } from "./period.ts";

/** Leads of one source over the days of a period. */
export interface VolumeSeries {
  /** Empty for leads without a source. */
  readonly source: string;
  readonly total: number;
  /** As many as there are days. */
  readonly leads: readonly number[];
}

export interface Volume {
  readonly days: readonly string[];
  /** The source with most leads first; leads without one come last. */
  readonly series: readonly VolumeSeries[];
  readonly total: number;
}

/** Sorts the hub's counts into a series for each source; a day without leads counts 0. */
export function volumeSeries(counts: Figures["volume"], span: DaySpan): Volume {
  const days = eachDay(span);
  const places = new Map(days.map((day, index) => [day, index]));
  const bySource = new Map<string, number[]>();
  for (const { day, source, leads } of counts) {
    const place = places.get(day);
    // Not a day of the period: the hub answered for another one.
    if (place === undefined) continue;
    const key = source ?? "";
    const series = bySource.get(key) ?? days.map(() => 0);
    series[place] = (series[place] ?? 0) + leads;
    bySource.set(key, series);
  }
  const series = [...bySource].map(([source, leads]) => ({ source, leads, total: sum(leads) }));
  series.sort(
    (a, b) =>
      Number(a.source === "") - Number(b.source === "") ||
      b.total - a.total ||
      (a.source < b.source ? -1 : 1),
  );
  return { days, series, total: sum(series.map(({ total }) => total)) };
}

/**
 * Heights for a stacked chart: each series on top of those after it, so that drawing them in order leaves every
 * one visible.
 */
export function stacked(series: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return series.map((_, from) =>
    (series[0] ?? []).map((_, day) => sum(series.slice(from).map((each) => each[day] ?? 0))),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
