import { type SQL, sql } from "drizzle-orm";
import type { Stage } from "../../contract/playbook/pipeline.ts";
import type { FigureScope } from "./figure-scope.ts";

interface OfStage {
  readonly stage: string;
}

/**
 * One row for every stage in the playbook's order, then those that only the log still knows. Pipelines share the
 * stages that have one id: without a filter their leads are counted together.
 *
 * @param found at most one a stage
 * @param empty what stands beside a stage that nothing was found for
 */
export function rowsByStage<Found extends OfStage>(
  { pipelines }: FigureScope,
  found: readonly Found[],
  empty: Omit<Found, "stage">,
  wanted: (stage: Stage) => boolean = () => true,
): (Found & { readonly label: string })[] {
  const byStage = new Map(found.map((row) => [row.stage, row]));
  const labels = new Map<string, string>();
  for (const stage of pipelines.flatMap(({ stages }) => stages)) {
    if (wanted(stage) && !labels.has(stage.id)) labels.set(stage.id, stage.label);
  }
  const every = new Set(pipelines.flatMap(({ stages }) => stages.map(({ id }) => id)));
  for (const { stage } of found) if (!every.has(stage)) labels.set(stage, stage);
  return [...labels].map(([stage, label]) => {
    const row = byStage.get(stage);
    // Without a row, `empty` and the stage are all that a row has.
    return { ...(row ?? ({ ...empty, stage } as Found)), label };
  });
}

/** `(pipeline, stage)` is one of those wanted. The columns are named by the caller. */
export function isStageThat(
  { pipelines }: FigureScope,
  columns: SQL,
  wanted: (stage: Stage) => boolean,
): SQL {
  const pairs = pipelines.flatMap(({ id, stages }) =>
    stages.filter(wanted).map((stage) => sql`(${id}::text, ${stage.id}::text)`),
  );
  return pairs.length === 0 ? sql`false` : sql`${columns} IN (${sql.join(pairs, sql`, `)})`;
}
