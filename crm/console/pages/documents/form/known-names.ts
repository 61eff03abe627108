import { listAt, textAt, valueAt } from "./draft.ts";
import { nameOf, type Place } from "./place.ts";
import type { Option, Surroundings } from "./shape.ts";

/** What forms let pick: everything in the document that has an id. */

export const fieldsOf = ({ playbook }: Surroundings) => named(playbook, ["fields"]);
export const tagGroupsOf = ({ playbook }: Surroundings) => named(playbook, ["taxonomy"]);
export const pipelinesOf = ({ playbook }: Surroundings) => named(playbook, ["pipelines"]);
export const membersOf = ({ members }: Surroundings) => members;

/** Tags of every group, each with its group. */
export function tagsOf(around: Surroundings): readonly Option[] {
  const found = tagGroupsOf(around).flatMap((group) =>
    tagsOfGroup(around, group.value).map(({ value, label }) => ({
      value,
      label: `${group.label}: ${label}`,
    })),
  );
  // A tag of the same id in two groups is one to whoever writes it.
  return [...new Map(found.map((option) => [option.value, option])).values()];
}

/** Tags of one group. */
export function tagsOfGroup({ playbook }: Surroundings, group: string): readonly Option[] {
  const found = listAt(playbook, ["taxonomy"]).find((each) => textAt(each, ["id"]) === group);
  return named(found, ["tags"]);
}

/** Stages of one pipeline. */
export function stagesOf({ playbook }: Surroundings, pipeline: string): readonly Option[] {
  const found = listAt(playbook, ["pipelines"]).find((each) => textAt(each, ["id"]) === pipeline);
  return named(found, ["stages"]);
}

/** What one of them is called; its id when it is not there, so that a mistake is seen. */
export function labelOf(options: readonly Option[], id: string): string {
  return options.find(({ value }) => value === id)?.label ?? id;
}

function named(body: unknown, place: Place): readonly Option[] {
  const list = valueAt(body, place);
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) => {
    const value = textAt(entry, ["id"]);
    return value === "" ? [] : [{ value, label: nameOf(entry) ?? value }];
  });
}
