import { describe, expect, test } from "vitest";
import { lawOffice, VisitRig } from "./visit-rig.ts";

const number = "312 555 0143";
const told = ["yes", "ana ruiz", "yes"];
const toMatter = [...told, number, "yes", "skip"];
/** What is told until the value is read back. */
const readBack = {
  name: told.slice(0, 2),
  phone: [...told, number],
  email: [...told, number, "yes", "ana at gmail dot com"],
  children: [...toMatter, "divorce", "two"],
  budget: [...toMatter, "a will", "five hundred"],
  friday: [...toMatter, "a will", "skip", "english", "friday"],
  three: [...toMatter, "a will", "skip", "english", "tomorrow", "yes", "three"],
} satisfies Readonly<Record<string, readonly string[]>>;

type ReadBack = keyof typeof readBack;

const hearing = (value: ReadBack) => new VisitRig({}, lawOffice).engage().says(...readBack[value]);

describe("a yes with another value: that one is read back", () => {
  test.each<[ReadBack, string, string]>([
    ["name", "yes my name is Anna Reese", "I heard Anna Reese."],
    ["name", "yes Anna Reese", "I heard Anna Reese."],
    ["name", "yes R E E S E", "I heard Ana Reese."],
    ["phone", "yes three one two five five five oh one four four", "(312) 555-0144"],
    ["phone", "yes it ends in four four", "(312) 555-0144"],
    ["phone", "yes but it ends in four four", "(312) 555-0144"],
    ["email", "yes anna at gmail dot com", "anna@gmail.com"],
    ["children", "yes three", "3 children"],
    ["children", "yes and a stepdaughter so three", "3 children"],
    ["budget", "yes six hundred", "$600"],
    ["budget", "sure, up to a thousand dollars", "$1000"],
    ["friday", "okay thursday then", "Thursday, January 8"],
    ["friday", "yes the sixteenth", "Friday, January 16"],
    ["friday", "yes next week", "Which day exactly?"],
    ["friday", "yes but saturday", "On Saturday, January 10 we are closed."],
    ["three", "okay four then", "4 PM"],
    ["three", "yes four", "4 PM"],
    ["three", "yes half past three", "3:30 PM"],
    ["three", "yes in the morning", "before 12 PM"],
    ["three", "yes at eight pm", "That is outside our hours."],
  ])("%s, %j: %j", (value, said, asked) => {
    const rig = hearing(value).says(said);
    expect(rig.lastSaid).toContain(asked);
    expect(rig.question?.replace("confirm-", "")).toBe(hearing(value).question?.replace("confirm-", ""));
  });
});

describe("a yes with the same value, or with none, is a yes", () => {
  test.each<[ReadBack, string]>([
    ["name", "yes thank you"],
    ["name", "yes sweetie"],
    ["name", "yes R U I Z"],
    ["name", "yes Ana Ruiz"],
    ["name", "yes my name is Ana Ruiz"],
    ["name", "yes you got that quickly"],
    ["phone", "yes three one two five five five oh one four three"],
    ["phone", "yes that's my cell"],
    ["phone", "yes call after ten"],
    ["phone", "yes ending in four three"],
    ["email", "yes ana at gmail dot com"],
    ["email", "yes that's the one"],
    ["children", "yes two"],
    ["children", "yes a boy and a girl"],
    ["children", "yes one boy and one girl"],
    ["children", "yes one hundred percent"],
    ["children", "yes that one"],
    ["budget", "yes five hundred dollars"],
    ["budget", "yes that is the most I can spend"],
    ["friday", "yes friday"],
    ["friday", "yes this friday"],
    ["friday", "yes the ninth"],
    ["friday", "yes this week"],
    ["friday", "yes next friday"],
    ["friday", "yes at two"],
    ["three", "yes three"],
    ["three", "yes three pm"],
    ["three", "yes in the afternoon"],
    ["three", "yes tomorrow at three"],
    ["three", "yes that one"],
    ["three", "yes after lunch"],
    ["three", "yes that works for me"],
  ])("%s, %j", (value, said) => {
    const before = hearing(value).question;
    const rig = hearing(value).says(said);
    expect(rig.question).not.toBe(before);
    expect(rig.lastSaid).toMatch(/^(Got it|Nice to meet you)/);
  });
});
