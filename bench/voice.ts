import { speechEngine } from "../launch/hardware/voice.ts";
import { voiceRules } from "../robot/dialogue/dialogue-config.ts";
import { Voice } from "../robot/dialogue/voice.ts";
import { durationMs } from "../robot/kernel/frames.ts";
import { silentJournal } from "../robot/kernel/journal.ts";
import { SystemClock } from "../robot/kernel/system-clock.ts";
import type { Language } from "../robot/kernel/vocabulary.ts";
import { hearingConfig } from "../robot/perception/hearing/hearing-config.ts";
import { type Bench, type Figure, median, percentile } from "./bench.ts";

const ROUNDS = 5;
const lines: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "Hello! I am Stella, the robot at Luna Hair Studio.",
    "I have (312) 555-0143. Is that right?",
    "Thank you, Ana! The team has your details and will be in touch soon. Have a great day!",
    "I need that one, so that the team can help you. You can also say cancel, or ask for a person.",
  ],
  es: [
    "¡Hola! Soy Stella, el robot de Luna Hair Studio.",
    "Tengo (312) 555-0143. ¿Es correcto?",
    "Hoy abrimos de 09:00 a 18:00. ¿Algo más?",
  ],
};

/** From the decision to speak to the first sample at the loudspeaker, with the engines that are installed. */
export const bench: Bench = {
  name: "voice",
  summary: "from the decision to speak to the first sound, and the pauses between sentences",
  async run() {
    return [...(await figuresOf("en", "Flite")), ...(await figuresOf("es", "eSpeak NG"))];
  },
};

async function figuresOf(language: Language, engine: string): Promise<readonly Figure[]> {
  const { modelsFolder } = hearingConfig.parse({}).recogniser;
  const synthesiser = speechEngine(
    voiceRules.parse({ engine: "debian" }),
    modelsFolder,
    new SystemClock(),
    silentJournal,
  );
  const [first, pauses]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    for (const line of lines[language]) {
      let before = performance.now();
      const waits: number[] = [];
      const speaker = {
        // A loudspeaker that is ten times as fast keeps the bench short; synthesis still has less time than in earnest.
        play: async (sound: Parameters<typeof durationMs>[0]) => {
          waits.push(performance.now() - before);
          await new Promise((resolve) => setTimeout(resolve, durationMs(sound) / 10));
          before = performance.now();
        },
      };
      const voice = new Voice({ synthesiser, speaker });
      await voice.say(line, language, new AbortController().signal, () => {});
      const [toFirst = Number.NaN, ...between] = waits;
      first.push(toFirst);
      pauses.push(...between);
    }
  }
  return [
    { what: `${engine}, first sound, p50`, value: median(first), unit: "ms" },
    { what: `${engine}, first sound, p95`, value: percentile(first, 0.95), unit: "ms" },
    { what: `${engine}, pause before a further sentence, p95`, value: percentile(pauses, 0.95), unit: "ms" },
  ];
}
