import { readFile } from "node:fs/promises";
import { hearingEngines } from "../launch/hardware/hearing.ts";
import type { AnswerForm } from "../robot/kernel/expectation.ts";
import { SystemClock } from "../robot/kernel/system-clock.ts";
import { type FliteVoice, spokenWav } from "../robot/perception/adapters/testing/flite-speech.ts";
import { parseWav } from "../robot/perception/adapters/wav-file.ts";
import { hearingConfig } from "../robot/perception/hearing/hearing-config.ts";
import type { Recogniser, Recognition } from "../robot/perception/hearing/recogniser.ts";
import { type Bench, type Figure, peakMemory } from "./bench.ts";
import { COMMANDS, QUESTIONS, STRANGERS } from "./spoken-answers.ts";

const VOICES: readonly FliteVoice[] = ["slt", "rms", "awb", "kal16"];

/**
 * What the recogniser makes of synthesised answers and of sentences that are none: PocketSphinx, or sherpa-onnx where a
 * model for it was fetched. Synthetic speech is clean, and the rejection was set with the same four voices: the figures
 * compare versions of this program with one another, and promise nothing about a lobby.
 */
export const bench: Bench = {
  name: "hearing-accuracy",
  summary: "answers heard exactly, answers accepted, and strangers' sentences taken for answers",
  async run() {
    const { recogniser } = hearingEngines(hearingConfig.parse({}), new SystemClock());
    await recogniser.open();
    const figures: Figure[] = [];
    const all = { answers: [] as Heard[], strangers: [] as Heard[] };
    for (const [name, { answer, said }] of Object.entries(QUESTIONS)) {
      const answers = await hearAll(recogniser, answer, said);
      const strangers = await hearAll(recogniser, answer, STRANGERS);
      all.answers.push(...answers);
      all.strangers.push(...strangers);
      figures.push(
        { what: `${name}: answers accepted exactly as said`, value: share(answers, isExact), unit: "×" },
        { what: `${name}: answers accepted`, value: share(answers, isAccepted), unit: "×" },
        { what: `${name}: strangers' sentences accepted`, value: share(strangers, isAccepted), unit: "×" },
      );
    }
    await recogniser.close();
    figures.push(
      { what: "all questions: answers accepted", value: share(all.answers, isAccepted), unit: "×" },
      {
        what: "all questions: strangers' sentences accepted",
        value: share(all.strangers, isAccepted),
        unit: "×",
      },
    );
    return [...figures, peakMemory("recogniser")];
  },
};

interface Heard {
  readonly text: string;
  readonly result: Recognition;
}

const isAccepted = ({ result }: Heard) => result.heard === "words";
const isExact = ({ result, text }: Heard) => result.heard === "words" && result.text === text;

function share(all: readonly Heard[], counts: (heard: Heard) => boolean): number {
  return all.filter(counts).length / all.length;
}

async function hearAll(
  recogniser: Recogniser,
  answer: AnswerForm,
  said: readonly string[],
): Promise<readonly Heard[]> {
  const all: Heard[] = [];
  for (const voice of VOICES) {
    for (const text of said) {
      await recogniser.begin({
        question: "bench",
        answers: [answer],
        commands: COMMANDS,
        patience: "normal",
      });
      await recogniser.feed(await speechOf(text, voice));
      all.push({ text: text.replaceAll(",", ""), result: await recogniser.finish() });
    }
  }
  return all;
}

const made = new Map<string, Int16Array>();

async function speechOf(text: string, voice: FliteVoice): Promise<Int16Array> {
  const key = `${voice}: ${text}`;
  const known = made.get(key);
  if (known) return known;
  const path = spokenWav(text, { voice, after: 0.6 });
  const speech = parseWav(await readFile(path), path);
  made.set(key, speech);
  return speech;
}
