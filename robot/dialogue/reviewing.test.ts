import { describe, expect, test } from "vitest";
import { lawOffice, salon, VisitRig } from "./visit-rig.ts";

const touched = (rules = {}) =>
  new VisitRig(rules)
    .engage()
    .touches("yes")
    .types("Ana Ruiz")
    .types("ana@example.com")
    .touches("color")
    .presses("skip")
    .touches("later");
const spoken = (rules = {}) =>
  new VisitRig(rules)
    .engage()
    .says("yes", "ana ruiz", "yes", "312 555 0143", "yes", "a haircut", "instagram", "this week");
const values = (rig: VisitRig) =>
  Object.fromEntries(Object.entries(rig.records[0]?.fields ?? {}).map(([id, { value }]) => [id, value]));

describe("the review", () => {
  test("shows every question with what was told and how, and what was left out", () => {
    const rig = touched();
    expect(rig.records).toEqual([]);
    expect(rig.panel).toMatchObject({
      question: "review",
      title: "Is everything right?",
      input: {
        kind: "review",
        items: [
          { question: "name", label: "Name", value: "Ana Ruiz", by: "touch" },
          { question: "contact", label: "Contact", value: "ana@example.com", by: "touch" },
          { question: "service", label: "Service", value: "Color", by: "touch" },
          { question: "source", label: "How you found us", value: null, by: null },
          { question: "timeline", label: "When", value: "Later", by: "touch" },
        ],
      },
    });
  });

  test("says aloud only what was never read back, in a sentence", () => {
    expect(spoken().lastSaid).toBe(
      "This week, noted. I have Haircut, Instagram and This week. Is everything right?",
    );
    expect(touched().lastSaid).toBe("Got it. Is everything right?".replace("Got it.", "Later, noted."));
  });

  test.each(["yes", "all right", "correct", "yes everything is right"])("files everything on %j", (words) => {
    const rig = spoken().says(words);
    expect(rig.outcomes).toEqual(["completed"]);
    expect(values(rig)).toMatchObject({ name: "Ana Ruiz", service: "Haircut" });
  });

  test("takes a correction with the no", () => {
    const rig = spoken().says("no, a blowout");
    expect(rig.lastSaid).toMatch(/Blowout\. Is that right|Did you mean Blowout/);
    expect(rig.says("yes").lastSaid).toMatch(/Changed\. Is everything right now\?/);
    expect(values(rig.says("yes"))).toMatchObject({ service: "Blowout" });
  });

  test("takes the name that is told anew", () => {
    const rig = spoken().says("no my name is Anna Ruiz");
    expect(rig.lastSaid).toContain("Anna Ruiz");
    expect(values(rig.says("yes", "yes"))).toMatchObject({ name: "Anna Ruiz" });
  });

  test.each(["I'm all set", "yes I'm all set", "yes, see you tomorrow"])(
    "takes %j for no name and no day: nothing that was told is asked again",
    (words) => {
      const rig = spoken().says(words);
      expect(["review", null]).toContain(rig.question);
      if (rig.question === "review") rig.says("yes");
      expect(values(rig)).toMatchObject({ name: "Ana Ruiz", timeline: "This week" });
    },
  );

  test("takes the name that comes with a yes", () => {
    const rig = spoken().says("yes but my name is Anna Ruiz");
    expect(rig.lastSaid).toContain("Anna Ruiz");
  });

  test.each(["change the phone", "the phone number is wrong", "the phone"])(
    "asks again for what %j names",
    (words) => {
      const rig = spoken().says(words);
      expect(rig.question).toBe("contact");
      expect(values(rig.says("312 555 0199", "yes", "yes"))).toMatchObject({ contact: "+13125550199" });
    },
  );

  test("asks what is wrong after a plain no, and takes the field's name alone", () => {
    const rig = spoken().says("no");
    expect(rig.lastSaid).toBe("What should I change?");
    expect(rig.says("the name").question).toBe("name");
  });

  test.each(["nothing", "nothing it's fine", "no thanks", "don't change anything"])(
    "believes a visitor who then finds nothing wrong: %j",
    (words) => {
      expect(spoken().says("no", words).outcomes).toEqual(["completed"]);
    },
  );

  test.each(["nope all good", "nothing it's fine", "no that's everything", "no it's perfect"])(
    "takes %j for a yes",
    (words) => {
      expect(spoken().says(words).outcomes).toEqual(["completed"]);
    },
  );

  test("asks by turns whether nothing is to be changed, and what, whoever only says no", () => {
    const rig = spoken().says("no", "no");
    expect(rig.lastSaid).toBe("Then is everything right?");
    expect(rig.says("no").lastSaid).toBe("What should I change? You can also use the screen.");
    expect(rig.says("no", "yes").outcomes).toEqual(["completed"]);
  });

  test("asks on when the visitor does not know what is wrong", () => {
    const rig = spoken().says("no", "i don't know");
    expect(rig.outcomes).toEqual([]);
    expect(rig.lastSaid).toContain("What should I change?");
  });

  test.each([
    ["i don't know did you get my number", "Contact: (312) 555-0143."],
    ["is my name spelled with a z", "Name: Ana Ruiz."],
    ["what's my number", "Contact: (312) 555-0143."],
    ["looks good but how much is it", "Haircut is from 45 dollars."],
    ["will someone call me", "I do not know that"],
  ])("answers %j, and changes nothing", (words, answer) => {
    const rig = spoken().says(words);
    expect(rig.lastSaid).toContain(answer);
    expect(rig.lastSaid).toContain("Is everything right?");
    expect(rig.leaves().outcomes).toEqual(["completed"]);
    expect(Object.keys(values(rig))).toHaveLength(5);
  });

  test("takes two changes, and reads back each", () => {
    const rig = spoken().says("two things the name is anna with two n's and the service is color");
    expect(rig.lastSaid).toBe("I heard Anna Ruiz. Is that right?");
    expect(rig.says("yes").lastSaid).toContain("Did you mean Color?");
    expect(values(rig.says("yes", "yes"))).toMatchObject({ name: "Anna Ruiz", service: "Color" });
  });

  test("takes two changes that are asked for as such", () => {
    const rig = spoken().says("change the name to anna and the service to color", "yes", "yes", "yes");
    expect(values(rig)).toMatchObject({ name: "Anna Ruiz", service: "Color" });
  });

  test.each(["yes but change the haircut to color", "switch the haircut to color", "change that to color"])(
    "knows by the value what %j is about",
    (words) => {
      const rig = spoken().says(words);
      expect(rig.lastSaid).toContain("Color");
      expect(values(rig.says("yes", "yes"))).toMatchObject({ service: "Color" });
    },
  );

  test("reads back the time that it is moved to", () => {
    expect(spoken().says("move it to next month").lastSaid).toContain("Later");
  });

  test("hears what is excepted from praise", () => {
    expect(spoken().says("perfect except the name").question).toBe("name");
  });

  test("asks what is wrong when the name is not", () => {
    expect(spoken().says("no the name is fine").lastSaid).toBe("What should I change?");
  });

  test("forgets the whole thing when asked to", () => {
    expect(spoken().says("forget the whole thing").records).toEqual([]);
  });

  test("changes one line by touch, with what was there still to be corrected", () => {
    const rig = touched().touches("change:contact");
    expect(rig.panel?.input).toMatchObject({ kind: "keyboard", value: "ana@example.com" });
    rig.types("ana@example.org");
    expect(rig.question).toBe("review");
    expect(values(rig.touches("yes"))).toMatchObject({ contact: "ana@example.org" });
  });

  test("fills in by touch what was left out", () => {
    const rig = touched().touches("change:source").touches("google").touches("yes");
    expect(values(rig)).toMatchObject({ source: "Google" });
  });

  test("keeps an answer as it was when the visitor goes back without a new one", () => {
    const rig = touched().touches("change:name").presses("back");
    expect(rig.question).toBe("review");
    expect(values(rig.touches("yes"))).toMatchObject({ name: "Ana Ruiz" });
  });

  test("ignores a touch on a line that is not there", () => {
    const rig = touched();
    const before = rig.state;
    expect(rig.touches("change:consent").touches("change:nothing").state).toEqual(before);
  });

  test("is put again in the other language, with nothing lost", () => {
    const rig = touched().presses("other-language");
    expect(rig.lastSaid).toBe("¿Está todo bien?");
    expect(rig.panel?.input).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ label: "Nombre", value: "Ana Ruiz" })]),
    });
    expect(rig.says("sí").outcomes).toEqual(["completed"]);
  });
});

describe("a visitor who does not answer the review", () => {
  test("and leaves, has told everything: it is kept as complete", () => {
    const rig = touched().leaves();
    expect(rig.outcomes).toEqual(["completed"]);
    expect(values(rig)).toMatchObject({ name: "Ana Ruiz" });
    expect(rig.effects.at(-4)).toMatchObject({ type: "wipe" });
  });

  test("and stays silent, is thanked", () => {
    expect(touched().staysSilent().staysSilent().outcomes).toEqual(["completed"]);
  });

  test("but has called something wrong, leaves a half-filled form", () => {
    const strict = new VisitRig({}, { ...salon, partialRecord: "forget" }).engage();
    strict
      .touches("yes")
      .types("Ana Ruiz")
      .types("ana@example.com")
      .touches("color")
      .presses("skip")
      .touches("later");
    expect(strict.says("no").leaves().outcomes).toEqual(["abandoned"]);
    expect(strict.records).toEqual([]);
  });

  test("and asks for it to be forgotten, is", () => {
    const rig = touched().presses("cancel");
    expect(rig.outcomes).toEqual(["abandoned"]);
    expect(rig.records).toEqual([]);
  });
});

describe("the rule", () => {
  test("when-spoken spares those who touched every value themselves", () => {
    expect(touched({ review: "when-spoken" }).outcomes).toEqual(["completed"]);
    expect(spoken({ review: "when-spoken" }).question).toBe("review");
  });

  test("never spares everybody", () => {
    expect(spoken({ review: "never" }).outcomes).toEqual(["completed"]);
  });
});

describe("a question that is not understood", () => {
  test("is asked in two other wordings, then to be spelled, then to be typed", () => {
    const rig = new VisitRig().engage().says("yes");
    const heard = [1, 2, 3, 4].map(() => rig.mumbles().lastSaid);
    expect(new Set(heard).size).toBe(4);
    expect(heard[1]).toMatch(/use the screen/);
    expect(heard[2]).toMatch(/spell your name/);
    expect(heard[3]).toMatch(/type it on the screen/);
  });

  test("a yes to the consent that was badly heard is asked for again", () => {
    const rig = new VisitRig().engage();
    rig.confidence = 0.69;
    rig.says("yes");
    expect(rig.question).toBe("consent");
    expect(rig.lastSaid).toMatch(/did not get that.*Please say yes or no/);
    expect(rig.touches("yes").question).toBe("name");
  });
});

describe("a change that names no question, amid the form", () => {
  const reached = [
    "yes",
    "ana ruiz",
    "yes",
    "312 555 0143",
    "yes",
    "skip",
    "a car accident",
    "last friday",
    "yes",
  ];
  const amid = (...lines: readonly string[]) =>
    new VisitRig({}, lawOffice).engage().says(...reached, "no", "skip", "english", ...lines);

  test.each([["saturday"], ["thursday"]])("after %j is about the day that is asked for", (day) => {
    const rig = amid(day, "change it to friday");
    expect(rig.question).toBe("confirm-day");
    expect(rig.lastSaid).toContain("January 9");
  });

  test("is about the value that it names", () => {
    expect(amid("change the injury to a will").lastSaid).toContain("Wills and estates");
  });
});
