import type { z } from "zod";
import type { wayOn } from "../../contract/lead.ts";
import type { Pipeline, Stage } from "../../contract/playbook/pipeline.ts";
import type { Playbook } from "../../contract/playbook/playbook.ts";
import { type Judged, unmetOf } from "./conditions.ts";

/**
 * What keeps a lead from one stage to another, as sentences. Going back to an earlier open stage asks for nothing: a
 * lead that turned out to be less must be able to go where it belongs. A closed lead that is opened again has to meet
 * the criteria like any other.
 */
export function obstacles(
  pipeline: Pipeline,
  from: string,
  to: Stage,
  facts: Judged,
  playbook: Playbook,
): readonly string[] {
  const at = pipeline.stages.findIndex(({ id }) => id === from);
  const isOpen = pipeline.stages[at]?.kind === "open";
  const goesBack = isOpen && to.kind === "open" && pipeline.stages.indexOf(to) < at;
  return goesBack ? [] : unmetOf(to, facts, playbook);
}

/** Every other stage of the pipeline and what stands in its way. */
export function waysOn(
  playbook: Playbook,
  { pipeline: id, stage }: { readonly pipeline: string; readonly stage: string },
  facts: Judged,
): z.infer<typeof wayOn>[] {
  const pipeline = playbook.pipelines.find((each) => each.id === id);
  if (!pipeline) return [];
  return pipeline.stages
    .filter((each) => each.id !== stage)
    .map((each) => ({
      stage: each.id,
      label: each.label,
      kind: each.kind,
      unmet: [...obstacles(pipeline, stage, each, facts, playbook)],
    }));
}
