import { readFile } from "node:fs/promises";
import { hearingEngines } from "../launch/hardware/hearing.ts";
import type { AnswerForm } from "../robot/kernel/expectation.ts";
import { SystemClock } from "../robot/kernel/system-clock.ts";
import { type FliteVoice, spokenWav } from "../robot/perception/adapters/testing/flite-speech.ts";
import { parseWav } from "../robot/perception/adapters/wav-file.ts";
import { hearingConfig } from "../robot/perception/hearing/hearing-config.ts";
import type { Recogniser, Recognition } from "../robot/perception/hearing/recogniser.ts";
import { type Bench, type Figure, peakMemory } from "./bench.ts";

/** The rejection was fitted to the first three; the last one took no part. */
const HELD_OUT: FliteVoice = "kal16";
const VOICES: readonly FliteVoice[] = ["slt", "rms", "awb", HELD_OUT];

/**
 * What the recogniser makes of synthesised answers and of sentences that are none: PocketSphinx, or sherpa-onnx where a
 * model for it was fetched. Synthetic speech is clean: the
 * figures compare versions of this program with one another, and promise nothing about a lobby.
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
    for (const [who, isTheirs] of [
      ["voices of the fit", ({ voice }: Heard) => voice !== HELD_OUT],
      ["held-out voice", ({ voice }: Heard) => voice === HELD_OUT],
    ] as const) {
      figures.push(
        {
          what: `${who}: answers accepted`,
          value: share(all.answers.filter(isTheirs), isAccepted),
          unit: "×",
        },
        {
          what: `${who}: strangers' sentences accepted`,
          value: share(all.strangers.filter(isTheirs), isAccepted),
          unit: "×",
        },
      );
    }
    return [...figures, peakMemory("recogniser")];
  },
};

interface Heard {
  readonly text: string;
  readonly voice: FliteVoice;
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
      all.push({ text: text.replaceAll(",", ""), voice, result: await recogniser.finish() });
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

const COMMANDS = ["go back", "skip", "repeat", "start over", "cancel", "help", "get me a person"];

const QUESTIONS: Readonly<Record<string, { answer: AnswerForm; said: readonly string[] }>> = {
  "yes or no": {
    answer: { form: "yes-no" },
    said: "yes|no|yes please|no thank you|sure|of course|that's right|yeah|nope|go back|help|skip".split("|"),
  },
  name: {
    answer: { form: "person-name" },
    said: "maria ruiz|john smith|my name is david miller|it's jennifer lopez|i'm robert brown|elizabeth taylor|this is michael johnson|angela garcia|my name is daniel kim".split(
      "|",
    ),
  },
  phone: {
    answer: { form: "phone-number" },
    said: [
      "three one two, five five five, oh one four three",
      "two one two, five five five, one nine eight seven",
      "my number is six one seven, five five five, zero nine two four",
      "it's seven seven three, two zero two, eight eight one five",
      "nine one seven, six four three, five five oh nine",
    ],
  },
  email: {
    answer: { form: "email-address", domains: ["gmail.com", "yahoo.com", "outlook.com", "hotmail.com"] },
    said: [
      "john smith at yahoo dot com",
      "my email is david dot miller at outlook dot com",
      "daniel kim five five at hotmail dot com",
      "maria dot ruiz at yahoo dot com",
    ],
  },
  "spelling by example": {
    answer: { form: "letters" },
    said: [
      "s as in sierra, m as in mike, i as in india, t as in tango, h as in hotel",
      "sierra mike india tango hotel",
      "r for robert, u for uncle, i for ice, z for zebra",
    ],
  },
  "spelling in bare letters": { answer: { form: "letters" }, said: ["m, i, l, l, e, r", "g, a, r, c, i, a"] },
  choice: {
    answer: {
      form: "phrases",
      phrases: ["haircut", "a trim", "color", "highlights", "balayage", "blow dry", "wedding hair"],
    },
    said: "haircut|i'd like a haircut please|balayage|color|highlights please|blow dry|wedding hair".split(
      "|",
    ),
  },
  "several choices": {
    answer: { form: "several", phrases: ["haircut", "color", "highlights", "blow dry"] },
    said: ["haircut and highlights", "color and blow dry please", "i'd like a haircut and color"],
  },
  date: {
    answer: { form: "date" },
    said: "tomorrow|tomorrow after five|next tuesday at half past three|the twenty fourth|in two weeks|november twenty fourth".split(
      "|",
    ),
  },
  time: {
    answer: { form: "time" },
    said: "half past three|after five|at three thirty|five p m|noon".split("|"),
  },
  number: {
    answer: { form: "number", from: 1, to: 20 },
    said: "four|twelve people|just me|a couple|about fifteen".split("|"),
  },
  money: {
    answer: { form: "money" },
    said: "two hundred dollars|about fifty bucks|between fifty and eighty dollars|no more than a hundred".split(
      "|",
    ),
  },
  correction: {
    answer: { form: "correction", of: { form: "person-name" } },
    said: "no it's maria lopez|i said john|no it's garcia|actually david miller".split("|"),
  },
  opening: {
    answer: {
      form: "opening",
      parts: [
        { form: "person-name" },
        { form: "phrases", phrases: ["haircut", "color", "highlights"] },
        { form: "date" },
        { form: "phone-number" },
      ],
    },
    said: [
      "i'm ana ruiz and i'd like a haircut tomorrow after five",
      "i'd like a color on friday",
      "hi my name is john smith and i need a haircut next week",
      "i'm david miller, you can text me on three one two, five five five, oh one four three",
    ],
  },
};

const STRANGERS = [
  "the packet",
  "umbrella",
  "yesterday",
  "it depends",
  "perfume",
  "what is the weather like today",
  "the train leaves at seven",
  "i would like a large pizza with olives",
  "do you know where the bathroom is",
  "my dog ate the newspaper yesterday",
  "can you believe this traffic",
  "where did you park the car honey",
  "look at that funny robot",
  "mom can i have ice cream",
  "turn the television off please",
  "how old are you",
  "wait a minute let me think",
  "excuse me",
  "banana",
  "wonderful",
];
