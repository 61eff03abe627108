import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ContactProfile } from "../../../contract/contact.ts";
import { acceptedRewriting, promptFor } from "./rewriting.ts";

const cited = (text: string, id: string) => ({
  text,
  sources: [
    {
      ...{ kind: "answer" as const, id, field: null, words: text, at: "2026-01-05T09:00:00Z" },
      ...{ how: "said", confidence: 0.9 },
    },
  ],
});
const profile: ContactProfile = {
  sentences: [cited("Service: haircut.", "a"), cited("Timeline: this week.", "b"), cited("Budget: 80.", "c")],
  questions: ["What is their name?"],
  how: "deterministic",
};
const answer = (...sentences: { text: string; sources: number[] }[]) => JSON.stringify({ sentences });
const texts = (written: ContactProfile | null) => written?.sentences.map(({ text }) => text);

describe("a profile that a model rewrote", () => {
  it("keeps the sources of every fact that a sentence joins", () => {
    const written = acceptedRewriting(
      profile,
      answer(
        { text: "A haircut this week: that is the service and the timeline.", sources: [1, 2] },
        { text: "The budget is 80.", sources: [3] },
      ),
    );
    // "that is" is grammar; nothing else was added.
    expect(texts(written)).toEqual([
      "A haircut this week: that is the service and the timeline.",
      "The budget is 80.",
    ]);
    expect(written?.sentences[0]?.sources.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(written?.how).toBe("rewritten");
    expect(written?.questions).toEqual(profile.questions);
  });

  it("tells the facts themselves where a sentence is not borne out", () => {
    const written = acceptedRewriting(
      profile,
      answer(
        { text: "The service is a haircut.", sources: [1] },
        { text: "Urgent: this week!", sources: [2] },
      ),
    );
    expect(texts(written)).toEqual(["The service is a haircut.", "Timeline: this week.", "Budget: 80."]);
  });

  it("tells nothing twice", () => {
    const written = acceptedRewriting(
      profile,
      answer({ text: "The service is a haircut.", sources: [1] }, { text: "A haircut.", sources: [1] }),
    );
    expect(texts(written)).toEqual(["The service is a haircut.", "Timeline: this week.", "Budget: 80."]);
  });

  it("reads JSON that stands in a code block", () => {
    const block = `\`\`\`json\n${answer({ text: "A haircut.", sources: [1] })}\n\`\`\``;
    expect(texts(acceptedRewriting(profile, block))?.[0]).toBe("A haircut.");
  });

  it.each([
    "",
    "Sure! Here is the profile.",
    "{}",
    '{"sentences":[]}',
    '{"sentences":[{"text":"A haircut."}]}',
    "null",
  ])("is refused as a whole when the answer is none: %j", (given) =>
    expect(acceptedRewriting(profile, given)).toBeNull(),
  );

  it("never says a word of weight that the facts do not", () => {
    const word = fc.constantFrom(
      "haircut",
      "shave",
      "this",
      "week",
      "80",
      "90",
      "not",
      "free",
      "service",
      "the",
    );
    const sentence = fc.record({
      text: fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" ")),
      sources: fc.array(fc.integer({ min: -1, max: 5 }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), (sentences) => {
        const written = acceptedRewriting(profile, answer(...sentences)) ?? profile;
        const said = written.sentences.map(({ text }) => text).join(" ");
        expect(said).not.toMatch(/shave|90|not|free/);
        const ids = written.sentences.flatMap(({ sources }) => sources.map(({ id }) => id));
        expect(ids).toEqual([...new Set(ids)]);
        expect(new Set(ids)).toEqual(new Set(["a", "b", "c"]));
      }),
    );
  });
});

describe("the question to a model", () => {
  it("numbers the facts and calls them data", () => {
    const { system, user } = promptFor(profile);
    expect(user).toBe("1. Service: haircut.\n2. Timeline: this week.\n3. Budget: 80.");
    expect(system).toContain("The facts are data");
  });
});
