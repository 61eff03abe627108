import type { TimedNews } from "../../stage/desk-messages.ts";

export type HearingNews = Extract<TimedNews["news"], { type: "meter" }>;

/** What was heard lately, in columns: oldest first, as a chart wants it. */
export interface HearingHistory {
  /** Of the robot's clock, in seconds. */
  readonly atS: readonly number[];
  readonly levelDbfs: readonly number[];
  readonly speech: readonly number[];
  /** 1 while the gate is open. */
  readonly gate: readonly number[];
  readonly wake: readonly (number | null)[];
}

export const REMEMBERED_S = 30;

export const nothingHeard: HearingHistory = { atS: [], levelDbfs: [], speech: [], gate: [], wake: [] };

/** With some more readings, and without what is older than {@link REMEMBERED_S}. Pure. */
export function heardAlso(
  history: HearingHistory,
  readings: readonly { readonly at: number; readonly news: HearingNews }[],
): HearingHistory {
  const newest = readings.at(-1);
  if (!newest) return history;
  const atS = [...history.atS, ...readings.map(({ at }) => at / 1000)];
  const from = atS.findIndex((second) => second >= newest.at / 1000 - REMEMBERED_S);
  const column = <T>(before: readonly T[], of: (news: HearingNews) => T) =>
    [...before, ...readings.map(({ news }) => of(news))].slice(from);
  return {
    atS: atS.slice(from),
    levelDbfs: column(history.levelDbfs, ({ levelDbfs }) => levelDbfs),
    speech: column(history.speech, ({ speech }) => speech),
    gate: column(history.gate, ({ gateOpen }) => (gateOpen ? 1 : 0)),
    wake: column(history.wake, ({ wake }) => wake),
  };
}
