import fc from "fast-check";
import { expect, test } from "vitest";
import { contactPointIn } from "./contact-point.ts";

test.each([
  ["+1 312 555 0143", null, "phone", "+13125550143"],
  ["(312) 555-0143", "US", "phone", "+13125550143"],
  ["612 34 56 78", "ES", "phone", "+34612345678"],
  ["  Ana.Ruiz@Example.COM ", null, "email", "ana.ruiz@example.com"],
  ["jürgen@müller.example", "DE", "email", "jürgen@müller.example"],
])("%j from %s is the %s %s", (text, region, kind, value) => {
  expect(contactPointIn(text, region)).toEqual({ kind, value });
});

test.each([
  ["(312) 555-0143", null],
  ["(312) 555-0143", "Atlantis"],
  ["12", "US"],
  ["call me", "US"],
  ["", "US"],
  ["ana@", "US"],
  ["ana@example", "US"],
  ["ana@@example.com", "US"],
  ["a b@example.com", "US"],
  ["Ana <ana@example.com>", "US"],
  [`${"a".repeat(250)}@example.com`, "US"],
  ["1".repeat(2000), "US"],
])("%j from %s reaches nobody", (text, region) => {
  expect(contactPointIn(text, region)).toBeNull();
});

test("what was normalised once stays as it is, wherever it is read", () => {
  const texts = fc.oneof(fc.string(), fc.emailAddress(), fc.stringMatching(/^\+?[\d ()-]{5,20}$/));
  fc.assert(
    fc.property(texts, fc.constantFrom("US", "ES", "DE", "MX"), (text, region) => {
      const point = contactPointIn(text, region);
      if (point) expect(contactPointIn(point.value, null)).toEqual(point);
    }),
  );
});
