import { describe, expect, test } from "vitest";
import { lawOffice, salon } from "../visit-rig.ts";
import { allNamedIn, pickIn } from "./choice.ts";
import { sayingOf } from "./saying.ts";

const service = (words: string, language: "en" | "es" = "en") =>
  pickIn(sayingOf(words), salon.services, language, 0.7);
const source = (words: string) => pickIn(sayingOf(words), salon.sources, "en", 0.7);
const matter = (words: string) => pickIn(sayingOf(words), lawOffice.services, "en", 0.7);
const timeline = (words: string) => pickIn(sayingOf(words), salon.timelines, "en", 0.7);

describe("what is denied is not picked", () => {
  test.each([
    "I don't want a haircut",
    "I'm not here for color",
    "cancel my haircut appointment",
    "I really don't need any color",
    "I don't want to get any color",
    "anything but color",
    "color is not an option",
    "color, no",
    "everything except color",
  ])("of the services in %j", (words) => {
    expect(service(words).kind).toBe("none");
  });

  test.each(["no quiero un corte", "no vengo por un tinte", "cancele mi corte", "ni corte ni mechas"])(
    "of the services in %j",
    (words) => {
      expect(service(words, "es").kind).toBe("none");
    },
  );

  test.each(["I don't use Google", "it wasn't Instagram", "I didn't find you on Instagram"])(
    "of the sources in %j",
    (words) => {
      expect(source(words).kind).toBe("none");
    },
  );

  test("of the matters in what it is not about", () => {
    expect(matter("it's not about a divorce").kind).toBe("none");
  });

  test.each([
    "this week is bad",
    "call me later",
    "ask me later",
    "not this week",
    "this week doesn't work",
    "I won't be here this week",
    "I don't have time this week",
    "I am busy this week",
    "this week I am on vacation",
  ])("of the times in %j", (words) => {
    expect(timeline(words).kind).toBe("none");
  });
});

describe("what is wished for beside it is picked", () => {
  test.each([
    ["not a haircut but color", "color"],
    ["I don't need color I need a cut", "haircut"],
    ["color instead of a haircut", "color"],
    ["can you call me about color", "color"],
    ["not only highlights", "color"],
    ["I'm not happy with my color", "color"],
    ["I don't want to wait, a haircut please", "haircut"],
  ])("in %j", (words, id) => {
    expect(service(words)).toMatchObject({ kind: "certain", choice: { id } });
  });

  test.each([
    ["I don't have a green card", "immigration"],
    ["I can't get a visa", "immigration"],
    ["I did not get my inheritance", "wills"],
    ["it's not my fault it was an accident", "injury"],
    ["the divorce is not final", "family"],
    ["my ex does not pay child support", "family"],
    ["it's not about a divorce it's about a will", "wills"],
  ])("in %j", (words, id) => {
    expect(matter(words)).toMatchObject({ kind: "certain", choice: { id } });
  });

  test("after the but that sets it against the rest", () => {
    const words = "I'm in no rush but next week would be nice";
    expect(timeline(words)).toMatchObject({ kind: "certain", choice: { id: "this-month" } });
  });

  test.each(["I was going to say color but a haircut", "a haircut but color too"])(
    "after a but that denies nothing both are: %j",
    (words) => {
      expect(service(words)).toMatchObject({ kind: "either" });
    },
  );

  test("is asked back where it was denied as well", () => {
    expect(service("I don't want a haircut just a trim")).toMatchObject({ kind: "likely" });
    expect(timeline("not this week but soon")).toMatchObject({ kind: "likely" });
  });
});

describe("of several choices", () => {
  const question = lawOffice.form.find(({ id }) => id === "languages");
  const choices =
    question?.type === "several" && typeof question.choices === "object" ? question.choices : [];
  const named = (words: string, language: "en" | "es") =>
    allNamedIn(sayingOf(words), choices, language).map(({ id }) => id);

  test.each([
    ["I don't speak Spanish", []],
    ["neither Spanish nor Polish", []],
    ["I don't speak Spanish or Polish", []],
    ["only English I never learned Spanish", ["english"]],
    ["my wife speaks Polish I speak English", ["english"]],
    ["English but not Polish", ["english"]],
    ["English I do not speak Spanish", ["english"]],
    ["I don't speak anything but English", ["english"]],
    ["nothing but English", ["english"]],
    ["English but Polish only a little", ["english", "polish"]],
    ["not only English but also Polish", ["english", "polish"]],
    ["English and Spanish too", ["english", "spanish"]],
  ])("%j names %j", (words, ids) => {
    expect(named(words, "en")).toEqual(ids);
  });

  test.each([
    ["no hablo polaco", []],
    ["ni inglés ni polaco", []],
    ["hablo español pero no inglés", ["spanish"]],
    ["mi esposa habla polaco yo hablo español", ["spanish"]],
  ])("%j names %j", (words, ids) => {
    expect(named(words, "es")).toEqual(ids);
  });
});
