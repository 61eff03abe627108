import { describe, expect, test } from "vitest";
import { VisitRig } from "./visit-rig.ts";

const visit = (rules = {}) => new VisitRig(rules).engage();
const named = (rig = visit()) => rig.says("yes", "ana ruiz", "yes");
const served = (rig = visit()) => named(rig).says("312 555 0143", "y", "haircut");
const values = (rig: VisitRig) =>
  Object.fromEntries(Object.entries(rig.records[0]?.fields ?? {}).map(([id, { value }]) => [id, value]));

describe("a visitor who calls an answer wrong", () => {
  test("is asked for it again from anywhere in the form, and then goes on where they were", () => {
    const rig = served().says("change the phone");
    expect(rig.question).toBe("contact");
    expect(rig.says("312 555 0199", "yes").question).toBe("source");
    expect(values(rig.says("google", "tomorrow", "yes"))).toMatchObject({
      name: "Ana Ruiz",
      contact: "+13125550199",
    });
  });

  test("and leaves before telling the right one, leaves no wrong one behind", () => {
    const rig = served().says("my name is wrong").happen({ type: "visitor-left" });
    expect(values(rig)).not.toHaveProperty("name");
  });

  test("may tell the right one in the same breath", () => {
    const rig = served().says("change my name to Anna Ruiz");
    expect(rig.lastSaid).toContain("Anna Ruiz. Is that right?");
  });

  test("while another is read back, hears that one again afterwards", () => {
    const rig = named().says("312 555 0143", "change my name", "Anna Ruiz", "yes");
    expect(rig.lastSaid).toContain("(312) 555-0143. Is that right?");
  });

  test.each([
    ["no, Ruiz with a z", "Ana Ruiz"],
    ["it's Anna", "Anna Ruis"],
  ])("corrects a part of the name with %j", (words, name) => {
    expect(visit().says("yes", "ana ruis", words).lastSaid).toContain(name);
  });

  test("corrects the end of a phone number", () => {
    const rig = named().says("312 555 0143", "no, the last four are 0199");
    expect(rig.lastSaid).toContain("(312) 555-0199. Is that right?");
  });

  test.each(["that's not my name", "my name is wrong", "n"])(
    "is not taken to be called so by %j",
    (words) => {
      expect(visit().says("yes", "ana ruiz", words).question).toBe("name");
    },
  );

  test("after the thanks is brought a person", () => {
    const rig = served().says("google", "tomorrow", "yes", "the phone is wrong");
    expect(rig.effects).toContainEqual(expect.objectContaining({ type: "alert-staff" }));
  });
});

describe("words that could be two things", () => {
  test.each(["today", "tomorrow"])("%j answers when somebody wants to come", (day) => {
    const rig = served().says("google", day, "yes");
    expect(values(rig)).toMatchObject({ timeline: "This week" });
  });

  test("as a question they are about the opening hours, on the right day", () => {
    const rig = served().says("google", "are you open tomorrow?");
    expect(rig.lastSaid).toMatch(/^On Wednesday we are open/);
    expect(rig.question).toBe("timeline");
  });

  test.each(["google", "cut", "y", "sí"])("%j is not taken for a name", (words) => {
    expect(visit().says("yes", words).question).not.toBe("confirm-name");
  });

  test.each([
    ["service", "bridal", "Did you mean Bridal styling?"],
    ["source", "I saw your sign", "Did you mean I walked by?"],
  ])("part of a choice of the question %j is asked back: %j", (question, words, asked) => {
    const rig = named().says("312 555 0143", "yes");
    expect((question === "source" ? rig.says("haircut") : rig).says(words).lastSaid).toBe(asked);
  });
});

describe("a visitor who speaks the other language", () => {
  test("is told everything again in it before their yes counts", () => {
    const rig = visit().says("Sí");
    expect(rig.question).toBe("consent");
    expect(rig.lastSaid).toContain("¿Puedo anotar sus datos?");
    expect(rig.says("sí").lastSaid).toContain("nombre");
  });

  test("is understood in the middle of the form", () => {
    expect(visit().says("yes", "soy María José de la Cruz").lastSaid).toBe(
      "Entendí María José de la Cruz. ¿Es correcto?",
    );
  });
});

describe("a visitor who does not want to answer", () => {
  test("hears why a needed answer is needed, and what else they can do", () => {
    expect(named().says("no").lastSaid).toMatch(/I need that one.*cancel.*person/);
  });

  test("skips what is not needed with a plain no", () => {
    expect(served().says("no thanks").question).toBe("timeline");
  });

  test("and declined, is asked again as soon as they tell how to be reached", () => {
    const rig = visit().says("no", "my number is 312 555 0143");
    expect(rig.question).toBe("consent");
    expect(rig.says("yes", "ana ruiz", "yes").question).toBe("contact");
  });

  test.each(["actually yes", "I changed my mind"])("and declined, may think again with %j", (words) => {
    expect(visit().says("no", words).question).toBe("consent");
  });
});

test("a visitor who asks what? hears the question again", () => {
  const rig = visit().says("yes");
  const asked = rig.lastSaid;
  expect(rig.says("what?").lastSaid).toBe(asked);
});

test("a visitor whose name begins with a particle is not called by it alone", () => {
  expect(visit().says("yes", "de la cruz", "yes").lastSaid).toContain("Nice to meet you, De la Cruz.");
});

test("what is read back stands large on the screen, with the question under it", () => {
  const rig = visit().says("yes", "ana ruiz");
  expect(rig.panel).toMatchObject({ title: "Ana Ruiz", detail: "Is that right?" });
  expect(rig.says("yes", "3125550143").panel).toMatchObject({ title: "(312) 555-0143" });
});
