import { textAt, valueAt } from "../form/draft.ts";
import { fieldsOf, labelOf, tagGroupsOf, tagsOfGroup } from "../form/known-names.ts";
import type { Shape, Surroundings } from "../form/shape.ts";

/** Builds one criterion: what stages, scores and handoff rules are made of. */
export const conditionShape: Shape = {
  is: "either",
  label: "What must be true",
  by: "kind",
  ways: {
    reachable: { label: "Can be reached by phone or e-mail", parts: {}, fresh: {} },
    "field-present": {
      label: "A field is filled",
      parts: { field: { is: "pick", label: "Field", options: fieldsOf } },
      fresh: { field: "" },
      keeps: ["field"],
    },
    "field-is": {
      label: "A field has one of these values",
      parts: {
        field: { is: "pick", label: "Field", options: fieldsOf },
        anyOf: { is: "words", label: "Values", help: "One a line; any of them will do." },
      },
      fresh: { field: "", anyOf: [] },
      keeps: ["field"],
    },
    "field-between": {
      label: "A number or an amount lies between",
      parts: {
        field: { is: "pick", label: "Field", options: fieldsOf },
        from: { is: "number", label: "From", optional: true },
        to: { is: "number", label: "To", optional: true },
      },
      fresh: { field: "" },
      keeps: ["field"],
    },
    tag: {
      label: "Has a tag",
      parts: {
        group: { is: "pick", label: "Group", options: tagGroupsOf },
        anyOf: {
          is: "picks",
          label: "Any of these tags",
          help: "None chosen: any tag of the group.",
          options: (around, entry) => tagsOfGroup(around, textAt(entry, ["group"])),
        },
      },
      fresh: { group: "", anyOf: [] },
    },
    "score-at-least": {
      label: "The score is at least",
      parts: { score: { is: "number", label: "Score", unit: "points" } },
      fresh: { score: 40 },
    },
    "completeness-at-least": {
      label: "So much of the form was answered",
      parts: { share: { is: "share", label: "Share of the required questions" } },
      fresh: { share: 0.8 },
    },
    returning: { label: "Has been here before", parts: {}, fresh: {} },
  },
};

/** A list of criteria, all of which must hold. */
export function conditions(label: string, help: string): Shape {
  return {
    is: "list",
    label,
    help,
    noun: "criterion",
    item: conditionShape,
    fresh: () => ({ kind: "reachable" }),
    title: conditionInWords,
  };
}

/** One criterion as a phrase: "score at least 40". */
export function conditionInWords(condition: unknown, around: Surroundings): string {
  const field = labelOf(fieldsOf(around), textAt(condition, ["field"])) || "a field";
  const number = (key: string) => {
    const value = valueAt(condition, [key]);
    return typeof value === "number" ? value : null;
  };
  switch (textAt(condition, ["kind"])) {
    case "reachable":
      return "can be reached";
    case "field-present":
      return `${field} is filled`;
    case "field-is":
      return `${field} is ${textsAt(condition, "anyOf").join(" or ") || "…"}`;
    case "field-between":
      return betweenInWords(field, number("from"), number("to"));
    case "tag": {
      const group = textAt(condition, ["group"]);
      const tags = textsAt(condition, "anyOf").map((id) => labelOf(tagsOfGroup(around, group), id));
      return `${labelOf(tagGroupsOf(around), group) || "a group"}: ${tags.join(" or ") || "any tag"}`;
    }
    case "score-at-least":
      return `score at least ${number("score") ?? "…"}`;
    case "completeness-at-least":
      return `at least ${Math.round((number("share") ?? 0) * 100)} % of the form answered`;
    case "returning":
      return "has been here before";
    default:
      return "a criterion of a kind that this page does not know";
  }
}

/** Several criteria as one phrase; `otherwise` when there is none. */
export function allInWords(given: readonly unknown[], around: Surroundings, otherwise: string): string {
  return given.map((each) => conditionInWords(each, around)).join(" and ") || otherwise;
}

function betweenInWords(field: string, from: number | null, to: number | null): string {
  if (from !== null && to !== null) return `${field} between ${from} and ${to}`;
  if (from !== null) return `${field} at least ${from}`;
  return to === null ? `${field} is any number` : `${field} at most ${to}`;
}

function textsAt(condition: unknown, key: string): readonly string[] {
  const found = valueAt(condition, [key]);
  return Array.isArray(found) ? found.filter((each): each is string => typeof each === "string") : [];
}
