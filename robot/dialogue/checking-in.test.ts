import { describe, expect, test } from "vitest";
import { lawOffice, VisitRig } from "./visit-rig.ts";

const number = "three one two five five five oh one four three";
const reached = ["yes", "ana ruiz", "yes", number, "yes", "skip"];
const atDay = [...reached, "a will", "skip", "english"];
const atReview = [...atDay, "friday", "yes", "ten am", "yes", "skip"];
const visit = (lines: readonly string[], language: "en" | "es" = "en") =>
  new VisitRig({ language }, lawOffice).engage().says(...lines);
const values = ({ records }: VisitRig) =>
  Object.fromEntries(Object.entries(records[0]?.fields ?? {}).map(([id, { value }]) => [id, value]));
const purposeOf = ({ state: { phase } }: VisitRig) => (phase.at === "visiting" ? phase.visit.purpose : null);

describe("an appointment that is mentioned in the middle of the form", () => {
  test.each<[readonly string[], string, string]>([
    [[...reached, "a car accident", "last friday", "yes"], "i have an appointment next week", "treated"],
    [[...reached, "a will"], "i have an appointment with my bank tomorrow", "budget"],
    [atReview, "i have an appointment at four so make it quick", "review"],
    [reached, "i have a question for dana", "matter"],
    [reached, "i have an appointment", "matter"],
  ])("after %j, %j checks nobody in", (before, words, question) => {
    const rig = visit(before).says(words);
    expect(purposeOf(rig)).toBe("intake");
    expect(rig.question).toBe(question);
  });

  test("may be part of an answer", () => {
    const rig = visit(atDay).says("i have an appointment at the dentist on friday so thursday");
    expect(purposeOf(rig)).toBe("intake");
    expect(rig.lastSaid).toMatch(/day, January \d\. Is that right\?/);
  });

  test("is asked about, and taken up by whoever says so", () => {
    const rig = visit(reached).says("i have an appointment");
    expect(rig.lastSaid).toBe(
      "If you are here for an appointment now, say: I am here for my appointment. What is it about?",
    );
    expect(rig.says("i am here for my appointment").question).toBe("host");
  });

  test.each(["i'm here to see dana", "i'm here for my appointment", "i have an appointment with dana"])(
    "is plain in %j",
    (words) => {
      expect(purposeOf(visit(reached).says(words))).toBe("check-in");
    },
  );

  test("in Spanish is asked about", () => {
    const rig = visit(["sí", "ana ruiz", "sí", "312 555 0143", "sí", "tengo una cita"], "es");
    expect(purposeOf(rig)).toBe("intake");
  });
});

describe("somebody who was taken for expected", () => {
  test.each(["i don't have an appointment", "i'm a new client", "no", "i'd like to make an appointment"])(
    "goes on with the form after %j, with nothing lost",
    (words) => {
      const rig = visit([...reached, "a will", "i'm here for my appointment"]);
      expect(rig.question).toBe("host");
      rig.says(words);
      expect(purposeOf(rig)).toBe("intake");
      expect(rig.lastSaid).toMatch(/^Alright, no appointment then\. What can you spend/);
      rig.says("skip", "english", "friday", "yes", "ten am", "yes", "skip", "yes");
      expect(values(rig)).toMatchObject({ phone: "+13125550143", matter: "Wills and estates" });
      expect(rig.effects.some(({ type }) => type === "alert-staff")).toBe(false);
    },
  );

  test("before the consent is asked for it as a lead", () => {
    const rig = visit(["i have an appointment", "i don't have an appointment"]);
    expect(purposeOf(rig)).toBe("intake");
    expect(rig.question).toBe("consent");
  });

  test("keeps the name that was told meanwhile", () => {
    const rig = visit(["i have an appointment", "yes", "ana ruiz", "yes"]);
    expect(rig.says("i don't have an appointment").question).toBe("phone");
  });
});

test("taken for expected at the review is asked whether all is right, and told of no change", () => {
  const rig = visit([...atReview, "i'm here to see dana", "yes", "i'm a new client"]);
  expect(rig.lastSaid).toMatch(/^Alright, no appointment then\. I have .* Is everything right\?$/);
});

describe("a visitor who checks in amid the form", () => {
  test("has filed what was told for it too, but no time that was meant for another day", () => {
    const rig = visit([...atDay, "friday", "yes", "ten am", "yes", "skip", "i'm here to see dana", "yes"]);
    expect(rig.question).toBe("time");
    rig.says("skip", "yes");
    expect(rig.outcomes).toEqual(["completed"]);
    expect(values(rig)).toMatchObject({
      host: "Dana Hale",
      phone: "+13125550143",
      matter: "Wills and estates",
    });
    expect(values(rig)).not.toHaveProperty("time");
  });

  test("and walks away leaves a half-filled form", () => {
    const rig = visit([...reached, "a will", "i'm here for my appointment"]).leaves();
    expect(values(rig)).toMatchObject({ phone: "+13125550143", matter: "Wills and estates" });
  });
});
