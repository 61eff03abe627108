import { type Body, listAt, textAt, valueAt } from "./draft.ts";
import { isRecord, nameOf, type Place } from "./place.ts";
import type { Option, Surroundings } from "./shape.ts";

/** What forms let pick: everything in the document that has an id. */

export const fieldsOf = ({ body }: Surroundings) => named(body, ["fields"]);
export const tagGroupsOf = ({ body }: Surroundings) => named(body, ["taxonomy"]);
export const pipelinesOf = ({ body }: Surroundings) => named(body, ["pipelines"]);
export const membersOf = ({ members }: Surroundings) => members;

/** Tags of every group, as `Group: Tag` where there are several groups. */
export function tagsOf({ body }: Surroundings): readonly Option[] {
  const seen = new Map<string, string>();
  for (const group of listAt(body, ["taxonomy"])) {
    for (const { value, label } of named(group, ["tags"])) seen.set(value, seen.get(value) ?? label);
  }
  return [...seen].map(([value, label]) => ({ value, label }));
}

/** Tags of one group. */
export function tagsOfGroup({ body }: Surroundings, group: string): readonly Option[] {
  const found = listAt(body, ["taxonomy"]).find((each) => textAt(each, ["id"]) === group);
  return named(found, ["tags"]);
}

/** Stages of one pipeline. */
export function stagesOf({ body }: Surroundings, pipeline: string): readonly Option[] {
  const found = listAt(body, ["pipelines"]).find((each) => textAt(each, ["id"]) === pipeline);
  return named(found, ["stages"]);
}

/** What one of them is called; its id when it is not there, so that a mistake is seen. */
export function labelOf(options: readonly Option[], id: string): string {
  return options.find(({ value }) => value === id)?.label ?? id;
}

/** The ids in the list at a place. */
export function idsAt(body: Body, place: Place): readonly string[] {
  return listAt(body, place).flatMap((entry) => (isRecord(entry) ? [textAt(entry, ["id"])] : []));
}

function named(body: unknown, place: Place): readonly Option[] {
  const list = valueAt(body, place);
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) => {
    const value = textAt(entry, ["id"]);
    return value === "" ? [] : [{ value, label: nameOf(entry) ?? value }];
  });
}
