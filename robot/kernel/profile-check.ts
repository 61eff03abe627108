import type { z } from "zod";
import type { Question } from "./intake-question.ts";

/** The parts of a business profile that may contradict one another outside its forms' conditions. */
interface Stated {
  /** By weekday: "09:00-17:30". */
  readonly hours: Readonly<Partial<Record<string, readonly string[]>>>;
  readonly faqs: readonly {
    readonly id: string;
    readonly questions: { readonly en: readonly string[]; readonly es: readonly string[] };
  }[];
  readonly form: readonly Question[];
  readonly checkIn?: readonly Question[] | undefined;
}
type Report = (path: readonly PropertyKey[], message: string) => void;

/** Finds what no visitor could answer, and what the robot could not tell apart; every mistake has its path. */
export function checkProfileParts(profile: Stated, context: z.RefinementCtx): void {
  const report: Report = (path, message) => context.addIssue({ code: "custom", path: [...path], message });
  checkHours(profile, report);
  checkFaqs(profile, report);
  for (const part of ["form", "checkIn"] as const) {
    const questions = profile[part] ?? [];
    checkNames(part, questions, report);
    for (const [index, question] of questions.entries()) {
      checkOpenness(profile, question, [part, index], report);
    }
  }
}

function checkHours({ hours }: Stated, report: Report): void {
  for (const [day, spans = []] of Object.entries(hours)) {
    for (const [index, span] of spans.entries()) {
      const before = spans[index - 1];
      const begins = span.slice(0, 5);
      if (before && begins < before.slice(6)) {
        report(["hours", day, index], `${span} begins before ${before} has ended`);
      }
    }
  }
}

/** A question that is asked the same way has one answer. */
function checkFaqs({ faqs }: Stated, report: Report): void {
  const owners = new Map<string, string>();
  for (const [index, { id, questions }] of faqs.entries()) {
    for (const language of ["en", "es"] as const) {
      for (const phrasing of questions[language]) {
        const asked = `${language} ${spoken(phrasing)}`;
        const owner = owners.get(asked);
        if (owner !== undefined && owner !== id) {
          report(["faqs", index, "questions"], `"${phrasing}" is already answered by "${owner}"`);
        }
        owners.set(asked, id);
      }
    }
  }
}

/** "Change the date" has to mean one of them. */
function checkNames(part: string, questions: readonly Question[], report: Report): void {
  const owners = new Map<string, string>();
  for (const [index, question] of questions.entries()) {
    if (question.type === "consent") continue;
    for (const name of [...question.called.en, ...question.called.es].map(spoken)) {
      const owner = owners.get(name);
      if (owner !== undefined && owner !== question.id) {
        report([part, index, "called"], `"${name}" already calls "${owner}"`);
      }
      owners.set(name, question.id);
    }
  }
}

/** Whoever may only name an open day or hour needs one. */
function checkOpenness(
  { hours }: Stated,
  question: Question,
  at: readonly PropertyKey[],
  report: Report,
): void {
  const spans = Object.values(hours).flatMap((day) => day ?? []);
  if (question.type === "date" && question.openDays && spans.length === 0) {
    report([...at, "openDays"], "hours opens no day: nobody could answer");
  }
  if (question.type === "time" && question.openOn !== undefined) {
    const { from, to } = question;
    const meets = spans.some((span) => span.slice(0, 5) < to && from < span.slice(6));
    if (!meets)
      report([...at, "openOn"], `hours opens at no time from ${from} to ${to}: nobody could answer`);
  }
}

function spoken(phrase: string): string {
  return phrase
    .toLowerCase()
    .replace(/[?¿!¡.,]/g, "")
    .trim();
}
