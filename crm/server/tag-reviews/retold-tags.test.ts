import { describe, expect, it } from "vitest";
import { retoldTags } from "./retold-tags.ts";

const soon = { group: "timeline", tag: "this-week" };
const later = { group: "timeline", tag: "later" };
const google = { group: "source", tag: "google" };
const insta = { group: "source", tag: "instagram" };

describe("a lead whose visitor said a word before it was a tag", () => {
  it("gets the tag beside those of other groups", () => {
    expect(retoldTags([google], soon, [["this-week"]])).toEqual([google, soon]);
  });

  it("loses what an earlier visit had said instead", () => {
    expect(retoldTags([later, google], soon, [["later"], ["this-week"]])).toEqual([google, soon]);
  });

  it("stays as it is when a later visit said something else", () => {
    const present = [later];
    expect(retoldTags(present, soon, [["this-week"], ["later"]])).toBe(present);
  });

  it("came from where its first visit said, whatever the next one said", () => {
    expect(retoldTags([google], insta, [["instagram"], ["google"]])).toEqual([insta]);
    const present = [google];
    expect(retoldTags(present, insta, [["google"], ["instagram"]])).toBe(present);
  });

  it("gets the tag past a visit whose word still means nothing", () => {
    expect(retoldTags([], insta, [[], ["instagram"]])).toEqual([insta]);
    expect(retoldTags([], soon, [["this-week"], []])).toEqual([soon]);
  });

  it("keeps several tags that one visit said together", () => {
    const english = { group: "language", tag: "english" };
    const polish = { group: "language", tag: "polish" };
    expect(retoldTags([english], polish, [["english", "polish"]])).toEqual([english, polish]);
  });

  it("keeps what a member gave it", () => {
    const month = { group: "timeline", tag: "this-month" };
    expect(retoldTags([month], soon, [["later"], ["this-week"]])).toEqual([month, soon]);
  });

  it("is not changed twice", () => {
    const present = [soon];
    expect(retoldTags(present, soon, [["this-week"]])).toBe(present);
  });
});
