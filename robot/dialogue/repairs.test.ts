import { describe, expect, test } from "vitest";
import type { Language } from "../kernel/vocabulary.ts";
import { touchUntil } from "./touching-visitor.ts";
import { lawOffice, salon, VisitRig } from "./visit-rig.ts";

/** Every state in which a visitor may want something else than to answer, reached by touch in either language. */
const states = {
  "at the consent": (language) => visit(language),
  "asked for a name": (language) => asked(language, "name"),
  "asked for a phone number": (language) => asked(language, "phone"),
  "asked for an e-mail address": (language) => asked(language, "email"),
  "asked for a choice": (language) => asked(language, "matter"),
  "asked for a number": (language) => asked(language, "children", { matter: "family" }),
  "asked for a day that lies behind": (language) => asked(language, "accident-date", { matter: "injury" }),
  "asked for a yes or a no": (language) => asked(language, "treated", { matter: "injury" }),
  "asked for an amount of money": (language) => asked(language, "budget"),
  "asked for several choices": (language) => asked(language, "languages"),
  "asked for a day": (language) => asked(language, "day"),
  "asked for a time": (language) => asked(language, "time"),
  "asked for a note": (language) => asked(language, "notes"),
  "asked how to be reached": (language) => touchUntil(visit(language, salon), "contact"),
  "hearing a name read back": (language) => asked(language, "name").says("Ana Ruiz"),
  "hearing a number read back": (language) => asked(language, "phone").says("312 555 0199"),
  "told about the parking": (language) =>
    asked(language, "phone").says(language === "es" ? "hay estacionamiento" : "where can i park"),
  "at the review": (language) => asked(language, "review"),
  "checking in": (language) =>
    visit(language)
      .touches("yes")
      .says(language === "es" ? "tengo una cita" : "I have an appointment"),
  "served after a no": (language) => visit(language).touches("no"),
  "thanked at the end": (language) => touchUntil(visit(language), null),
} satisfies Readonly<Record<string, (language: Language) => VisitRig>>;

type State = keyof typeof states;
// An object has no more keys than are written down above.
const everyState = Object.keys(states) as State[];
const without = (...left: readonly State[]) => everyState.filter((state) => !left.includes(state));

function visit(language: Language, profile = lawOffice): VisitRig {
  return new VisitRig({ language }, profile).engage();
}

function asked(language: Language, question: string, choices?: Readonly<Record<string, string>>): VisitRig {
  return touchUntil(visit(language), question, choices);
}

/** In words that differ from state to state, so that none is tried in one place alone. */
const wishes: Readonly<Record<string, Readonly<Record<Language, readonly string[]>>>> = {
  repeat: { en: ["could you repeat that", "say that again please"], es: ["repita por favor", "otra vez"] },
  help: { en: ["help", "what can I say"], es: ["ayuda", "qué puedo decir"] },
  who: { en: ["who are you", "are you a robot"], es: ["quién eres", "es usted un robot"] },
  recording: { en: ["are you recording me", "what do you record"], es: ["me está grabando"] },
  person: { en: ["get me a person please", "I want to talk to a human"], es: ["hablar con una persona"] },
  pause: { en: ["hold on a second", "just a moment please"], es: ["espere un momento"] },
  slower: { en: ["slower please", "can you slow down"], es: ["más despacio por favor"] },
  louder: { en: ["louder please", "I can't hear you"], es: ["más alto por favor", "no le oigo"] },
  language: {
    en: ["in Spanish please", "¿habla español?"],
    es: ["en inglés por favor", "in English please"],
  },
  cancel: { en: ["cancel that please", "never mind"], es: ["cancelar", "olvídelo"] },
  takenBack: { en: ["tomorrow at three, oh never mind"], es: ["mañana a las tres, no, olvídelo"] },
  startOver: { en: ["can we start over", "start again please"], es: ["empezar de nuevo por favor"] },
  goodbye: { en: ["sorry, I really have to go, bye"], es: ["me tengo que ir, adiós"] },
  rude: { en: ["you stupid idiot"], es: ["idiota"] },
};

const cases = (among: readonly State[], wish: string) =>
  among.flatMap((state) =>
    (["en", "es"] as const).flatMap((language) =>
      (wishes[wish]?.[language] ?? []).map((words) => ({ state, language, words })),
    ),
  );
const stepOf = ({ state: { phase } }: VisitRig) => (phase.at === "visiting" ? phase.step.at : phase.at);
const answersOf = ({ state: { phase } }: VisitRig) =>
  phase.at === "visiting"
    ? Object.fromEntries(Object.entries(phase.visit.answers).map(([id, { value }]) => [id, value]))
    : {};

/** Says it, and expects to be where the visitor was, with nothing learned. */
function aside(
  state: State,
  language: Language,
  words: string,
): { rig: VisitRig; before: string; new: string[] } {
  const rig = states[state](language);
  const at = { step: stepOf(rig), question: rig.question, answers: answersOf(rig) };
  const [before, said] = [rig.lastSaid, rig.said.length];
  rig.says(words);
  expect({ step: stepOf(rig), question: rig.question, answers: answersOf(rig) }).toEqual(at);
  return { rig, before, new: rig.said.slice(said) };
}

describe("wherever the conversation is", () => {
  test.each(cases(everyState, "repeat"))(
    "$state, $words: says the same again",
    ({ state, language, words }) => {
      const { rig, before } = aside(state, language, words);
      expect(rig.lastSaid).toBe(before);
    },
  );

  test.each(cases(everyState, "help"))(
    "$state, $words: says what can be said",
    ({ state, language, words }) => {
      expect(aside(state, language, words).new).toHaveLength(1);
    },
  );

  test.each(cases(everyState, "who"))(
    "$state, $words: says that it is a robot",
    ({ state, language, words }) => {
      expect(aside(state, language, words).rig.lastSaid).toMatch(/I am Stella, a robot|Soy Stella, un robot/);
    },
  );

  test.each(cases(everyState, "recording"))(
    "$state, $words: says what it records",
    ({ state, language, words }) => {
      expect(aside(state, language, words).rig.lastSaid).toMatch(/I note your answers|Anoto sus respuestas/);
    },
  );

  test.each(cases(everyState, "pause"))("$state, $words: waits in silence", ({ state, language, words }) => {
    const { rig } = aside(state, language, words);
    const said = rig.said.length;
    rig.staysSilent(20_000);
    expect(rig.said).toHaveLength(said);
    expect(stepOf(rig)).not.toBe("waiting");
  });

  test.each([...cases(everyState, "slower"), ...cases(everyState, "louder")])(
    "$state, $words: changes its voice and says it again",
    ({ state, language, words }) => {
      const { rig, new: said } = aside(state, language, words);
      expect(rig.effects).toContainEqual(expect.objectContaining({ type: "voice" }));
      expect(said).toHaveLength(1);
    },
  );

  test.each(cases(everyState, "language"))(
    "$state, $words: goes on in the other language",
    ({ state, language, words }) => {
      const { rig } = aside(state, language, words);
      const { phase } = rig.state;
      expect(phase.at === "visiting" && phase.visit.language).toBe(language === "en" ? "es" : "en");
    },
  );

  test.each(cases(everyState, "rude"))(
    "$state, $words: learns nothing and goes on",
    ({ state, language, words }) => {
      aside(state, language, words);
    },
  );

  test.each(cases(everyState, "person"))(
    "$state, $words: has a person called",
    ({ state, language, words }) => {
      const rig = states[state](language).says(words);
      expect(rig.effects).toContainEqual({ type: "alert-staff", reason: "a visitor asks for a person" });
      expect(rig.lastSaid).toMatch(/colleague to come|llamando a un colega/);
    },
  );
});

describe("wherever nothing is stored yet", () => {
  const open = without("thanked at the end");

  test.each([...cases(open, "cancel"), ...cases(open, "takenBack")])(
    "$state, $words: forgets everything",
    ({ state, language, words }) => {
      const rig = states[state](language).says(words);
      expect(rig.records).toEqual([]);
      expect(rig.outcomes).toEqual([state === "served after a no" ? "declined" : "abandoned"]);
      rig.staysSilent();
      expect(rig.state.phase).toEqual({ at: "waiting" });
    },
  );

  test.each(cases(open, "startOver"))(
    "$state, $words: begins anew, with nothing told",
    ({ state, language, words }) => {
      const rig = states[state](language).says(words);
      expect(rig.question).toBe("consent");
      expect(answersOf(rig)).toEqual({});
      expect(rig.records).toEqual([]);
    },
  );

  test.each(cases(open, "goodbye"))("$state, $words: ends the visit", ({ state, language, words }) => {
    const rig = states[state](language).says(words);
    expect(rig.outcomes).toHaveLength(1);
    // The profile keeps what was told by somebody who can be reached.
    for (const record of rig.records) expect(Object.keys(record.fields)).toContain("phone");
  });
});

test.each(["cancel", "never mind", "bye", "start over"])("thanked at the end, %j leaves at once", (words) => {
  const rig = states["thanked at the end"]("en").says(words);
  expect(rig.state.phase).toEqual({ at: "waiting" });
  expect(rig.records).toHaveLength(1);
});

describe("going back and leaving out", () => {
  test.each<[State, string]>([
    ["at the consent", "consent"],
    ["asked for a name", "consent"],
    ["asked for a phone number", "name"],
    ["asked for an e-mail address", "phone"],
    ["asked for a choice", "email"],
    ["asked for a number", "matter"],
    ["asked for a day that lies behind", "matter"],
    ["asked for a yes or a no", "accident-date"],
    ["asked for an amount of money", "children"],
    ["asked for several choices", "budget"],
    ["asked for a day", "languages"],
    ["asked for a time", "day"],
    ["asked for a note", "time"],
    ["hearing a name read back", "name"],
    ["hearing a number read back", "phone"],
    ["told about the parking", "name"],
    ["at the review", "notes"],
    ["checking in", "consent"],
    ["served after a no", "consent"],
  ])('%s, "go back" asks for %s', (state, question) => {
    expect(states[state]("en").says("can we go back").question).toBe(question);
    expect(states[state]("es").says("atrás por favor").question).toBe(question);
    expect(states[state]("en").presses("back").question).toBe(question);
  });

  test.each<[State, string]>([
    ["asked for an e-mail address", "matter"],
    ["asked for an amount of money", "languages"],
    ["asked for several choices", "day"],
    ["asked for a note", "review"],
  ])('%s, "skip" leaves it out and asks for %s', (state, question) => {
    expect(states[state]("en").says("skip that one please").question).toBe(question);
    expect(states[state]("es").says("saltar por favor").question).toBe(question);
  });

  test.each<State>([
    "at the consent",
    "asked for a name",
    "asked for a phone number",
    "asked for a choice",
    "asked for a number",
    "asked for a yes or a no",
    "asked for a day",
    "asked for a time",
    "checking in",
  ])('%s, "skip" says why it cannot be left out, and does so for a while only', (state) => {
    const { rig } = aside(state, "en", "skip");
    expect(rig.lastSaid).toContain("I need that one");
    for (let times = 0; times < 12 && rig.outcomes.length === 0 && stepOf(rig) === "asking"; times++)
      rig.says("skip");
    expect(stepOf(rig)).not.toBe("asking");
  });
});

describe("once the name is told", () => {
  const told = without(
    "at the consent",
    "asked for a name",
    "hearing a name read back",
    "checking in",
    "served after a no",
    "thanked at the end",
  );

  test.each(
    told.flatMap((state) =>
      (["change the name", "sorry, my name is wrong", "I'd like to correct my name"] as const).map(
        (words) => ({ state, words }),
      ),
    ),
  )('$state, "$words" asks for it again', ({ state, words }) => {
    const rig = states[state]("en").says(words);
    expect(rig.question).toBe("name");
    expect(answersOf(rig)).not.toHaveProperty("name");
  });

  test.each(told.map((state) => ({ state })))('$state, "my name is Anna Ruiz" is read back', ({ state }) => {
    const rig = states[state]("en").says("change my name to Anna Ruiz");
    expect(rig.lastSaid).toContain("Anna Ruiz. Is that right?");
    expect(rig.says("yes").question).not.toBe("name");
  });

  test.each(told.map((state) => ({ state })))('$state, "cambie el nombre" asks for it again', ({ state }) => {
    expect(states[state]("es").says("cambie el nombre por favor").question).toBe("name");
  });

  test("thanked at the end, a person is brought who can change it", () => {
    const rig = states["thanked at the end"]("en").says("my name is wrong");
    expect(rig.effects).toContainEqual(expect.objectContaining({ type: "alert-staff" }));
  });
});
