import { choicesOf } from "../kernel/business-profile.ts";
import type { Question } from "../kernel/intake-question.ts";
import type { Source } from "../kernel/intake-record.ts";
import type { Language } from "../kernel/vocabulary.ts";
import { proceed } from "./asking.ts";
import type { StepAt } from "./conversation-state.ts";
import { nextQuestion, questionOf, questionsOf, withoutAnswer } from "./intake-form.ts";
import { readBack } from "./reading-back.ts";
import { bothRescheduled } from "./rescheduling.ts";
import { bothSources, type Reply, type Turn, withVisit } from "./turn.ts";
import { isLikeAny } from "./understanding/amendment.ts";
import { joinedLabels, readAnswer } from "./understanding/answer.ts";
import { allNamedIn, deniedIn } from "./understanding/choice.ts";
import { deniesNext } from "./understanding/denial.ts";
import { introducedNameIn, lastNameIn } from "./understanding/person-name.ts";
import {
  fold,
  indexOfPhrase,
  plainWords,
  type Saying,
  sayingOfWords,
  type Word,
} from "./understanding/saying.ts";
import { spelledAtEndOf } from "./understanding/spelling.ts";
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
  const objection = objectionIn(saying, turn);
  if (objection === null || objection.rest.words.length === 0) return null;
  const moved = bothRescheduled(turn, objection.rest, source);
  if (moved) return proceed(moved.turn, moved.words);
  const latest = visit.latest === null ? [] : [questionOf(profile, visit, visit.latest)];
  const others = questionsOf(profile, visit).filter(
    ({ id, type }) => id !== visit.latest && (isTelling(type) || (type === "name" && objection.spellsName)),
  );
  for (const question of [...latest, ...others.reverse()]) {
    if (step.at === "asking" && question.id === step.question) continue;
    const reply = corrected(turn, step, question, objection, source);
    if (reply) return reply;
  }
  return null;
}

function corrected(
  turn: Turn,
  step: StepAt<"asking" | "reviewing">,
  question: Question,
  objection: Objection,
  source: Source,
): Reply | null {
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
  if (question.type === "name" && step.at === "asking") {
    const { rest, restates, spellsName } = objection;
    const isMeant =
      restates || spellsName || isForName(before.value, candidate.value, rest, turn.visit.language);
    // The name that was agreed to stands until the new one is.
    return isMeant ? readBack(turn, question, candidate, 1, []) : null;
  }
  const without = withVisit(turn, withoutAnswer(turn.visit, question.id));
  return readBack(without, question, candidate, 1, []);
}

/**
 * Whether a "no, …" to another question is about the name: "no landline" is not. A new name is introduced as one, or has
 * something of the old one.
 */
function isForName(before: string, now: string, rest: Saying, language: Language): boolean {
  if (introducedNameIn(rest, language) !== null || lastNameIn(rest, language) !== null) return true;
  const old = before.split(" ");
  const added = now.split(" ").filter((word) => !old.includes(word));
  const told = rest.words.map((word) => word.plain);
  return isLikeAny(before, added.join(" ")) || old.some((word) => told.includes(fold(word)));
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
  /** "I said", "I meant": it was told before. A plain no may be anything. */
  readonly restates: boolean;
  /** Wherever it is said: nothing else has letters. */
  readonly spellsName: boolean;
}

/** "My name is spelled H A N N A" */
function spellsName({ words }: Saying, language: Language): boolean {
  const plain = words.map((word) => word.plain);
  const carried = vocabularyOf(language).nameCarriers.some(
    (phrase) => indexOfPhrase(plain, plainWords(phrase)) === 0,
  );
  return carried && spelledAtEndOf(words, language) !== null;
}

/** Null when nothing is objected to. */
function objectionIn(saying: Saying, { visit }: Turn): Objection | null {
  const { no, corrections, fillers } = vocabularyOf(visit.language);
  const restating = corrections.map(plainWords).filter((phrase) => phrase.length > 1);
  const objections = [...no, ...corrections].map(plainWords).sort((a, b) => b.length - a.length);
  let words: readonly Word[] = saying.words;
  let denied: readonly Word[] | null = null;
  let objected = false;
  let restates = false;
  for (;;) {
    const plain = words.map((word) => word.plain);
    const phrase = objections.find((each) => indexOfPhrase(plain.slice(0, each.length), each) === 0);
    const skipped = phrase?.length ?? (fillers.includes(plain[0] ?? "") ? 1 : 0);
    if (skipped === 0) break;
    objected ||= phrase !== undefined;
    restates ||= phrase !== undefined && restating.includes(phrase);
    // "I don't want color" says no to color; the "I don't" alone would be a no to what was asked.
    if (skipped > 1 && deniesNext(words.slice(0, skipped), visit.language)) denied ??= words;
    words = words.slice(skipped);
  }
  const spells = spellsName(saying, visit.language);
  if (spells) return { rest: saying, choosing: saying, restates, spellsName: true };
  const [rest, choosing] = [sayingOfWords(words), sayingOfWords(denied ?? words)];
  return objected ? { rest, choosing, restates, spellsName: false } : null;
}
