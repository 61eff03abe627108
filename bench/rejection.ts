import { hearingEngines } from "../launch/hardware/hearing.ts";
import { SystemClock } from "../robot/kernel/system-clock.ts";
import { type FliteVoice, whyNoRecogniser } from "../robot/perception/adapters/testing/flite-speech.ts";
import { hearingConfig } from "../robot/perception/hearing/hearing-config.ts";
import type { Bench, Figure } from "./bench.ts";
import { asHeard, lineIn, ROOMS, type Room } from "./heard-line.ts";
import { COMMANDS, FEW_STRANGERS, type SpokenAnswers } from "./spoken-answers.ts";

const VOICES: readonly FliteVoice[] = ["slt", "rms", "awb", "kal16"];

/** What the rejection is set with: right readings and strangers' sentences, in silence and amid others' talk. */
export const bench: Bench = {
  name: "rejection",
  summary: "answers accepted as said, and strangers' sentences accepted, in silence and amid babble",
  unavailable: () => Promise.resolve(whyNoRecogniser()),
  async run() {
    const figures: Figure[] = [];
    for (const checked of [false, true]) {
      const heard: Heard[] = [];
      for (const room of ROOMS) {
        for (const voice of VOICES) heard.push(...(await hearAll(voice, room, checked)));
      }
      figures.push(...ROOMS.flatMap((room) => figuresOf(room, checked, heard)));
    }
    return figures;
  },
};

function figuresOf(room: Room, checked: boolean, heard: readonly Heard[]): readonly Figure[] {
  return (["answer", "stranger"] as const).map((who) => {
    const all = heard.filter((each) => each.room === room && each.who === who);
    const counted = all.filter(({ counts }) => counts).length;
    const what = who === "answer" ? "answers accepted as said" : "strangers' sentences accepted";
    const how = checked ? "checked by Moonshine" : "PocketSphinx alone";
    return { what: `${how}, ${room}: ${what}`, value: counted / all.length, unit: "×" as const };
  });
}

interface Heard {
  readonly room: Room;
  readonly who: "answer" | "stranger";
  /** An answer accepted exactly as said, or a stranger's sentence accepted at all. */
  readonly counts: boolean;
}

/** One visitor's voice: every answer and every stranger's sentence, with what the recogniser learns on the way. */
async function hearAll(voice: FliteVoice, room: Room, checked: boolean): Promise<readonly Heard[]> {
  const { recogniser } = hearingEngines(
    hearingConfig.parse({ recogniser: { engine: "pocketsphinx", checked } }),
    new SystemClock(),
  );
  await recogniser.open();
  const all: Heard[] = [];
  for (const { answer, said } of QUESTIONS) {
    for (const line of [...said, ...FEW_STRANGERS]) {
      const who = said.includes(line) ? ("answer" as const) : ("stranger" as const);
      const heard = asHeard(lineIn(room, line, voice));
      await recogniser.begin({
        question: "bench",
        answers: [answer],
        commands: COMMANDS,
        patience: "normal",
      });
      for (const part of heard.parts) await recogniser.feed(part);
      const result = await recogniser.finish(heard.clearanceDb);
      const counts = result.heard === "words" && (who === "stranger" || result.text === line);
      all.push({ room, who, counts });
    }
  }
  await recogniser.close();
  return all;
}

const QUESTIONS: readonly SpokenAnswers[] = [
  {
    answer: { form: "yes-no" },
    said: "yes please|yes|no|no thank you|sure|of course|go back|help|skip".split("|"),
  },
  {
    answer: { form: "person-name" },
    said: "laura moore|anthony clark|my name is sarah wilson|i'm nancy harris|start over|skip".split("|"),
  },
  {
    answer: { form: "phrases", phrases: ["haircut", "a trim", "color", "highlights", "blow dry"] },
    said: "haircut|i'd like a haircut please|color|highlights please|blow dry|get me a person".split("|"),
  },
];
