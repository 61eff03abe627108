import type { z } from "zod";
import type { Condition } from "./condition.ts";
import type { HandoffRule } from "./handoff-rule.ts";
import type { LeadField } from "./lead-field.ts";
import type { Pipeline } from "./pipeline.ts";
import type { ScoreRule } from "./score-rule.ts";
import type { Taxonomy } from "./taxonomy.ts";

interface Parts {
  readonly taxonomy: Taxonomy;
  readonly fields: readonly LeadField[];
  readonly pipelines: readonly Pipeline[];
  readonly scoreRules: readonly ScoreRule[];
  readonly handoffRules: readonly HandoffRule[];
}

/** What names something must name something that is there. */
export function checkPlaybook(parts: Parts, context: z.RefinementCtx): void {
  const missing = (path: (string | number)[], what: string) =>
    context.addIssue({ code: "custom", path, message: what });
  const fields = new Set(parts.fields.map(({ id }) => id));
  const conditions: [path: (string | number)[], given: readonly Condition[]][] = [
    ...parts.scoreRules.map((rule, at): [(string | number)[], readonly Condition[]] => [
      ["scoreRules", at, "when"],
      rule.when,
    ]),
    ...parts.handoffRules.map((rule, at): [(string | number)[], readonly Condition[]] => [
      ["handoffRules", at, "where"],
      rule.where,
    ]),
  ];
  for (const [at, { stages }] of parts.pipelines.entries()) {
    for (const [of, { entry, requires }] of stages.entries()) {
      conditions.push([["pipelines", at, "stages", of, "entry"], entry]);
      for (const [index, field] of requires.entries()) {
        if (!fields.has(field))
          missing(["pipelines", at, "stages", of, "requires", index], `there is no field "${field}"`);
      }
    }
  }
  for (const [path, given] of conditions) {
    for (const [index, one] of given.entries()) {
      const what = unknownIn(one, fields, parts.taxonomy);
      if (what) missing([...path, index], what);
    }
  }
  for (const [at, { when }] of parts.handoffRules.entries()) {
    if (when.on !== "stage") continue;
    const stages = parts.pipelines.find(({ id }) => id === when.pipeline)?.stages;
    if (!stages) missing(["handoffRules", at, "when", "pipeline"], `there is no pipeline "${when.pipeline}"`);
    else if (!stages.some(({ id }) => id === when.stage))
      missing(["handoffRules", at, "when", "stage"], `there is no stage "${when.stage}" in it`);
  }
}

function unknownIn(condition: Condition, fields: ReadonlySet<string>, taxonomy: Taxonomy): string | null {
  switch (condition.kind) {
    case "field-present":
    case "field-is":
    case "field-between":
      return fields.has(condition.field) ? null : `there is no field "${condition.field}"`;
    case "tag": {
      const group = taxonomy.find(({ id }) => id === condition.group);
      if (!group) return `there is no tag group "${condition.group}"`;
      const unknown = condition.anyOf.find((id) => !group.tags.some((tag) => tag.id === id));
      return unknown === undefined ? null : `there is no tag "${unknown}" in the group "${group.id}"`;
    }
    case "score-at-least":
    case "reachable":
    case "completeness-at-least":
    case "returning":
      return null;
  }
}
