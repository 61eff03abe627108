import type { Citation, ContactProfile } from "../../../contract/contact.ts";
import type { Playbook } from "../../../contract/playbook/playbook.ts";
import { sentencesOfFields } from "./profile-fields.ts";
import { openQuestionsOf } from "./profile-questions.ts";
import type { ProfileSources } from "./profile-sources.ts";
import { excerptOf, inQuotes } from "./profile-wording.ts";

/** A sentence with what it was made of. */
export type Sentence = ContactProfile["sentences"][number];

/**
 * Who a contact is, by rule: each sentence is one fact, in the words that stand in its sources. What was said twice
 * with different answers is told twice, with dates. Pure.
 */
export function contactProfile(sources: ProfileSources, playbook: Playbook): ContactProfile {
  return {
    sentences: [
      ...sentencesOfVisits(sources),
      ...sentencesOfFields(sources, playbook),
      ...sentencesOfOpenQuestions(sources),
      ...sentencesOfTheTeam(sources, playbook),
    ],
    questions: openQuestionsOf(sources, playbook),
    how: "deterministic",
  };
}

function sentencesOfVisits({ visits }: ProfileSources): readonly Sentence[] {
  return visits.flatMap(({ intake, robot, record }): Sentence[] => {
    const { startedAt, endedAt, language } = record.visit;
    const from = { id: intake, field: null };
    const visit: Citation = {
      ...from,
      kind: "visit",
      words: `${startedAt} to ${endedAt}, ${language}, at ${robot}`,
      at: endedAt,
    };
    const consent: Citation = {
      ...from,
      kind: "consent",
      words: record.consent.wording,
      at: record.consent.at,
    };
    const day = startedAt.slice(0, 10);
    return [
      { text: `Visited ${robot} on ${day} and spoke ${languages[language]}.`, sources: [visit] },
      { text: `Agreed on ${day} to this: ${inQuotes(record.consent.wording)}.`, sources: [consent] },
    ];
  });
}

const languages = { en: "English", es: "Spanish" } as const;

function sentencesOfOpenQuestions({ visits }: ProfileSources): readonly Sentence[] {
  return visits.flatMap(({ intake, record }) =>
    record.openQuestions.map((question): Sentence => {
      const at = record.visit.endedAt;
      return {
        text: `Asked on ${at.slice(0, 10)}, and got no answer: ${inQuotes(question)}.`,
        sources: [{ kind: "open-question", id: intake, field: null, words: question, at }],
      };
    }),
  );
}

/** Notes, and the notes and feedback of moves, in the order of time. */
function sentencesOfTheTeam({ notes, moves }: ProfileSources, { pipelines }: Playbook): readonly Sentence[] {
  const labelOf = (pipeline: string, stage: string) =>
    pipelines.find(({ id }) => id === pipeline)?.stages.find(({ id }) => id === stage)?.label ?? stage;
  const noted = notes.map(({ id, at, by, text }) => ({
    at,
    text: `${by} noted on ${dayOf(at)}: ${inQuotes(excerptOf(text))}.`,
    source: { kind: "note" as const, id, field: null, words: text, at: at.toISOString() },
  }));
  const moved = moves.flatMap(({ order, at, by, pipeline, to, note, feedback }) => {
    const cite = (words: string) => ({
      kind: "transition" as const,
      id: String(order),
      field: null,
      words,
      at: at.toISOString(),
    });
    const begin = `${by} moved them to ${labelOf(pipeline, to)} on ${dayOf(at)}`;
    const said = [
      { at, text: `${begin}: ${inQuotes(excerptOf(note))}.`, source: cite(note) },
      ...(feedback === null
        ? []
        : feedbackOf(feedback).map((words) => ({ at, text: `${begin}; ${words}.`, source: cite(words) }))),
    ];
    return said;
  });
  return [...noted, ...moved]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ text, source }) => ({ text, sources: [source] }));
}

function feedbackOf(feedback: NonNullable<ProfileSources["moves"][number]["feedback"]>): readonly string[] {
  const { resonated, mainObjection, mismatchWhy } = feedback;
  return [
    `what resonated: ${inQuotes(resonated)}`,
    `main objection: ${inQuotes(mainObjection)}`,
    ...(mismatchWhy === undefined ? [] : [`a mismatch because: ${inQuotes(mismatchWhy)}`]),
  ];
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
