import { readFile } from "node:fs/promises";
import { hearingEngines } from "../../launch/hardware/hearing.ts";
import type { Expectation } from "../../robot/kernel/expectation.ts";
import { durationMs, SAMPLE_RATE_HZ, type Sound } from "../../robot/kernel/frames.ts";
import { Gauges } from "../../robot/kernel/gauges.ts";
import { journalTo } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { type FliteVoice, spokenWav } from "../../robot/perception/adapters/testing/flite-speech.ts";
import { parseWav } from "../../robot/perception/adapters/wav-file.ts";
import { Hearing } from "../../robot/perception/hearing/hearing.ts";
import { hearingConfig } from "../../robot/perception/hearing/hearing-config.ts";
import type { HearingEvent } from "../../robot/perception/hearing/hearing-event.ts";
import { SimulatedMicrophone } from "../../sim/devices/simulated-microphone.ts";
import { Acoustics } from "../../sim/sound/acoustics.ts";
import type { RoomReverb } from "../../sim/sound/reverb.ts";

/** What a robot says in a visit, its own name included. */
export const ROBOT_SAYS: readonly string[] = [
  "Hello, I'm Stella, the receptionist robot of Bella Salon.",
  "I can take your details so that the team can call you back. May I note what you tell me?",
  "What is your name?",
  "I heard Maria Ruiz. Is that right?",
  "Which service would you like? A haircut, a color, or a blow dry?",
  "We are open from nine to six. You can stop me at any time. Say help if you need it, or go back.",
  "What is the best phone number to reach you?",
  "Three one two, five five five, oh one four three. Is that right?",
  "Thank you. Somebody will call you back today. Goodbye!",
];

const ASKED: Expectation = {
  question: "consent",
  answers: [{ form: "yes-no" }],
  commands: ["stop", "help", "go back", "repeat"],
  patience: "brief",
};

const PAUSE_MS = 600;

export interface Room {
  readonly echoCancelled: boolean;
  /** How much of the robot's voice its microphone still hears. */
  readonly echoDb: number;
  readonly noiseDbfs: number;
  /** Null: a room of curtains and carpets. */
  readonly reverb: RoomReverb | null;
}

/** A visitor one metre away who talks over the robot. */
export interface Interjection {
  readonly text: string;
  readonly voice: FliteVoice;
  /** After the robot began its first sentence. */
  readonly atMs: number;
}

export interface Heard {
  readonly event: HearingEvent;
  /** When it was told. */
  readonly toldMs: number;
}

/** The robot says everything, with its real ears open; what it hears meanwhile, and for how long it spoke. */
export async function speakInRoom(
  room: Room,
  interjection: Interjection | null,
): Promise<{ readonly heard: readonly Heard[]; readonly spokenMs: number }> {
  const clock = new ManualClock();
  const rules = hearingConfig.parse({ echoCancelled: room.echoCancelled });
  const acoustics = new Acoustics({ ...room, echoDelayMs: 25 }, 1);
  const heard: Heard[] = [];
  const microphone = new SimulatedMicrophone(
    clock,
    (fromMs, length) => acoustics.hear(fromMs, length),
    () => false,
  );
  const journal = journalTo(clock, [], { pii: false });
  const hearing = new Hearing(
    { microphone, ...hearingEngines(rules, clock), clock, journal, gauges: new Gauges(), rules },
    (event) => heard.push({ event, toldMs: clock.now() }),
  );
  const stop = new AbortController();
  const running = hearing.run(stop.signal);
  hearing.listenFor(ASKED);
  await clock.advance(1_000);

  if (interjection) {
    const { text, voice, atMs } = interjection;
    acoustics.say(await soundOf(text, voice), clock.now() + atMs, 1);
  }
  let spokenMs = 0;
  for (const sentence of interjection ? ROBOT_SAYS.slice(0, 2) : ROBOT_SAYS) {
    const sound = await soundOf(sentence, "slt");
    const lastsMs = durationMs(sound);
    acoustics.echo(sound, clock.now());
    hearing.robotSpeaking(true);
    await clock.advance(lastsMs);
    hearing.robotSpeaking(false);
    await clock.advance(PAUSE_MS);
    spokenMs += lastsMs;
  }
  await clock.advance(3_000);
  stop.abort();
  await clock.finish(running);
  return { heard, spokenMs };
}

async function soundOf(text: string, voice: FliteVoice): Promise<Sound> {
  const path = spokenWav(text, { voice, before: 0, after: 0 });
  return { samples: parseWav(await readFile(path), path), sampleRateHz: SAMPLE_RATE_HZ };
}
