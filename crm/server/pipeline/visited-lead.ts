import type { Tag } from "../../../robot/kernel/intake-record.ts";
import type { FieldValue } from "../../contract/lead.ts";
import type { Pipeline } from "../../contract/playbook/pipeline.ts";
import type { Playbook } from "../../contract/playbook/playbook.ts";
import type { Arrival } from "./arrival.ts";
import { type ContactOfLead, factsOf, type WorkedLead } from "./facts-of-lead.ts";
import { scoreOf } from "./score.ts";

/** Tags of these groups stay as the first visit left them: where somebody came from does not change by coming again. */
export const FIRST_COUNTS: readonly string[] = ["source", "campaign"];

/** The first pipeline that takes the arrival; the first of all when none does, for a visit is never dropped. */
export function pipelineFor({ pipelines }: Playbook, { pipeline, visit }: Arrival): Pipeline {
  const takes = ({ takes: { profiles, forms } }: Pipeline) =>
    (profiles.length === 0 || (visit !== null && profiles.includes(visit.profile))) &&
    (forms.length === 0 || (visit !== null && forms.includes(visit.form)));
  const found = pipelines.find(pipeline === null ? takes : ({ id }) => id === pipeline) ?? pipelines[0];
  if (!found) throw new Error("a playbook has at least one pipeline");
  return found;
}

/** The lead that begins with an arrival, in the pipeline's first stage. */
export function newLead(
  arrival: Arrival,
  accountId: string,
  contactId: string,
  { id: pipeline, stages: [first] }: Pipeline,
): WorkedLead {
  if (!first) throw new Error("a pipeline has at least two stages");
  return {
    id: arrival.id,
    accountId,
    contactId,
    pipeline,
    stage: first.id,
    stageKind: first.kind,
    enteredAt: arrival.receivedAt,
    createdAt: arrival.receivedAt,
    visitAt: arrival.at,
    form: arrival.visit?.form ?? null,
    robotId: arrival.visit?.robot.id ?? null,
    location: arrival.visit?.robot.location ?? null,
    source: null,
    campaign: null,
    tags: [],
    fields: {},
    completeness: 0,
    score: 0,
    scoreParts: [],
    assignee: null,
    firstContactAt: null,
    returning: false,
    revision: 1,
  };
}

/**
 * The lead with what an arrival tells: the newest answer wins, and so do the newest tags of a group. A record that was
 * under way for long adds what is missing and overrides nothing that was said or corrected after it.
 *
 * @param tags those of the arrival that the taxonomy knows
 * @param latestAt when the lead's latest visit ended
 */
export function withArrival(
  lead: WorkedLead,
  arrival: Arrival,
  tags: readonly Tag[],
  latestAt: Date,
): WorkedLead {
  const isLatest = arrival.at >= latestAt;
  const told = Object.entries(arrival.fields).filter(([id]) =>
    gives(arrival, isLatest, Object.hasOwn(lead.fields, id) ? lead.fields[id] : undefined),
  );
  return withTags(
    {
      ...lead,
      fields: Object.fromEntries([...Object.entries(lead.fields), ...told]),
      completeness: Math.max(lead.completeness, arrival.completeness),
    },
    mergedTags(lead.tags, tags, isLatest),
  );
}

/** The lead with these tags, and the columns that the figures read. */
export function withTags(lead: WorkedLead, tags: readonly Tag[]): WorkedLead {
  const of = (group: string) => tags.find((tag) => tag.group === group)?.tag ?? null;
  return { ...lead, tags: [...tags], source: of("source"), campaign: of("campaign") };
}

/** The lead with the score that its present state gives. */
export function scored(lead: WorkedLead, contact: ContactOfLead, { scoreRules }: Playbook): WorkedLead {
  const { score, parts } = scoreOf(scoreRules, factsOf(lead, contact));
  return { ...lead, score, scoreParts: [...parts] };
}

/** Whether the arrival's answer goes over the one that stands there. */
function gives(arrival: Arrival, isLatest: boolean, present: FieldValue | undefined): boolean {
  if (!present || arrival.visit === null) return true;
  switch (present.from.kind) {
    case "visitor":
      return isLatest;
    case "member":
    case "import":
      return arrival.at > new Date(present.from.at);
  }
}

function mergedTags(present: readonly Tag[], told: readonly Tag[], isLatest: boolean): readonly Tag[] {
  const groups = new Set(told.map(({ group }) => group));
  const had = new Set(present.map(({ group }) => group));
  const gives = (group: string) => !had.has(group) || (isLatest && !FIRST_COUNTS.includes(group));
  const kept = present.filter(({ group }) => !groups.has(group) || !gives(group));
  const added = told.filter(({ group }) => gives(group));
  return [...new Map([...kept, ...added].map((tag) => [JSON.stringify([tag.group, tag.tag]), tag])).values()];
}
