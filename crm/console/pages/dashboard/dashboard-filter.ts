import type { FigureFilter } from "../../../contract/figures.ts";
import { type DaySpan, daysOf, isDay, momentsOf, type PeriodId, periods } from "./period.ts";

/** What the dashboard shows, as its address keeps it. */
export interface DashboardFilter {
  readonly period: PeriodId | "custom";
  /** Of a custom period. */
  readonly days: DaySpan;
  readonly pipeline: string;
  readonly location: string;
  /** Number of a robot; empty for all. */
  readonly robot: string;
}

/** Reads the address; what it does not say, or says wrongly, is as when nothing was chosen. */
export function filterFrom(search: string, today: string): DashboardFilter {
  const query = new URLSearchParams(search);
  const [first, last] = [query.get("from") ?? "", query.get("to") ?? ""];
  const custom = isDay(first) && isDay(last) && first <= last;
  const named = periods.find(({ id }) => id === query.get("period"))?.id ?? "30-days";
  const robot = query.get("robot") ?? "";
  return {
    period: custom ? "custom" : named,
    days: custom ? { first, last } : daysOf(named, today),
    pipeline: query.get("pipeline") ?? "",
    location: query.get("location") ?? "",
    robot: /^\d+$/.test(robot) ? robot : "",
  };
}

/** The address that says it; empty when nothing was chosen. */
export function searchOf(filter: DashboardFilter): string {
  const query = new URLSearchParams();
  if (filter.period === "custom") {
    query.set("from", filter.days.first);
    query.set("to", filter.days.last);
  } else if (filter.period !== "30-days") {
    query.set("period", filter.period);
  }
  for (const key of ["pipeline", "location", "robot"] as const) {
    if (filter[key] !== "") query.set(key, filter[key]);
  }
  return query.toString();
}

/** As the hub is asked. */
export function figureFilterOf(filter: DashboardFilter, timezone: string): FigureFilter {
  return {
    ...momentsOf(filter.days),
    timezone,
    ...(filter.pipeline !== "" && { pipeline: filter.pipeline }),
    ...(filter.location !== "" && { location: filter.location }),
    ...(filter.robot !== "" && { robot: Number(filter.robot) }),
  };
}
