import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { playbook } from "../../../contract/playbook/playbook.ts";
import { startingPlaybook } from "../../../server/documents/starting-playbook.ts";
import { type Body, textAt } from "./form/draft.ts";
import { isRecord, type Place, placeText } from "./form/place.ts";
import type { Parts, Section, Shape } from "./form/shape.ts";
import { playbookForm } from "./playbook/playbook-form.ts";
import { profileForm } from "./profile/profile-form.ts";

const salon = parse(readFileSync("launch/profiles/salon.yaml", "utf8")) as Body;
const lawOffice = parse(readFileSync("launch/profiles/law-office.yaml", "utf8")) as Body;

test("every value of the starting playbook can be edited in its form", () => {
  expect(beyond(playbookForm, startingPlaybook)).toEqual([]);
});

test.each([
  ["the salon", salon],
  ["the law office", lawOffice],
])("every value of %s's profile can be edited in its form, but for what names it", (_, profile) => {
  expect(beyond(profileForm, profile)).toEqual(["id", "version"]);
});

test("what the playbook's form adds has the shape that the schema wants", () => {
  const around = { body: startingPlaybook, playbook: startingPlaybook, members: [] };
  const added: Record<string, unknown[]> = {};
  for (const { parts } of playbookForm) {
    for (const [key, shape] of Object.entries(parts)) {
      if (shape.is === "list") added[key] = [shape.fresh(around, [])];
    }
  }
  const { error } = playbook.safeParse(added);
  // Empty names are left to the owner; nothing else is wrong with a fresh entry.
  expect(error?.issues.filter(({ path }) => path.at(-1) !== "label").map(({ message }) => message)).toEqual(
    [],
  );
});

/** Places that no shape of the form reaches. */
function beyond(sections: readonly Section[], body: Body): string[] {
  const parts: Parts = Object.assign({}, ...sections.map((section) => section.parts));
  return unreached(parts, body, []);
}

function unreached(parts: Parts, value: unknown, place: Place): string[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const shape = parts[key];
    return shape ? missedBy(shape, inner, [...place, key]) : [placeText([...place, key])];
  });
}

function missedBy(shape: Shape, value: unknown, place: Place): string[] {
  switch (shape.is) {
    case "group":
      return unreached(shape.parts, value, place);
    case "maybe":
      return missedBy(shape.part, value, place);
    case "list":
      if (!Array.isArray(value)) return [placeText(place)];
      return value.flatMap((entry: unknown, index) => missedBy(shape.item, entry, [...place, index]));
    case "either": {
      const way = shape.ways[textAt(value, [shape.by])];
      if (!way) return [placeText(place)];
      const known: Shape = { is: "text", label: "" };
      return unreached({ ...way.parts, [shape.by]: known }, value, place);
    }
    case "form-of": {
      const form = shape.forms.find(({ fits }) => fits(value));
      if (!form) return [placeText(place)];
      return form.shape ? missedBy(form.shape, value, place) : [];
    }
    default:
      return [];
  }
}
