import fc from "fast-check";
import { expect, test } from "vitest";
import { type Act, acts, profiles } from "../../test/conversations/random-visitor.ts";
import type { Question } from "../kernel/intake-question.ts";
import { salon, VisitRig } from "./visit-rig.ts";

const visits = fc.array(acts, { maxLength: 40 });

/** Lines that mean one thing, and the questions of which types they may answer. A note may be anything. */
const unmistakable: Readonly<Record<string, readonly Question["type"][]>> = {
  "three one two five five five oh one four three": ["phone", "contact", "text"],
  "ana at gmail dot com": ["email", "contact", "text"],
  "two hundred dollars": ["money", "text"],
  "english and spanish": ["several", "text"],
  instagram: ["choice", "text"],
  "next tuesday at half past three": ["date", "time", "choice", "text"],
  "my name is Bob Miller": ["name", "text"],
};

test("every value has a source, and the source is what this visitor said, or a touch of theirs", () => {
  fc.assert(
    fc.property(visits, profiles, (performed, profile) => {
      const rig = new ListeningRig({}, profile).engage();
      for (const act of performed) act(rig);
      rig.leaves();
      const told = rig.heard.map((line) => line.trim());
      for (const { fields, consent } of rig.records) {
        for (const { source } of [consent, ...Object.values(fields)]) {
          if (source.kind === "touch") expect(source.at).toMatch(/^2026-/);
          else for (const words of source.words.split(" … ")) expect(told).toContain(words);
        }
      }
    }),
    { numRuns: 200, seed: 7 },
  );
});

test("what can only answer one question is never kept under another", () => {
  const said = fc.constantFrom(
    ...Object.keys(unmistakable),
    "yes",
    "no",
    "skip",
    "Ana Ruiz",
    "a will",
    "a haircut",
  );
  fc.assert(
    fc.property(fc.array(said, { maxLength: 40 }), profiles, (lines, profile) => {
      const rig = new VisitRig({ missesBeforeHandover: 10 }, profile).engage();
      rig.says("yes", ...lines).leaves();
      const questions = [...profile.form, ...(profile.checkIn ?? [])];
      for (const [id, { source }] of rig.records.flatMap(({ fields }) => Object.entries(fields))) {
        if (source.kind === "touch") continue;
        // Where no choice is called so, it may be somebody's name, which is read back.
        if (source.words === "instagram" && profile.sources.length === 0) continue;
        const may = unmistakable[source.words];
        const { type } = questions.find((question) => question.id === id) ?? {};
        if (may && type) expect(may, `${source.words} under ${id}`).toContain(type);
      }
    }),
    { numRuns: 200, seed: 7 },
  );
});

test("a visitor who declines leaves nothing, from that moment on", () => {
  fc.assert(
    fc.property(visits, profiles, (performed, profile) => {
      const rig = new VisitRig({}, profile).engage();
      for (const act of performed) {
        act(rig);
        const { phase } = rig.state;
        if (phase.at !== "visiting" || phase.step.at !== "serving") continue;
        const { answers, volunteered, unsettled, openQuestions, consent } = phase.visit;
        expect({ answers, volunteered, unsettled, openQuestions, consent }).toEqual({
          answers: {},
          volunteered: {},
          unsettled: {},
          openQuestions: [],
          consent: null,
        });
        const records = rig.records.length;
        rig.leaves();
        expect(rig.records).toHaveLength(records);
      }
    }),
    { numRuns: 200, seed: 7 },
  );
});

test.each<[string, Act]>([
  ["falls silent", (rig) => rig.staysSilent(120_000)],
  ["mumbles on and on", (rig) => rig.mumbles()],
  ["says nothing that makes sense", (rig) => rig.says("xyzzy plugh")],
  ["swears on and on", (rig) => rig.says("you idiot")],
  ["skips whatever is asked", (rig) => rig.says("skip")],
])("wherever it is, a visit comes to its end with somebody who %s", (_, act) => {
  fc.assert(
    fc.property(visits, profiles, (performed, profile) => {
      const rig = new VisitRig({}, profile).engage();
      for (const each of performed) each(rig);
      for (let turns = 0; turns < 120 && !hasEnded(rig); turns++) act(rig);
      // All has been said; the screen is wiped when it has been quiet.
      if (!hasEnded(rig)) throw new Error(`does not end at ${rig.question}: ${rig.lastSaid}`);
    }),
    { numRuns: 60, seed: 7 },
  );
});

test("wherever it is, who is not understood is not asked in the same words again", () => {
  fc.assert(
    fc.property(visits, profiles, (performed, profile) => {
      const rig = new VisitRig({}, profile).engage();
      for (const act of performed) act(rig);
      for (let turns = 0; turns < 8; turns++) {
        const before = { said: rig.said.length, last: rig.lastSaid, question: rig.question };
        if (hasEnded(rig)) return;
        rig.mumbles();
        if (turns > 0 && rig.question === before.question && rig.said.length > before.said) {
          expect(rig.lastSaid).not.toBe(before.last);
        }
      }
    }),
    { numRuns: 200, seed: 7 },
  );
});

test("a record never mixes two people, whoever comes while the first is served", () => {
  const [first, second] = [
    ["yes", "Ana Ruiz", "312 555 0143", "a haircut", "instagram", "this week", "go back", "no"],
    ["sure", "Bob Miller", "617 555 0924", "color", "a friend", "next month", "previous one", "nope"],
  ];
  const lineOf = (lines: readonly string[]) => fc.array(fc.constantFrom(...lines), { maxLength: 25 });
  const comes = fc.constantFrom("visitor-engaged", "somebody-waits", null);
  fc.assert(
    fc.property(
      lineOf(first ?? []),
      lineOf(second ?? []),
      comes,
      fc.boolean(),
      (one, other, meanwhile, byTouch) => {
        const rig = new VisitRig({}, salon).engage();
        for (const [at, line] of one.entries()) {
          rig.says(line);
          if (at === 3 && meanwhile === "visitor-engaged") rig.engage();
          if (at === 3 && meanwhile === "somebody-waits") rig.happen({ type: "somebody-waits" });
        }
        rig.leaves();
        const ofTheFirst = rig.records.length;
        rig.engage();
        if (byTouch) rig.touches("yes");
        rig.says(...other).leaves();
        const [early, late] = [rig.records.slice(0, ofTheFirst), rig.records.slice(ofTheFirst)];
        expect(JSON.stringify(early)).not.toMatch(/Miller|\+1617|Color|A friend|nope|sure/);
        expect(JSON.stringify(late)).not.toMatch(/Ruiz|\+1312|Haircut|Instagram|This week/);
      },
    ),
    { numRuns: 60, seed: 7 },
  );
});

function hasEnded({ state: { phase } }: VisitRig): boolean {
  return phase.at !== "visiting" || phase.step.at === "done";
}

/** Keeps what was said to it. */
class ListeningRig extends VisitRig {
  readonly heard: string[] = [];

  override says(...lines: readonly string[]): this {
    this.heard.push(...lines);
    return super.says(...lines);
  }
}
