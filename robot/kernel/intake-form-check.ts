import type { z } from "zod";
import type { Choice, ChoiceList, Question } from "./intake-question.ts";

/** The parts of a business profile that its forms refer to. */
type Referred = Readonly<Record<ChoiceList, readonly Choice[]>> & {
  readonly form: readonly Question[];
  readonly checkIn?: readonly Question[] | undefined;
  readonly partialRecord: "forget" | "keep-with-contact";
};
type Report = (path: readonly PropertyKey[], message: string) => void;

/** Finds what each entry allows by itself and only the whole profile contradicts; every mistake has its path. */
export function checkForm(profile: Referred, context: z.RefinementCtx): void {
  const report: Report = (path, message) => context.addIssue({ code: "custom", path: [...path], message });
  checkQuestions(profile, "form", profile.form, report);
  checkRequired("form", profile.form, report);
  if (profile.partialRecord === "keep-with-contact" && !profile.form.some(isContact)) {
    report(["partialRecord"], "keep-with-contact needs a question of type phone, email or contact");
  }
  if (!profile.checkIn) return;
  checkQuestions(profile, "checkIn", profile.checkIn, report);
  checkRequired("checkIn", profile.checkIn, report);
  if (profile.checkIn.some(({ type }) => type === "consent")) {
    report(["checkIn"], "the consent is asked by the form, and not again");
  }
  if (!profile.checkIn.some((each) => each.type === "choice" && each.choices === "hosts")) {
    report(["checkIn"], "needs a choice among the hosts, so that somebody can be told");
  }
}

function checkRequired(part: string, questions: readonly Question[], report: Report): void {
  const needs = questions.some((each) => each.type !== "consent" && each.required);
  if (!needs) report([part], "needs at least one required question, or every record would count as complete");
}

function checkQuestions(
  profile: Referred,
  part: string,
  questions: readonly Question[],
  report: Report,
): void {
  for (const [index, question] of questions.entries()) {
    const at = [part, index];
    if (question.type === "consent") continue;
    const earlier = questions.slice(0, index);
    if (question.when) checkCondition(profile, question.when, earlier, [...at, "when"], report);
    if (question.type === "choice" || question.type === "several") {
      const offered = choicesIn(profile, question);
      if (offered.length === 0) report([...at, "choices"], `the profile has no ${String(question.choices)}`);
      checkPhrases(offered, [...at, "choices"], report);
    }
    if (question.type === "time" && question.openOn !== undefined) {
      const isDate = earlier.some(({ id, type }) => id === question.openOn && type === "date");
      if (!isDate) report([...at, "openOn"], `"${question.openOn}" is no date question before this one`);
    }
  }
}

function checkCondition(
  profile: Referred,
  { question: id, is }: NonNullable<Exclude<Question, { type: "consent" }>["when"]>,
  earlier: readonly Question[],
  at: readonly PropertyKey[],
  report: Report,
): void {
  const asked = earlier.find((each) => each.id === id);
  if (!asked) {
    report([...at, "question"], `"${id}" is no question before this one`);
    return;
  }
  const possible = answersOf(profile, asked);
  if (possible === null) {
    report([...at, "question"], `"${id}" must be a choice, several choices or a yes or no`);
    return;
  }
  for (const [index, answer] of is.entries()) {
    if (!possible.includes(answer)) report([...at, "is", index], `"${answer}" is no answer to "${id}"`);
  }
}

/** Null: its answers cannot be listed. */
function answersOf(profile: Referred, question: Question): readonly string[] | null {
  switch (question.type) {
    case "choice":
    case "several":
      return choicesIn(profile, question).map(({ id }) => id);
    case "yes-no":
      return ["yes", "no"];
    case "consent":
    case "name":
    case "phone":
    case "email":
    case "contact":
    case "date":
    case "time":
    case "number":
    case "money":
    case "text":
      return null;
  }
}

/** Two choices that are said the same way in one language cannot be told apart. */
function checkPhrases(choices: readonly Choice[], at: readonly PropertyKey[], report: Report): void {
  // Spanish falls back to English, and would repeat what is wrong there.
  const reported = new Set<string>();
  for (const [language, where] of [
    ["en", ""],
    ["es", " in Spanish"],
  ] as const) {
    const owners = new Map<string, Choice>();
    for (const choice of choices) {
      const { label, synonyms } = choice;
      for (const phrase of [label[language] ?? label.en, ...synonyms[language]]) {
        const said = phrase.toLowerCase();
        const owner = owners.get(said);
        if (owner && owner.id !== choice.id) {
          const mistake = `"${phrase}" means both "${owner.id}" and "${choice.id}"`;
          if (!reported.has(mistake)) report([...at], `${mistake}${where}`);
          reported.add(mistake);
        }
        owners.set(said, choice);
      }
    }
  }
}

function choicesIn(
  profile: Referred,
  question: Extract<Question, { type: "choice" | "several" }>,
): readonly Choice[] {
  return typeof question.choices === "string" ? profile[question.choices] : question.choices;
}

function isContact({ type }: Question): boolean {
  return type === "contact" || type === "phone" || type === "email";
}
