import { describe, expect, test } from "vitest";
import { intakeRecord } from "../kernel/intake-record.ts";
import { salon, VisitRig } from "./visit-rig.ts";

const visit = (rules = {}) => new VisitRig(rules).engage();
const named = (rig = visit()) => rig.says("yes", "ana ruiz", "yes");
const reachable = (rig = visit()) => named(rig).says("three one two five five five oh one four three", "yes");
const values = (rig: VisitRig) =>
  Object.fromEntries(Object.entries(rig.records[0]?.fields ?? {}).map(([id, { value }]) => [id, value]));

describe("a visitor who answers", () => {
  test("is told that it is a robot and what it records before anything is asked", () => {
    const rig = visit();
    expect(rig.said).toHaveLength(1);
    expect(rig.lastSaid).toMatch(/robot.*I note your answers.*after a year.*May I take down/);
  });

  test("completes the form by voice, and is thanked only when the record is durable", () => {
    const rig = visit();
    rig.disk = "never answers";
    reachable(rig).says("i would like a haircut", "instagram", "this week", "yes");
    expect(rig.records).toHaveLength(1);
    expect(rig.lastSaid).not.toMatch(/thank/i);
    expect(rig.outcomes).toEqual([]);

    rig.happen({ type: "filed", recordId: rig.records[0]!.id });
    expect(rig.lastSaid).toMatch(/Thank you, Ana/);
    expect(rig.outcomes).toEqual(["completed"]);
    expect(intakeRecord.parse(rig.records[0])).toMatchObject({
      completeness: 1,
      tags: [
        { group: "service", tag: "haircut" },
        { group: "source", tag: "instagram" },
        { group: "timeline", tag: "this-week" },
      ],
    });
    expect(values(rig)).toEqual({
      name: "Ana Ruiz",
      contact: "+13125550143",
      service: "Haircut",
      source: "Instagram",
      timeline: "This week",
    });
  });

  test("completes the form by touch alone", () => {
    const rig = visit().touches("yes").types("Ana Ruiz").types("ana@example.com");
    rig.touches("color").presses("skip").touches("later").touches("yes");
    expect(values(rig)).toEqual({
      name: "Ana Ruiz",
      contact: "ana@example.com",
      service: "Color",
      timeline: "Later",
    });
    expect(rig.records[0]?.fields.name).toMatchObject({ confirmed: "touch", source: { kind: "touch" } });
  });

  test("in Spanish hears Spanish, and the values are kept all the same", () => {
    const rig = visit({ language: "es" });
    expect(rig.lastSaid).toMatch(/robot.*¿Puedo anotar sus datos\?/);
    rig.says(
      "sí, claro",
      "me llamo José de la Cruz",
      "sí",
      "jose punto cruz arroba gmail punto com",
      "correcto",
    );
    rig.says("un corte", "por un amigo", "cuanto antes", "sí, todo bien");
    expect(values(rig)).toEqual({
      name: "José de la Cruz",
      contact: "jose.cruz@gmail.com",
      service: "Haircut",
      source: "A friend",
      timeline: "This week",
    });
  });

  test("may change to the other language in the middle", () => {
    expect(visit().says("yes", "en español").lastSaid).toBe("¿Cuál es su nombre y apellido?");
  });
});

describe("consent", () => {
  test("declined: nothing is stored, and the visitor is served all the same", () => {
    const rig = visit().says("no thank you");
    expect(rig.lastSaid).toMatch(/I note nothing/);
    expect(rig.says("where can I park?").lastSaid).toMatch(/free parking/);
    rig.touches("hours");
    expect(rig.lastSaid).toMatch(/Today we are open from 9 AM to 6 PM/);
    rig.says("no, that is all").leaves();
    expect(rig.records).toEqual([]);
    expect(rig.outcomes).toEqual(["declined"]);
  });

  test.each(["yes but do not keep anything", "no yes", "maybe", "purple", "if I must"])(
    "is not taken from %j",
    (words) => {
      const rig = visit().says(words);
      expect(rig.question).not.toBe("name");
    },
  );

  test("that was declined can still be given", () => {
    expect(visit().says("no", "i changed my mind", "yes").question).toBe("name");
  });

  test("is taken back by going back to it, with everything that was told", () => {
    const rig = named().says("go back", "go back");
    expect(rig.question).toBe("consent");
    expect(rig.says("no").leaves().records).toEqual([]);
  });
});

describe("a value that was misheard", () => {
  test('is corrected by "no, Ruiz", read back again, and both utterances stand behind it', () => {
    const rig = visit().says("yes", "maria ruis", "no, Ruiz");
    expect(rig.lastSaid).toBe("I heard Maria Ruiz. Is that right?");
    reachable(rig.says("yes")).leaves();
    expect(rig.records[0]?.fields.name).toMatchObject({
      value: "Maria Ruiz",
      confirmed: "read-back",
      source: { words: "maria ruis … no, Ruiz" },
    });
  });

  test("is asked for again, then spelled, then typed", () => {
    const rig = visit().says("yes", "anna louise", "no");
    expect(rig.lastSaid).toMatch(/What is your first and last name/);
    rig.says("anna louise", "no");
    expect(rig.lastSaid).toMatch(/spell your last name/);
    rig.says("r as in romeo u i z");
    expect(rig.lastSaid).toBe("I heard Anna Ruiz. Is that right?");
    rig.says("no");
    expect(rig.lastSaid).toMatch(/type it on the screen/);
    expect(rig.panel?.input).toEqual({ kind: "keyboard", layout: "name", value: "Anna Ruiz" });
    expect(rig.types("Ana Ruíz").question).toBe("contact");
  });

  test("is never kept without a yes", () => {
    const rig = named().says("three one two five five five oh one four three").leaves();
    expect(rig.records).toEqual([]);
  });

  test("on a choice that only sounds like one is asked back", () => {
    const rig = reachable().says("harecut");
    expect(rig.lastSaid).toBe("Did you mean Haircut?");
    expect(rig.says("no").question).toBe("service");
  });

  test("with two choices in it is asked for one of them", () => {
    expect(reachable().says("a haircut and highlights").lastSaid).toBe("Which one first: Haircut or Color?");
  });
});

describe("at any time", () => {
  test("a question about the business is answered, and the form goes on where it was", () => {
    const rig = named().says("how much is a haircut");
    expect(rig.lastSaid).toMatch(/Haircut is from 45 dollars\. Back to my question\. What is the best phone/);
    expect(rig.question).toBe("contact");
  });

  test("a question that nobody can answer is admitted and passed on", () => {
    const rig = reachable().says("do you also groom dogs?");
    expect(rig.lastSaid).toMatch(/I do not know that\. I will pass your question on/);
    rig.says("a haircut", "skip", "later", "yes");
    expect(rig.records[0]?.openQuestions).toEqual(["do you also groom dogs?"]);
  });

  test("an answer that volunteers more fills every field it covers, each read back in its turn", () => {
    const rig = visit().says("yes, I'm Ana Ruiz, I want a haircut and my number is 312 555 0143");
    expect(rig.lastSaid).toMatch(/I heard Ana Ruiz/);
    expect(rig.says("yes").lastSaid).toMatch(/I have \(312\) 555-0143/);
    expect(rig.says("yes").lastSaid).toMatch(/Did you mean Haircut/);
    expect(rig.says("yes").question).toBe("source");
  });

  test("a name that is corrected later on is read back and replaced", () => {
    const rig = reachable().says("actually my name is Anna Ruiz");
    expect(rig.lastSaid).toMatch(/I heard Anna Ruiz/);
    rig.says("yes", "a haircut", "skip", "later", "yes");
    expect(values(rig).name).toBe("Anna Ruiz");
  });

  test.each([
    ["repeat", "could you repeat that please", /What is the best phone number/],
    ["back", "go back", /Let us go back\. What is your first and last name/],
    ["skip", "skip", /I need that one/],
    ["help", "help", /answer in your own words.*What is the best phone number/],
    ["who-are-you", "are you a robot", /I am Stella, a robot.*What is the best phone number/],
    ["start-over", "start over", /start over.*May I take down your details/],
    ["cancel", "never mind", /cancelled.*forgotten everything/],
    ["person", "get me a person", /asking a colleague/],
  ] as const)("%s works by touch and by voice (%j)", (command, words, expected) => {
    expect(named().says(words).lastSaid).toMatch(expected);
    expect(named().presses(command).lastSaid).toMatch(expected);
  });

  test("asking for a person calls one", () => {
    const rig = reachable().says("I want to talk to a person, please");
    expect(rig.effects).toContainEqual({ type: "alert-staff", reason: "a visitor asks for a person" });
    expect(rig.outcomes).toEqual(["handed-over"]);
  });

  test("cancelling forgets everything, whatever the rule for half-filled forms is", () => {
    const rig = reachable().says("never mind").leaves();
    expect(rig.records).toEqual([]);
    expect(rig.outcomes).toEqual(["abandoned"]);
  });

  test("a touch that was meant for an earlier question answers nothing", () => {
    const rig = named().touches("yes", "confirm-name");
    expect(rig.question).toBe("contact");
    expect(rig.said).toHaveLength(4);
  });
});

describe("silence, gibberish and walking away", () => {
  test("silence is met with two different prompts, then a graceful end, then a wipe", () => {
    const rig = visit().says("yes").staysSilent().staysSilent();
    const [first, second] = rig.said.slice(-2);
    expect(first).toContain(salon.form[1]!.retries[0]!.en);
    expect(second).toContain(salon.form[1]!.retries[1]!.en);
    rig.staysSilent();
    expect(rig.lastSaid).toMatch(/forget what you told me/);
    expect(rig.staysSilent().effects).toContainEqual({ type: "wipe" });
    expect(rig.state.phase.at).toBe("waiting");
  });

  test("gibberish is met with different prompts, the screen, and at last a person", () => {
    const rig = visit().says("yes").mumbles().mumbles();
    const [first, second] = rig.said.slice(-2);
    expect(first).not.toBe(second);
    expect(second).toMatch(/screen/);
    rig.mumbles().mumbles().mumbles();
    expect(rig.outcomes).toEqual(["handed-over"]);
  });

  test("an optional question that fails again and again is left out", () => {
    const rig = reachable().says("a haircut");
    for (let miss = 0; miss < 5; miss++) rig.mumbles();
    expect(rig.question).toBe("timeline");
  });

  test("a half-filled form is kept when the profile says so, there is consent and a way to reach the visitor", () => {
    const rig = reachable().leaves();
    expect(rig.records[0]?.completeness).toBe(0.6);
    expect(rig.outcomes).toEqual(["abandoned"]);
    const strict = reachable(new VisitRig({}, { ...salon, partialRecord: "forget" }).engage()).leaves();
    expect(strict.records).toEqual([]);
  });

  test("a disk that refuses is admitted, and a person is called", () => {
    const rig = visit();
    rig.disk = "refuses";
    reachable(rig).says("a haircut", "skip", "later", "yes");
    expect(rig.lastSaid).toMatch(/could not save/);
    expect(rig.outcomes).toEqual(["handed-over"]);
  });

  test("the next visitor starts from nothing", () => {
    const rig = reachable().leaves().engage();
    expect(rig.question).toBe("consent");
    expect(JSON.stringify(rig.state.phase)).not.toContain("Ana");
  });
});
