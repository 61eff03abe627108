import type { ContactProfile } from "../../../contract/contact.ts";
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
  return visits.map(({ intake, robot, record }): Sentence => {
    const { startedAt, endedAt, language } = record.visit;
    const words = `${startedAt} to ${endedAt}, ${language}, at ${robot}`;
    const { wording, at } = record.consent;
    return {
      text: `Visited ${robot} on ${startedAt.slice(0, 10)}, spoke ${languages[language]} and gave consent.`,
      sources: [
        { ...plain, kind: "visit", id: intake, words, at: endedAt },
        { ...plain, kind: "consent", id: intake, words: wording, at },
      ],
    };
  });
}

/** Of a citation whose kind and words say all. */
const plain = { field: null, how: "", confidence: null } as const;

const languages = { en: "English", es: "Spanish" } as const;

function sentencesOfOpenQuestions({ visits }: ProfileSources): readonly Sentence[] {
  return visits.flatMap(({ intake, record }) =>
    record.openQuestions.map((question): Sentence => {
      const at = record.visit.endedAt;
      return {
        text: `Asked on ${at.slice(0, 10)}, and got no answer: ${inQuotes(question)}.`,
        sources: [{ ...plain, kind: "open-question", id: intake, words: question, at }],
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
    source: { ...plain, kind: "note" as const, id, words: text, at: at.toISOString() },
  }));
  const moved = moves.flatMap(({ order, at, by, pipeline, to, note, feedback }) => {
    const cite = (words: string) => ({
      ...plain,
      kind: "transition" as const,
      id: String(order),
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
