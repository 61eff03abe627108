import { describe, expect, it } from "vitest";
import { taxonomy } from "../../contract/playbook/taxonomy.ts";
import { tagFor } from "./known-tag.ts";

const given = taxonomy.parse([
  {
    id: "source",
    label: "Source",
    tags: [
      { id: "walk-in", label: "Walked by", synonyms: ["the sign", "Pasaba por aquí"] },
      { id: "instagram", label: "Instagram", synonyms: ["insta", "walk-in"] },
    ],
  },
  { id: "service", label: "Service", tags: [{ id: "haircut", label: "Haircut" }] },
]);

describe("a word of a visitor or a form", () => {
  it("names a tag by its id, its label or one of its synonyms", () => {
    expect(tagFor(given, "source", "instagram")).toEqual({ tag: "instagram" });
    expect(tagFor(given, "source", "Walked by")).toEqual({ tag: "walk-in" });
    expect(tagFor(given, "source", "insta")).toEqual({ tag: "instagram" });
  });

  it.each(["WALKED BY", " walked  by ", "walked-by", "walked_by", "wálked by", "ｗalked by"])(
    "is recognised as %j",
    (word) => {
      expect(tagFor(given, "source", word)).toEqual({ tag: "walk-in" });
    },
  );

  it("is compared without its accents, however they are encoded", () => {
    expect(tagFor(given, "source", "pasaba por aqui")).toEqual({ tag: "walk-in" });
    expect(tagFor(given, "source", "Pasaba por aquí".normalize("NFD"))).toEqual({ tag: "walk-in" });
  });

  it("means the tag of that id, even where another tag claims it as a synonym", () => {
    expect(tagFor(given, "source", "walk-in")).toEqual({ tag: "walk-in" });
  });

  it("is unknown in another group, and in a group that does not exist", () => {
    expect(tagFor(given, "service", "instagram")).toEqual({ unknown: "instagram" });
    expect(tagFor(given, "campaign", "instagram")).toEqual({ unknown: "instagram" });
    expect(tagFor(given, "__proto__", "instagram")).toEqual({ unknown: "instagram" });
  });

  it("keeps its accents when it is unknown, and loses what only its writing had", () => {
    expect(tagFor(given, "source", "  La  RADIO española ")).toEqual({ unknown: "la radio española" });
  });
});
