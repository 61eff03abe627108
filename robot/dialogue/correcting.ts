import { choicesOf } from "../kernel/business-profile.ts";
import type { Question } from "../kernel/intake-question.ts";
import type { Source } from "../kernel/intake-record.ts";
import type { Language } from "../kernel/vocabulary.ts";
import type { StepAt } from "./conversation-state.ts";
import { nextQuestion, questionOf, questionsOf, withoutAnswer } from "./intake-form.ts";
import { readBack } from "./reading-back.ts";
import { bothSources, type Reply, type Turn, withVisit } from "./turn.ts";
import { joinedLabels, readAnswer } from "./understanding/answer.ts";
import { allNamedIn, deniedIn } from "./understanding/choice.ts";
import { deniesNext } from "./understanding/denial.ts";
import { indexOfPhrase, plainWords, type Saying, sayingOfWords, type Word } from "./understanding/saying.ts";
import { vocabularyOf } from "./understanding/vocabulary.ts";

/**
 * "No, Ruiz" or "I said color but I want a haircut" after the next question was asked: the answer before it, or the
 * one that such a value belongs to, is read back anew. Null when nothing that was told before is corrected.
 */
export function correctEarlier(
  turn: Turn,
  step: StepAt<"asking" | "reviewing">,
  saying: Saying,
  source: Source,
): Reply | null {
  const { profile, visit } = turn;
  const objection = afterObjection(saying, turn);
  if (objection === null || objection.rest.words.length === 0) return null;
  const latest = visit.latest === null ? [] : [questionOf(profile, visit, visit.latest)];
  const others = questionsOf(profile, visit).filter(({ id, type }) => id !== visit.latest && isTelling(type));
  for (const question of [...latest, ...others.reverse()]) {
    if (step.at === "asking" && question.id === step.question) continue;
    const reply = corrected(turn, question, objection, source);
    if (reply) return reply;
  }
  return null;
}

function corrected(turn: Turn, question: Question, objection: Objection, source: Source): Reply | null {
  const before = turn.visit.answers[question.id];
  if (!before || question.type === "text" || question.type === "yes-no") return null;
  const isChosen = question.type === "choice" || question.type === "several";
  const told = isChosen ? objection.choosing : objection.rest;
  const reading = readAnswer(told, question, before, turn);
  const candidate =
    reading.kind === "corrected"
      ? reading.candidate(source)
      : reading.kind === "value" && reading.certain === isTelling(question.type)
        ? { value: reading.value, source }
        : null;
  if (!candidate || candidate.value === before.value) return null;
  const without = withVisit(turn, withoutAnswer(turn.visit, question.id));
  return readBack(without, question, candidate, 1, []);
}

/** Words that name a choice or a day belong to their question wherever they are said. */
function isTelling(type: Question["type"]): boolean {
  return !["consent", "name", "phone", "email", "contact", "text", "yes-no", "number"].includes(type);
}

/** "Oh, and Spanish too": what was picked before, and this as well, is read back. Null: nothing is added to. */
export function addToEarlier(turn: Turn, saying: Saying, source: Source): Reply | null {
  const { profile, visit } = turn;
  const { additions, fillers, denials } = vocabularyOf(visit.language);
  const words = saying.words.map((word) => word.plain);
  const isAddition = additions.some((phrase) => indexOfPhrase(words, plainWords(phrase)) >= 0);
  // Right after the answer, or when all is told, an "and" is enough.
  const opening = words.findIndex((word) => !fillers.includes(word));
  const goesOn = words.slice(0, opening + 1).some((word) => denials.joining.includes(word));
  for (const question of questionsOf(profile, visit)) {
    const before = visit.answers[question.id];
    if (question.type !== "several" || !before) continue;
    const isRecent = visit.latest === question.id || nextQuestion(profile, visit) === null;
    if (!isAddition && !(goesOn && isRecent)) continue;
    const told = before.value.split("; ");
    const more = allNamedIn(saying, choicesOf(profile, question), visit.language);
    if (!more.some(({ label }) => !told.includes(label.en))) continue;
    const all = choicesOf(profile, question).filter(
      (choice) => told.includes(choice.label.en) || more.includes(choice),
    );
    const value = joinedLabels(all.map(({ label }) => label.en));
    const without = withVisit(turn, withoutAnswer(visit, question.id));
    return readBack(without, question, { value, source: bothSources(before.source, source) }, 1, []);
  }
  return null;
}

/** "I don't want a haircut", after a haircut was noted: the question whose answer is denied; null when none is. */
export function deniedEarlier({ profile, visit }: Turn, saying: Saying): Question | null {
  const isDenied = (question: Question) => {
    if (question.type !== "choice" && question.type !== "several") return false;
    const told = visit.answers[question.id]?.value.split("; ") ?? [];
    const denied = deniedIn(saying, choicesOf(profile, question), visit.language);
    return denied.some(({ label }) => told.includes(label.en));
  };
  return questionsOf(profile, visit).findLast(isDenied) ?? null;
}

/** Whether it begins as a correction does: "actually", "I meant". A plain no may be anything. */
export function takesBack(saying: Saying, language: Language): boolean {
  const { corrections, fillers } = vocabularyOf(language);
  const words = saying.words.map((word) => word.plain);
  return corrections.some((phrase) => {
    const at = indexOfPhrase(words, plainWords(phrase));
    return at >= 0 && words.slice(0, at).every((word) => fillers.includes(word));
  });
}

interface Objection {
  /** What follows "no" or "I meant". */
  readonly rest: Saying;
  /** The same with what it denies, among choices. */
  readonly choosing: Saying;
}

/** Null when nothing is objected to. */
function afterObjection(saying: Saying, { visit }: Turn): Objection | null {
  const { no, corrections, fillers } = vocabularyOf(visit.language);
  const objections = [...no, ...corrections].map(plainWords).sort((a, b) => b.length - a.length);
  let words: readonly Word[] = saying.words;
  let denied: readonly Word[] | null = null;
  let objected = false;
  for (;;) {
    const plain = words.map((word) => word.plain);
    const phrase = objections.find((each) => indexOfPhrase(plain.slice(0, each.length), each) === 0);
    const skipped = phrase?.length ?? (fillers.includes(plain[0] ?? "") ? 1 : 0);
    if (skipped === 0) break;
    objected ||= phrase !== undefined;
    // "I don't want color" says no to color; the "I don't" alone would be a no to what was asked.
    if (skipped > 1 && deniesNext(words.slice(0, skipped), visit.language)) denied ??= words;
    words = words.slice(skipped);
  }
  return objected ? { rest: sayingOfWords(words), choosing: sayingOfWords(denied ?? words) } : null;
}
