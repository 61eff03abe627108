import { describe, expect, test } from "vitest";
import { lawOffice, salon, VisitRig } from "./visit-rig.ts";

const number = "three one two five five five oh one four three";
const named = ["yes", "ana ruiz", "yes"];
const reviewed = [...named, number, "yes", "a haircut", "instagram", "this week"];
const rig = (lines: readonly string[], profile = salon, language: "en" | "es" = "en") =>
  new VisitRig({ language }, profile).engage().says(...lines);

describe("who says that it is all", () => {
  test.each([
    [["yes", "ana ruiz"], "that's it", "contact"],
    [[...named, number], "that's it", "service"],
    [[...named, number], "okay that is all", "service"],
    [["yes", "ana ruiz"], "that's everything", "contact"],
  ])("after %j agrees to what was read back with %j", (before, words, question) => {
    const visit = rig(before).says(words);
    expect(visit.outcomes).toEqual([]);
    expect(visit.question).toBe(question);
  });

  test("agrees to the day that was read back", () => {
    const visit = rig([...named, number, "yes", "skip", "a will", "skip", "english", "friday"], lawOffice);
    expect(visit.says("that's it").question).toBe("time");
  });

  test("agrees in Spanish", () => {
    const visit = rig(["sí", "ana ruiz", "eso es todo"], salon, "es");
    expect(visit.outcomes).toEqual([]);
    expect(visit.question).toBe("contact");
  });

  test("in the middle of a number is asked for the digits that are missing", () => {
    const visit = rig([...named, "three one two", "that's it"]);
    expect(visit.lastSaid).toBe("Some digits are missing. And the rest of the number?");
    expect(visit.says("five five five oh one four three").lastSaid).toContain("(312) 555-0143");
  });

  test.each([
    [[], "consent"],
    [named, "contact"],
    [[...named, number, "yes"], "service"],
  ])("after %j is asked again", (before, question) => {
    const visit = rig(before).says("that's it");
    expect(visit.outcomes).toEqual([]);
    expect(visit.question).toBe(question);
    expect(visit.lastSaid).toContain("Sorry, I did not get that.");
  });

  test("at the review finds all of it right", () => {
    expect(rig(reviewed).says("that's it").outcomes).toEqual(["completed"]);
  });

  test("after a no to the consent is wished a nice day", () => {
    expect(rig(["no", "that's all"]).outcomes).toEqual(["declined"]);
  });

  test("and says goodbye, leaves", () => {
    expect(rig([...named, "that's it, bye"]).outcomes).toEqual(["abandoned"]);
  });
});
