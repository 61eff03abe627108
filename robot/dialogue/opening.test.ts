import { describe, expect, test } from "vitest";
import { lawOffice, salon, VisitRig } from "./visit-rig.ts";

const wish = "I'm Ana Ruiz and I'd like a haircut tomorrow after five, you can text me on 312 555 0143";
/** The same as a recogniser writes it. */
const heard =
  "i'm ana ruiz and i'd like a haircut tomorrow after five you can text me on three one two five five five oh one four three";
const told = { name: "Ana Ruiz", contact: "+13125550143", service: "Haircut", timeline: "This week" };

const visit = (profile = salon, rules = {}) => new VisitRig(rules, profile).engage();
const values = ({ records }: VisitRig) =>
  Object.fromEntries(Object.entries(records[0]?.fields ?? {}).map(([id, { value }]) => [id, value]));

/** Says yes to whatever is read back, and answers only what the opening had left open. */
function finish(rig: VisitRig, rest: Readonly<Record<string, string>>): readonly string[] {
  const asked: string[] = [];
  for (let turns = 0; rig.outcomes.length === 0 && turns < 30; turns++) {
    const { phase } = rig.state;
    const step = phase.at === "visiting" ? phase.step.at : "waiting";
    const answer = rest[rig.question ?? ""];
    if (step !== "asking") rig.says("yes");
    else if (answer === undefined) throw new Error(`asked for ${rig.question} again: ${rig.lastSaid}`);
    else {
      asked.push(rig.question ?? "");
      rig.says(answer);
    }
  }
  return asked;
}

describe.each([
  ["typed", wish],
  ["heard", heard],
])("an opening as it is %s", (_, words) => {
  test("at the greeting fills all it covers after a yes, and only the rest is asked", () => {
    const rig = visit().says(words, "yes");
    expect(finish(rig, { source: "Google" })).toEqual(["source"]);
    expect(values(rig)).toEqual({ ...told, source: "Google" });
  });

  test("while the robot still greets is heard as well", () => {
    const rig = new VisitRig({ bargeIn: true });
    rig.hearsOut = false;
    rig.engage().happen({ type: "speech-started" });
    rig.hearsOut = true;
    rig.says(words, "yes");
    expect(finish(rig, { source: "Google" })).toEqual(["source"]);
    expect(values(rig)).toEqual({ ...told, source: "Google" });
  });

  test("in one breath with the yes counts as both", () => {
    const rig = visit().says(`yes, ${words}`);
    expect(finish(rig, { source: "Google" })).toEqual(["source"]);
    expect(values(rig)).toEqual({ ...told, source: "Google" });
  });

  test("at the first question after the consent fills the same", () => {
    const rig = visit().says("yes", words);
    expect(finish(rig, { source: "Google" })).toEqual(["source"]);
    expect(values(rig)).toEqual({ ...told, source: "Google" });
  });

  test("in the middle of the form fills what is still open", () => {
    const rig = visit().says("yes", "Ana Ruiz", "yes", words);
    expect(finish(rig, { source: "Google" })).toEqual(["source"]);
    expect(values(rig)).toEqual({ ...told, source: "Google" });
  });

  test("leaves nothing behind after a no, not even when the visitor thinks again", () => {
    const rig = visit().says(words, "no");
    expect(JSON.stringify(rig.state.phase)).not.toMatch(/Ruiz|555|Haircut|after five/i);
    rig.says("take my details after all", "yes");
    expect(rig.question).toBe("name");
    expect(rig.lastSaid).toContain("first and last name");
  });

  test("gives every value the words that it was taken from", () => {
    const rig = visit().says(words, "yes");
    finish(rig, { source: "Google" });
    for (const id of Object.keys(told)) {
      expect(rig.records[0]?.fields[id]).toMatchObject({ source: { kind: "utterance", words } });
    }
  });

  test("has nothing counted that was not read back and agreed to", () => {
    const rig = visit().says(words, "yes");
    finish(rig, { source: "Google" });
    for (const id of Object.keys(told)) expect(rig.records[0]?.fields[id]?.confirmed).toBe("read-back");
  });
});

test("an opening with a day and a time fills both, whatever number stands beside them", () => {
  const rig = visit(lawOffice);
  rig.says("I'm Ana Ruiz, I need a will, tomorrow after two, you can call me on 312 555 0143", "yes");
  const rest = { email: "skip", budget: "skip", languages: "skip", notes: "skip" };
  expect(finish(rig, rest)).toEqual(Object.keys(rest));
  expect(values(rig)).toMatchObject({ phone: "+13125550143", day: "2026-01-07", time: "after 14:00" });
});

describe("what an opening leaves open to doubt", () => {
  test("is asked back when its question comes: which of two services", () => {
    const rig = visit().says(
      "I'm Ana Ruiz and I'd like a haircut or maybe a blowout this week",
      "yes",
      "yes",
    );
    rig.says("312 555 0143", "yes");
    expect(rig.lastSaid).toContain("Which one first: Haircut or Blowout?");
    expect(rig.says("the second one", "yes").question).toBe("source");
  });

  test("is asked back when its question comes: which Thursday", () => {
    const rig = visit(lawOffice).says("I'm Ana Ruiz and I need a will next Thursday", "yes", "yes");
    rig.says("312 555 0143", "yes", "skip", "yes", "skip", "skip");
    expect(rig.lastSaid).toContain("Do you mean Thursday, January 8 or Thursday, January 15?");
    expect(rig.says("the second one").lastSaid).toContain("January 15. Is that right?");
  });

  test("may be settled before it is asked back", () => {
    const rig = visit().says("I'd like a haircut or a blowout", "oh, I want the blowout", "yes", "Ana Ruiz");
    expect(rig.says("yes", "312 555 0143", "yes").lastSaid).toContain("Did you mean Blowout?");
  });

  test("is forgotten after a no", () => {
    const rig = visit().says("I'd like a haircut or a blowout", "no");
    expect(JSON.stringify(rig.state.phase)).not.toMatch(/"value":/);
  });
});

test("an opening in the other language is understood in it, and answered in it", () => {
  const rig = visit(lawOffice).says("hola, me llamo Ana Ruiz y necesito un testamento", "sí");
  expect(rig.lastSaid).toContain("Ana Ruiz");
  expect(rig.lastSaid).toContain("¿Es correcto?");
});

test("who only repeats the opening is not asked the same for ever", () => {
  const rig = visit();
  for (let turns = 0; turns < 8 && rig.question === "consent"; turns++) rig.says(wish);
  expect(rig.question).not.toBe("consent");
  expect(rig.records).toEqual([]);
});

describe("what sounds like a no to the consent", () => {
  test.each(["i don't see why not", "no problem"])("%j is a yes", (words) => {
    expect(visit().says(words).question).toBe("name");
  });

  test.each(["no wait yes", "i'd rather not but okay"])("%j is asked about again", (words) => {
    const rig = visit().says(words);
    expect(rig.question).toBe("consent");
    expect(rig.lastSaid).toMatch(/Please say yes or no/);
    expect(rig.says("yes").question).toBe("name");
  });

  test("followed by a yes leads back to it, and no further", () => {
    const rig = visit().says("no", "yes");
    expect(rig.question).toBe("consent");
    expect(rig.says("yes").question).toBe("name");
  });

  test("is one when more was asked meanwhile: a yes then wants to know something", () => {
    const rig = visit().says("no", "what are your hours", "yes");
    expect(rig.question).toBe("serving");
  });

  test.each([
    ["i don't speak english", "en"],
    ["no hablo español", "es"],
  ] as const)("%j is asked in the other language", (words, language) => {
    const rig = visit(salon, { language }).says(words);
    expect(rig.question).toBe("consent");
    expect(rig.lastSaid).toMatch(language === "en" ? /Hola/ : /Hello/);
  });

  test("asks again who speaks no language that the robot does", () => {
    const rig = visit({ ...salon, languages: ["en"] }).says("i don't speak english");
    expect(rig.question).toBe("consent");
  });
});
