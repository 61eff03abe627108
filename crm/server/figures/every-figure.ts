import type { SQL } from "drizzle-orm";
import type { FigureCell, Figures } from "../../contract/figures.ts";
import type { Database } from "../storage/database.ts";
import { campaigns } from "./campaigns.ts";
import { cohort } from "./cohort.ts";
import type { FigureLine } from "./figure.ts";
import type { FigureScope } from "./figure-scope.ts";
import { firstContact } from "./first-contact.ts";
import { outcomes } from "./outcomes.ts";
import { repLoad } from "./rep-load.ts";
import { snapshot } from "./snapshot.ts";
import { timeInStage } from "./time-in-stage.ts";
import { volume } from "./volume.ts";

/** By their names on the dashboard. */
export const everyFigure = {
  volume,
  cohort,
  snapshot,
  timeInStage,
  campaigns,
  firstContact,
  reps: repLoad,
  outcomes,
} as const;

/**
 * One after the other: on PGlite a robot's visit is stored between two of them, and on a server one dashboard takes
 * one connection. A lead that arrives meanwhile is in the later ones only.
 */
export async function readEveryFigure(database: Database, scope: FigureScope): Promise<Figures> {
  return {
    volume: await volume.read(database, scope),
    cohort: await cohort.read(database, scope),
    snapshot: await snapshot.read(database, scope),
    timeInStage: await timeInStage.read(database, scope),
    campaigns: await campaigns.read(database, scope),
    firstContact: await firstContact.read(database, scope),
    reps: await repLoad.read(database, scope),
    outcomes: await outcomes.read(database, scope),
  };
}

/** Every line of the CSV, with the figure's name before it. */
export function linesOfEveryFigure(read: Figures): readonly (FigureLine & { readonly figure: string })[] {
  const named = (figure: string, lines: readonly FigureLine[]) => lines.map((line) => ({ figure, ...line }));
  return [
    ...named("volume", volume.lines(read.volume)),
    ...named("cohort", cohort.lines(read.cohort)),
    ...named("snapshot", snapshot.lines(read.snapshot)),
    ...named("time in stage", timeInStage.lines(read.timeInStage)),
    ...named("campaigns", campaigns.lines(read.campaigns)),
    ...named("first contact", firstContact.lines(read.firstContact)),
    ...named("reps", repLoad.lines(read.reps)),
    ...named("outcomes", outcomes.lines(read.outcomes)),
  ];
}

/** Which leads `l` stand behind each cell that a figure can have. */
export const behindEveryCell: Readonly<
  Record<FigureCell["figure"], (scope: FigureScope, cell: FigureCell) => SQL>
> = {
  ...volume.behind,
  ...cohort.behind,
  ...snapshot.behind,
  ...timeInStage.behind,
  ...campaigns.behind,
  ...firstContact.behind,
  ...repLoad.behind,
  ...outcomes.behind,
};
