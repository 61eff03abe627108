import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { type BusinessProfile, parseProfile } from "../../kernel/business-profile.ts";
import { type Inquiry, inquiryIn } from "./inquiry.ts";
import { sayingOf } from "./saying.ts";

const questionsByLabel = z.record(z.string(), z.array(z.string()));

const salon = parseProfile(textOf("../../../launch/profiles/salon.yaml"), "salon.yaml");
const atTheSalon = questionsByLabel.parse(parse(textOf("testing/asked-questions.yaml")));
const dentist = z
  .strictObject({ faqs: questionsByLabel, asked: questionsByLabel })
  .parse(parse(textOf("testing/asked-at-the-dentist.yaml")));

test("most of what people ask a salon finds its answer, and hardly anything a wrong one", () => {
  const { right, wrong, asked } = score(atTheSalon, salon);
  expect(asked).toBe(144);
  expect(right / asked).toBeGreaterThanOrEqual(0.88);
  expect(wrong.length / asked, wrong.join("\n")).toBeLessThanOrEqual(0.03);
});

test("questions to a business that nothing was tuned on do nearly as well", () => {
  const faqs = Object.entries(dentist.faqs).map(([id, en]) => ({
    id,
    questions: { en, es: [] },
    answer: { en: "Please ask at the desk." },
  }));
  const { right, wrong, asked } = score(dentist.asked, { ...salon, faqs });
  expect(right / asked).toBeGreaterThanOrEqual(0.85);
  expect(wrong.length / asked, wrong.join("\n")).toBeLessThanOrEqual(0.03);
});

test.each([
  ["¿dónde puedo estacionar el coche?", "parking"],
  ["aceptan tarjetas de crédito", "cards"],
  ["cuánto cuesta un corte", "price"],
  ["a qué hora abren el sábado", "hours"],
  ["cómo estás", "well-being"],
  ["muchas gracias", "thanks"],
  ["¿quién ganó el partido?", "unknown"],
])("%j is understood in Spanish as %s", (text, label) => {
  expect(labelOf(inquiryIn(sayingOf(text), salon, "es"))).toBe(label);
});

test("what only leads to a question does not hide it, and days may be many", () => {
  const inquiry = (text: string) => inquiryIn(sayingOf(text), salon, "en");
  expect(labelOf(inquiry("um by the way, is the parking free"))).toBe("parking");
  expect(inquiry("and are you open on mondays")).toEqual({ about: "hours", day: 1 });
});

test.each([
  "no thanks",
  "i walked by",
  "i need a cleaning",
  "mark parker",
  "tomorrow",
  "next tuesday",
  "on sunday",
  "my number",
  "call me",
])("%j asks nothing", (text) => {
  expect(inquiryIn(sayingOf(text), salon, "en")).toBeNull();
});

/** `wrong`: what got an answer to something else; what is admitted to be unknown is no wrong answer. */
function score(questions: Readonly<Record<string, readonly string[]>>, profile: BusinessProfile) {
  const wrong: string[] = [];
  let [right, asked] = [0, 0];
  for (const [label, texts] of Object.entries(questions)) {
    for (const text of texts) {
      const got = labelOf(inquiryIn(sayingOf(text), profile, "en"));
      asked += 1;
      if (got === label) right += 1;
      else if (got !== "unknown" && got !== "none") wrong.push(`"${text}" was taken for ${got}`);
    }
  }
  return { right, wrong, asked };
}

function labelOf(inquiry: Inquiry | null): string {
  switch (inquiry?.about) {
    case undefined:
      return "none";
    case "faq":
      return inquiry.faq.id;
    case "small-talk":
      return inquiry.talk;
    default:
      return inquiry?.about ?? "none";
  }
}

function textOf(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}
