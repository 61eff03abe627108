import fc from "fast-check";
import { expect, test } from "vitest";
import { type Letter, mailOf } from "./letter.ts";

const letter: Letter = {
  subject: "Contact the visitor: Ada",
  opening: "This lead is yours.",
  sections: [
    { title: "Who", lines: ["Ada", "+12025550123"] },
    { title: "Tags", lines: [] },
  ],
  link: { label: "Open the lead", url: "https://crm.example/#/leads/1" },
  closing: "Sent by a rule.",
};

test("a mail says the same in text and in HTML, and leaves out what is empty", () => {
  const { text, html } = mailOf(letter);
  expect(text).toBe(
    [
      "This lead is yours.",
      "Who:\n  Ada\n  +12025550123",
      "Open the lead: https://crm.example/#/leads/1",
      "-- \nSent by a rule.",
    ].join("\n\n"),
  );
  expect(html).toContain("<li>+12025550123</li>");
  expect(html).not.toContain("Tags");
});

test("what a visitor said is never markup", () => {
  const { html } = mailOf({
    ...letter,
    sections: [{ title: "Said", lines: ['<img src=x onerror="alert(1)">'] }],
  });
  expect(html).not.toContain("<img");
  expect(html).toContain("&#60;img");
});

test("whatever a visitor is called, a subject is one line of bounded length", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (name) => {
      const { subject } = mailOf({ ...letter, subject: `Call: ${name}\r\nBcc: all@example.com` });
      expect(subject).not.toMatch(/[\r\n\u2028\u2029\0]/);
      expect(Array.from(subject).length).toBeLessThanOrEqual(150);
      expect(() => encodeURIComponent(subject)).not.toThrow();
    }),
  );
});
