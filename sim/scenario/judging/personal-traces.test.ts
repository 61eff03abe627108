import { describe, expect, it } from "vitest";
import { parseScenario } from "../scenario.ts";
import { givenIn, tracesOf } from "./personal-traces.ts";

const GIVEN = ["Noor de la Cruz", "noor@example.com", "+1 312 555 0143", "Al"];
const place = (text: string) => [{ name: "the screen", text }];
const FOUND = ["After the visit 1 of the visitors' values or parts of them can be found in the screen."];

describe("a trace of a visitor", () => {
  it.each([
    ["a part of a name, however it is written", "thank you, NOOR!"],
    ["an address", '{"to":"Noor@Example.com."}'.replace("Noor@", "xnoor@")],
    ["a number, however it is set", "call (312) 555-0143? +13125550143"],
  ])("is %s", (_, text) => {
    expect(tracesOf(GIVEN, place(text))).toEqual(FOUND);
  });

  it("is not a word that only contains one, a short word, or another number", () => {
    expect(tracesOf(GIVEN, place("noorwegian, del, al, 312 555 0144, cruz1"))).toEqual([]);
    expect(tracesOf([], place("Noor"))).toEqual([]);
  });

  it("is named by its place, not by what it says", () => {
    const told = tracesOf(GIVEN, [
      { name: "the journal", text: "Cruz, noor@example.com" },
      { name: "the disk", text: "" },
    ]);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("the journal");
    expect(told[0]).not.toMatch(/cruz|example/i);
  });

  it.each([
    ["+13125550143", "312 555 0143"],
    ["312 555 0143", "+13125550143"],
    ["312 555 0143", "312 - 555 - 0143"],
    ["+442079460958", "020 7946 0958"],
    ["020 7946 0958", "+44 (20) 79460958"],
    ["555 0143", "5550143"],
  ])("is a number with its country's code or without: %s in %s", (value, text) => {
    expect(tracesOf([value], place(text))).toEqual(FOUND);
  });

  it("counts once, however often and in whatever way the visitor gave it", () => {
    expect(tracesOf(["312 555 0143", "+13125550143"], place("(312) 555-0143"))).toEqual(FOUND);
  });

  it("is a number that somebody typed, and not a day or an amount", () => {
    const typed = ["312 555 0143", "2025-12-20", "250"].map((text) => ({ do: "type", text }));
    const people = [{ name: "a", acts: [{ do: "converse" }], answers: { contact: typed } }];
    const expected = { greeted: false, records: [] };
    const scenario = parseScenario(JSON.stringify({ title: "t", lastsS: 5, people, expect: expected }), "it");
    expect(givenIn(scenario, [], "")).toEqual(["312 555 0143"]);
  });

  it("is not a word that the business itself uses in what it shows everybody", () => {
    const scenario = parseScenario(
      "{ title: t, lastsS: 5, people: [{ name: a, acts: [{ do: converse }], answers: { notes: [{ do: type, text: I slipped on the stairs }] } }], expect: { greeted: false, records: [] } }",
      "the test's scenario",
    );
    expect(givenIn(scenario, [], "I am the robot on duty")).toEqual(["slipped stairs"]);
  });
});
