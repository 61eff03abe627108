import { expect, test } from "vitest";
import { leadField } from "../../contract/playbook/lead-field.ts";
import { isBlank } from "./blank-text.ts";
import { mistakeIn } from "./lead-input.ts";

const field = (type: string, more = {}) => leadField.parse({ id: "f", label: "F", type, ...more });
const money = field("money", { currency: "USD" });
const choice = field("choice", { options: ["A", "B"] });

test.each([
  [field("text"), "anything"],
  [field("number"), "-1200.5"],
  [money, "1200.50"],
  [field("date"), "2028-02-29"],
  [field("yes-no"), "no"],
  [choice, "B"],
])("%j takes %s", (given, value) => {
  expect(mistakeIn(given, value)).toBeNull();
});

test.each([
  [field("text"), "  "],
  [field("number"), "1,200"],
  [field("number"), "1e9"],
  [field("number"), "9".repeat(16)],
  [money, "10.005"],
  [money, "10.00 USD"],
  [field("date"), "2026-02-29"],
  [field("date"), "24.11.2026"],
  [field("yes-no"), "true"],
  [choice, "b"],
])("%j does not take %s, and says what it wants", (given, value) => {
  expect(mistakeIn(given, value)).toMatch(/^It (must be|is) .+\.$/);
});

test.each([
  "",
  " \t\n",
  "\u00a0\u2003",
  "\u200b\u200c\u200d\u2060\ufeff",
  "\u2800\u3164\u115f",
  "\u202e\u0301",
])("nobody can read %j", (text) => {
  expect(isBlank(text)).toBe(true);
});

test.each(["x", ".", "好", "👍", " – "])("%j can be read", (text) => {
  expect(isBlank(text)).toBe(false);
});
