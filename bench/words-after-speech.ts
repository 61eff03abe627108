import { readFile } from "node:fs/promises";
import { hearingEngines } from "../launch/hardware/hearing.ts";
import type { AnswerForm } from "../robot/kernel/expectation.ts";
import { SystemClock } from "../robot/kernel/system-clock.ts";
import { spokenWav } from "../robot/perception/adapters/testing/flite-speech.ts";
import { parseWav } from "../robot/perception/adapters/wav-file.ts";
import { samplesMs } from "../robot/perception/hearing/audio-blocks.ts";
import { hearingConfig } from "../robot/perception/hearing/hearing-config.ts";
import type { Recogniser } from "../robot/perception/hearing/recogniser.ts";
import { type Bench, type Figure, median, percentile } from "./bench.ts";

const CHUNK_SAMPLES = 1600;
const ROUNDS = 20;

/** Two sure answers, a short one and a long one, and one that is heard in doubt, hence twice. */
const sayings: readonly { readonly what: string; readonly said: string; readonly answer: AnswerForm }[] = [
  { what: "a yes", said: "yes please", answer: { form: "yes-no" } },
  {
    what: "a telephone number",
    said: "six one seven five five five zero one four two",
    answer: { form: "phone-number" },
  },
  {
    what: "no answer at all",
    said: "my dog ate the newspaper on tuesday and I have been looking for another one since",
    answer: { form: "person-name" },
  },
];

/** How long a visitor waits for the robot to know what they said, with the transcriber's check and without. */
export const bench: Bench = {
  name: "words-after-speech",
  summary: "from the end of an answer to its words, with the second opinion and without",
  async run() {
    const recognisers = { alone: recogniserThatIs(false), checked: recogniserThatIs(true) };
    for (const recogniser of Object.values(recognisers)) await recogniser.open();
    const figures: Figure[] = [];
    for (const { what, said, answer } of sayings) {
      const path = spokenWav(said, { voice: "rms" });
      const speech = parseWav(await readFile(path), path);
      const [alone, checked]: [number[], number[]] = [[], []];
      // In turns: what else the machine does meanwhile falls on both.
      for (let round = 0; round <= ROUNDS; round++) {
        const took = [
          await wordsAfter(recognisers.alone, speech, answer),
          await wordsAfter(recognisers.checked, speech, answer),
        ] as const;
        // The first one loads the grammar.
        if (round === 0) continue;
        alone.push(took[0]);
        checked.push(took[1]);
      }
      figures.push(
        { what: `${what}: alone, p50`, value: median(alone), unit: "ms" },
        { what: `${what}: checked, p50`, value: median(checked), unit: "ms" },
        { what: `${what}: checked, p95`, value: percentile(checked, 0.95), unit: "ms" },
        {
          what: `${what}: checked ÷ saying it`,
          value: median(checked) / samplesMs(speech.length),
          unit: "×",
        },
      );
    }
    for (const recogniser of Object.values(recognisers)) await recogniser.close();
    return figures;
  },
};

function recogniserThatIs(checked: boolean): Recogniser {
  return hearingEngines(
    hearingConfig.parse({ recogniser: { engine: "pocketsphinx", checked } }),
    new SystemClock(),
  ).recogniser;
}

async function wordsAfter(recogniser: Recogniser, speech: Int16Array, answer: AnswerForm): Promise<number> {
  await recogniser.begin({
    question: "q",
    answers: [answer],
    commands: ["go back", "start over", "skip", "help"],
    patience: "normal",
  });
  for (let from = 0; from < speech.length; from += CHUNK_SAMPLES)
    await recogniser.feed(speech.subarray(from, from + CHUNK_SAMPLES));
  // Sound comes as it is spoken: what was fed last has been heard when the endpoint comes.
  await recogniser.progress();
  const before = performance.now();
  await recogniser.finish();
  return performance.now() - before;
}
