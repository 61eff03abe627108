import type { BusinessProfile } from "../../../robot/kernel/business-profile.ts";
import type { StageKind } from "../../contract/playbook/pipeline.ts";
import type { Playbook } from "../../contract/playbook/playbook.ts";
import { type Mistake, placeOf } from "./mistake.ts";
import { unknownTags } from "./profile-tags.ts";

/** What leans on the playbook of an account. */
export interface PlaybookUses {
  /** Where leads are. */
  readonly stages: readonly {
    readonly pipeline: string;
    readonly stage: string;
    readonly kind: StageKind;
    readonly leads: number;
  }[];
  /** Tags that leads carry; those that the new playbook keeps may be left out. */
  readonly tags: readonly { readonly group: string; readonly tag: string; readonly leads: number }[];
  /** The latest version of each. */
  readonly profiles: readonly BusinessProfile[];
}

/** A tag that one playbook has and the next one lacks. */
export interface RemovedTag {
  readonly group: string;
  readonly tag: string;
}

/** What this playbook would take away from leads and profiles that have it, each with a way out. */
export function lossesOf(next: Playbook, { stages, tags, profiles }: PlaybookUses): readonly Mistake[] {
  return [
    ...stages.flatMap((stage) => lostStage(next, stage)),
    ...tags.flatMap((tag) => lostTag(next, tag)),
    ...profiles.flatMap((profile) => lostWords(next, profile)),
  ];
}

export function removedTags(before: Playbook, next: Playbook): readonly RemovedTag[] {
  return before.taxonomy.flatMap(({ id: group, tags }) =>
    tags.map(({ id: tag }) => ({ group, tag })).filter((each) => !hasTag(next, each)),
  );
}

function lostStage(
  { pipelines }: Playbook,
  { pipeline, stage, kind, leads }: PlaybookUses["stages"][number],
): readonly Mistake[] {
  const index = pipelines.findIndex(({ id }) => id === pipeline);
  const stages = pipelines[index]?.stages;
  if (!stages) {
    const what = `the pipeline "${pipeline}" has ${counted(leads)} in the stage "${stage}"; it has to stay`;
    return [{ at: "pipelines", what }];
  }
  const kept = stages.findIndex(({ id }) => id === stage);
  if (kept === -1) {
    const what = `the stage "${stage}" has ${counted(leads)}; move them before you remove it`;
    return [{ at: placeOf(["pipelines", index, "stages"]), what }];
  }
  if (stages[kept]?.kind === kind) return [];
  const what = `the stage "${stage}" has ${counted(leads)} for which it is ${kind}; move them before you change that`;
  return [{ at: placeOf(["pipelines", index, "stages", kept, "kind"]), what }];
}

function lostTag(next: Playbook, lost: PlaybookUses["tags"][number]): readonly Mistake[] {
  if (hasTag(next, lost)) return [];
  const index = next.taxonomy.findIndex(({ id }) => id === lost.group);
  const at = placeOf(index === -1 ? ["taxonomy"] : ["taxonomy", index, "tags"]);
  const verb = lost.leads === 1 ? "carries" : "carry";
  const what = `${counted(lost.leads)} ${verb} the tag "${lost.group}: ${lost.tag}"; it has to stay`;
  return [{ at, what }];
}

function lostWords({ taxonomy }: Playbook, profile: BusinessProfile): readonly Mistake[] {
  return unknownTags(profile, taxonomy).map(({ at, what }) => ({
    at: "taxonomy",
    what: `${what}, which the profile "${profile.id}" writes (${at})`,
  }));
}

function hasTag({ taxonomy }: Playbook, { group, tag }: RemovedTag): boolean {
  return taxonomy.some(({ id, tags }) => id === group && tags.some((each) => each.id === tag));
}

function counted(leads: number): string {
  return leads === 1 ? "1 lead" : `${leads} leads`;
}
