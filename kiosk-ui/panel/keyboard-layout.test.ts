import { describe, expect, it } from "vitest";
import { type Key, keysOf, type LayoutName, type Plane, planeAfter } from "./keyboard-layout.ts";

const layouts: readonly LayoutName[] = ["text", "name", "email", "phone"];
const planes: readonly Plane[] = ["small", "capital", "signs", "accents", "capital-accents"];

function written(layout: LayoutName, language: "en" | "es", plane: Plane): string[] {
  return keysOf(layout, language, plane)
    .flat()
    .flatMap((key) => (key.does === "write" ? [key.text] : []));
}

describe("the keyboard", () => {
  it.each(layouts)("can submit and correct a %s on every plane, and shows no key twice", (layout) => {
    for (const language of ["en", "es"] as const) {
      for (const plane of planes) {
        const keys: readonly Key[] = keysOf(layout, language, plane).flat();
        const does = keys.map((key) => key.does);
        expect(does).toContain("submit");
        expect(does).toContain("delete");
        const texts = written(layout, language, plane);
        expect(new Set(texts).size).toBe(texts.length);
      }
    }
  });

  it("has no row that a narrow display could not hold", () => {
    for (const layout of layouts) {
      for (const plane of planes) {
        for (const row of keysOf(layout, "es", plane)) expect(row.length).toBeLessThanOrEqual(10);
      }
    }
  });

  it("can write every address that is common", () => {
    const keys = written("email", "en", "small");
    for (const character of "abcdefghijklmnopqrstuvwxyz0123456789@._-") expect(keys).toContain(character);
  });

  it("has the letters of Spanish names", () => {
    expect(written("name", "es", "small")).toEqual(expect.arrayContaining([..."ñáéíóúü"]));
  });

  it.each(["en", "es"] as const)(
    "has the letters of names from elsewhere, whatever language is spoken (%s)",
    (language) => {
      expect(written("name", language, "accents")).toEqual(expect.arrayContaining([..."éñüøåçãè"]));
      expect(written("name", language, "capital-accents")).toEqual(expect.arrayContaining([..."ÉÑÜØÅÇÃÈ"]));
    },
  );

  it("begins a phone number from abroad where an e-mail address is typed too", () => {
    expect(written("email", "en", "small")).toContain("+");
  });

  it.each<[LayoutName, string, Plane]>([
    ["name", "", "capital"],
    ["name", "Ana", "small"],
    ["name", "Ana ", "capital"],
    ["name", "O'", "capital"],
    ["text", "Hello. ", "capital"],
    ["text", "Hello ", "small"],
    ["email", "", "small"],
  ])("after a %s of “%s” offers %s letters", (layout, draft, plane) => {
    expect(planeAfter(layout, draft)).toBe(plane);
  });
});
