import { describe, expect, test } from "vitest";
import { contactName, isSameName, mayBeOnePerson } from "./person-name.ts";

describe("two names", () => {
  test.each([
    ["Ana", "Ana Ruiz"],
    ["A. Ruiz", "Ana Ruiz"],
    ["RUÍZ, Ana", "ana ruiz"],
    ["José", "Jose"],
    ["Ana María Ruiz", "Ana Ruiz"],
    [null, "Ana"],
    ["…", "Ana"],
    ["李雷", "李雷"],
  ])("%s and %s may be one person", (one, other) => {
    expect([mayBeOnePerson(one, other), mayBeOnePerson(other, one)]).toEqual([true, true]);
  });

  test.each([
    ["Ana Ruiz", "Eva Ruiz"],
    ["Maria Lopez", "Mario Lopez"],
    ["Ana Ruiz", "Ana Gomez"],
    ["A. A.", "Ana Ruiz"],
    ["Ann", "Anna"],
  ])("%s and %s are two people", (one, other) => {
    expect([mayBeOnePerson(one, other), mayBeOnePerson(other, one)]).toEqual([false, false]);
  });

  test("are the same without regard to order, case and accents, and unknown ones are not", () => {
    expect(isSameName("Ruíz, Ana", "ana RUIZ")).toBe(true);
    expect(isSameName("Ana", "Ana Ruiz")).toBe(false);
    expect(isSameName(null, null)).toBe(false);
  });
});

test("a contact is called as they said, in one line and not endlessly", () => {
  expect(contactName("  Ana \n Ruiz ")).toBe("Ana Ruiz");
  expect(contactName(" ?! ")).toBeNull();
  expect(contactName(undefined)).toBeNull();
  expect(contactName(`A${"👩‍🎤".repeat(500)}`)).not.toMatch(/[\ud800-\udbff]$/);
  expect(contactName("x".repeat(2000))).toHaveLength(200);
});
