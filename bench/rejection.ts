import { hearingEngines } from "../launch/hardware/hearing.ts";
import { instant } from "../robot/kernel/clock.ts";
import type { AnswerForm } from "../robot/kernel/expectation.ts";
import { SystemClock } from "../robot/kernel/system-clock.ts";
import { type FliteVoice, whyNoRecogniser } from "../robot/perception/adapters/testing/flite-speech.ts";
import { Backdrop } from "../robot/perception/hearing/backdrop.ts";
import { Foreground } from "../robot/perception/hearing/foreground.ts";
import { hearingConfig } from "../robot/perception/hearing/hearing-config.ts";
import { loudnessDbfs } from "../robot/perception/hearing/loudness.ts";
import type { Recogniser, Recognition } from "../robot/perception/hearing/recogniser.ts";
import { BLOCK_SAMPLES } from "../robot/perception/hearing/voice-activity.ts";
import { babbleBehind, spokenLine } from "../test/conversations/spoken-line.ts";
import type { Bench, Figure } from "./bench.ts";
import { COMMANDS, FEW_STRANGERS, type SpokenAnswers } from "./spoken-answers.ts";

const VOICES: readonly FliteVoice[] = ["slt", "rms", "awb", "kal16"];
const ROOMS = ["silence", "20 dB of babble"] as const;
/** Before and after the line. */
const ROOM_BLOCKS = 40;

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

type Room = (typeof ROOMS)[number];

interface Heard {
  readonly room: Room;
  readonly who: "answer" | "stranger";
  /** An answer accepted exactly as said, or a stranger's sentence accepted at all. */
  readonly counts: boolean;
}

/** One visitor's voice: every answer and every stranger's sentence, with what the recogniser learns on the way. */
async function hearAll(voice: FliteVoice, room: Room, checked: boolean): Promise<readonly Heard[]> {
  const { recogniser } = hearingEngines(hearingConfig.parse({ recogniser: { checked } }), new SystemClock());
  await recogniser.open();
  const heard: Heard[] = [];
  for (const { answer, said } of QUESTIONS) {
    for (const line of [...said, ...FEW_STRANGERS]) {
      const who = said.includes(line) ? ("answer" as const) : ("stranger" as const);
      const result = await hear(recogniser, answer, soundOf(line, voice, room));
      const counts = result.heard === "words" && (who === "stranger" || result.text === line);
      heard.push({ room, who, counts });
    }
  }
  await recogniser.close();
  return heard;
}

/** As hearing does once its gate is open: what does not stand out of the room is quieted. */
async function hear(recogniser: Recogniser, answer: AnswerForm, sound: Int16Array): Promise<Recognition> {
  const blocks = Array.from({ length: Math.floor(sound.length / BLOCK_SAMPLES) }, (_, at) => ({
    samples: sound.slice(at * BLOCK_SAMPLES, (at + 1) * BLOCK_SAMPLES),
    from: instant(at),
    to: instant(at + 1),
  }));
  const backdrop = new Backdrop();
  for (const { samples } of blocks.slice(0, ROOM_BLOCKS)) backdrop.hear(loudnessDbfs(samples), false);
  const foreground = new Foreground(backdrop.foregroundDbfs(hearingConfig.parse({}).gate.standOutDb));
  await recogniser.begin({ question: "bench", answers: [answer], commands: COMMANDS, patience: "normal" });
  const settled = blocks.slice(ROOM_BLOCKS / 2).flatMap((block) => foreground.take(block));
  for (const { samples } of [...settled, ...foreground.rest()]) await recogniser.feed(samples);
  return recogniser.finish(foreground.clearanceDb);
}

function soundOf(line: string, voice: FliteVoice, room: Room): Int16Array {
  const { samples } = spokenLine(line, voice);
  const before = ROOM_BLOCKS * BLOCK_SAMPLES;
  const sound = new Int16Array(samples.length + 2 * before);
  if (room !== "silence") sound.set(babbleOf(voice).subarray(0, sound.length));
  for (const [at, sample] of samples.entries()) {
    const mixed = (sound[before + at] ?? 0) + sample;
    sound[before + at] = Math.max(-32_768, Math.min(32_767, mixed));
  }
  return sound;
}

const babbles = new Map<FliteVoice, Int16Array>();

function babbleOf(voice: FliteVoice): Int16Array {
  const babble = babbles.get(voice) ?? babbleBehind(voice).samples;
  babbles.set(voice, babble);
  return babble;
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
