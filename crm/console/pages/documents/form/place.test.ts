import fc from "fast-check";
import { expect, test } from "vitest";
import { placeOf } from "../../../../server/documents/mistake.ts";
import { isWithin, keyInWords, placeFrom, placeInWords, placeText } from "./place.ts";

const body = {
  pipelines: [
    {
      id: "sales",
      label: "Sales",
      stages: [
        { id: "new", label: "New Inquiry" },
        { id: "sql", label: "SQL", entry: [{ kind: "reachable" }] },
      ],
    },
  ],
  form: [{ id: "consent" }, { id: "name", prompt: { en: "Your name?" } }],
};

test("a place that the hub names is read back", () => {
  expect(placeFrom("pipelines[0].stages[1].entry[0]")).toEqual(["pipelines", 0, "stages", 1, "entry", 0]);
  expect(placeFrom("form.1.prompt.en")).toEqual(["form", 1, "prompt", "en"]);
  expect(placeFrom("")).toEqual([]);
});

test("any place that the hub can write is read as it was", () => {
  const part = fc.oneof(
    fc.stringMatching(/^[a-z][a-zA-Z-]{0,9}$/).filter((key) => key !== "body"),
    fc.nat(200),
  );
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z][a-zA-Z]{0,9}$/).filter((key) => key !== "body"),
      fc.array(part),
      (first, rest) => {
        const place = [first, ...rest];
        expect(placeFrom(placeOf(place))).toEqual(place);
      },
    ),
  );
});

test("a place is told in the words of the document", () => {
  expect(placeInWords(body, placeFrom("pipelines[0].stages[1].entry[0]"))).toBe(
    "Pipelines › Sales › Stages › SQL › Entry › reachable",
  );
  expect(placeInWords(body, ["form", 1, "prompt", "es"])).toBe("Questions › name › Prompt › Spanish");
  expect(placeInWords(body, ["form", 7])).toBe("Questions › number 8");
  expect(placeInWords(body, placeFrom("pipelines.sales.stages.new.label"))).toBe(
    "Pipelines › Sales › Stages › New Inquiry › Label",
  );
  expect(placeInWords(body, placeFrom("form.gone"))).toBe("Questions › gone");
  expect(placeInWords(body, [])).toBe("The whole document");
});

test("keys are spelled out", () => {
  expect(keyInWords("scoreRules")).toBe("Score rules");
  expect(keyInWords("partialRecord")).toBe("Partial record");
});

test("a place lies in those around it, and in itself", () => {
  expect(isWithin(["a", 1, "b"], ["a", 1])).toBe(true);
  expect(isWithin(["a"], ["a"])).toBe(true);
  expect(isWithin(["a", 2], ["a", 1])).toBe(false);
  expect(placeText(["a", 1, "b"])).toBe("a.1.b");
});
