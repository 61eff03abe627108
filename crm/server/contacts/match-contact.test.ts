import { expect, test } from "vitest";
import { type KnownContact, matchContact } from "./match-contact.ts";

const phone = { kind: "phone", value: "+13125550143" } as const;
const email = { kind: "email", value: "ana@example.com" } as const;
const contact = (id: string, changes: Partial<KnownContact>): KnownContact => ({
  id,
  name: "Ana Ruiz",
  points: [phone],
  lastSeenAt: new Date(0),
  ...changes,
});

test("the same number and a name that may be theirs: the same contact", () => {
  expect(matchContact({ name: "Ana", points: [phone, email] }, [contact("a", {})])).toEqual({
    is: "known",
    contact: "a",
    suspicions: [],
  });
});

test("the same number and another name: somebody else, and a person is asked", () => {
  const known = [contact("a", {}), contact("b", { name: "Luis Ruiz", lastSeenAt: new Date(5) })];
  expect(matchContact({ name: "Eva Ruiz", points: [phone] }, known)).toEqual({
    is: "new",
    suspicions: [{ contact: "b", why: "The same phone number, other names." }],
  });
});

test("the number of one and the address of another: the one that fits, and both are proposed", () => {
  const known = [contact("a", { name: "Ana" }), contact("b", { points: [email] })];
  expect(matchContact({ name: "Ana Ruiz", points: [phone, email] }, known)).toEqual({
    is: "known",
    contact: "b",
    suspicions: [{ contact: "a", why: "One visitor gave details of both." }],
  });
});

test.each([
  ["more in common", { points: [phone, email] }, {}],
  ["seen last", { lastSeenAt: new Date(9) }, {}],
  ["the smaller id, when nothing else tells", {}, {}],
])("of two that fit, the one with %s", (_, better, worse) => {
  const known = [contact("z", worse), contact("a", better)];
  for (const order of [known, [...known].reverse()]) {
    expect(matchContact({ name: null, points: [phone, email] }, order)).toMatchObject({ contact: "a" });
  }
});

test("without a number or an address nobody is recognised", () => {
  expect(matchContact({ name: "Ana Ruiz", points: [] }, [contact("a", {})])).toEqual({
    is: "new",
    suspicions: [],
  });
});
