import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { parseProfile } from "../../robot/kernel/business-profile.ts";
import type { Expectation } from "../../robot/kernel/expectation.ts";
import { Fault, messageOf } from "../../robot/kernel/fault.ts";
import { Gauges } from "../../robot/kernel/gauges.ts";
import { journalTo } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { Hearing } from "../../robot/perception/hearing/hearing.ts";
import { hearingConfig } from "../../robot/perception/hearing/hearing-config.ts";
import type { HearingEvent } from "../../robot/perception/hearing/hearing-event.ts";
import { type Command, type Streams, UsageError } from "../command.ts";
import { fileMicrophone, hearingEngines } from "../hardware/hearing.ts";
import { hearQuestions } from "./hear-questions.ts";

/** How much simulated time passes between two looks at whether the file has ended. */
const STEP_MS = 500;

export const hear: Command = {
  name: "hear",
  summary: "Hears sound files through the robot's own chain and prints what it makes of them.",
  help: `
stella hear FILE.wav… [--question ID] [--business FILE] [--json]

Plays each file (16-bit PCM WAV, 16 kHz, mono or stereo) to the robot's hearing: wake word, voice activity,
speech gate, recogniser. Time is the file's own, so it runs faster than real time.

  --question ID    the robot has just asked this: consent, name, phone, email, contact, spelling, service,
                   source, timeline, greeting, or a question of the business profile's form.
                   Without it the robot waits for its name, then for yes, no or a command.
  --business FILE  a business profile (YAML), whose choices are then expected
  --json           one JSON line per event; atMs counts from the beginning of the file:
                   {"event":"utterance","atMs":1234,"text":"yes please","confidence":0.97}
                   events: wake, speech-start, speech-end, utterance, rejected.
                   With several files each line also has "file". A rejected reading stands under "guess".

Exit code 0 when every file was heard, 2 for wrong usage or a file that cannot be read as such.
`,
  async run(args, streams, signal) {
    const { files, questionId, business, json } = parse(args);
    const profile = business === undefined ? null : await readProfile(business);
    const questions = hearQuestions(profile);
    const question = questionId === undefined ? null : questions.get(questionId);
    if (question === undefined) {
      throw new UsageError(
        `There is no question "${questionId}". Known: ${[...questions.keys()].join(", ")}.`,
      );
    }
    for (const file of files) {
      if (!json && files.length > 1) streams.stdout.write(`${file}\n`);
      const extra = files.length > 1 ? { file } : {};
      await hearFile(file, question, signal, (event) => print(event, json, extra, streams));
    }
    return 0;
  },
};

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        question: { type: "string" },
        business: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    if (positionals.length === 0) throw new UsageError("Give at least one WAV file.");
    return { files: positionals, questionId: values.question, business: values.business, json: values.json };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(messageOf(error));
  }
}

/** Each file is heard by a fresh pair of ears: what came before cannot change what is heard. */
async function hearFile(
  path: string,
  question: Expectation | null,
  signal: AbortSignal,
  tell: (event: HearingEvent) => void,
): Promise<void> {
  const clock = new ManualClock();
  const rules = hearingConfig.parse({ echoCancelled: true });
  const afterName = hearQuestions(null).get("consent") ?? null;
  let lost: Fault | null = null;
  const stop = new AbortController();
  const hearing = new Hearing(
    {
      ...hearingEngines(rules, clock),
      microphone: fileMicrophone(path, clock),
      clock,
      journal: journalTo(clock, []),
      gauges: new Gauges(),
      rules,
    },
    (event) => {
      tell(event);
      if (event.type === "wake") hearing.listenFor(afterName);
      if (event.type !== "microphone-lost") return;
      lost = event.fault;
      stop.abort(event.fault);
    },
  );
  hearing.listenFor(question);
  let ended = false;
  const run = hearing.run(AbortSignal.any([signal, stop.signal])).finally(() => {
    ended = true;
  });
  // Handled below; without this a failure before then would count as unhandled.
  run.catch(() => {});
  while (!ended) await clock.advance(STEP_MS);
  await run;
  if (lost) throw lost;
}

async function readProfile(path: string) {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new Fault({
      code: "profile.missing",
      what: `The business profile ${path} cannot be read (${messageOf(cause)}).`,
      remedy: "Give the path of a file that exists, such as launch/profiles/salon.yaml.",
      cause,
    });
  });
  return parseProfile(text, path);
}

function print(event: HearingEvent, json: boolean, extra: { file?: string }, streams: Streams): void {
  const told = toldAs(event);
  if (!told) return;
  const line = json ? JSON.stringify({ ...told, ...extra }) : plain(told);
  streams.stdout.write(`${line}\n`);
}

interface Told {
  readonly event: string;
  readonly atMs: number;
  readonly text?: string;
  readonly guess?: string | null;
  readonly confidence?: number;
}

/** Null for what goes to stderr by way of the thrown fault. */
function toldAs(event: HearingEvent): Told | null {
  const told = { event: event.type, atMs: Math.round(event.at) };
  switch (event.type) {
    case "wake":
      return { ...told, confidence: rounded(event.score) };
    case "speech-start":
    case "speech-end":
      return told;
    case "utterance":
      return { ...told, text: event.utterance.text, confidence: rounded(event.utterance.confidence) };
    case "rejected":
      return { ...told, guess: event.guess, confidence: rounded(event.confidence) };
    case "microphone-lost":
    case "microphone-back":
      return null;
  }
}

function plain(told: Told): string {
  const said = told.text ?? (told.guess ? `(nearest: ${told.guess})` : "");
  const sure = told.confidence === undefined ? "" : ` ${Math.round(told.confidence * 100)} %`;
  return `${(told.atMs / 1000).toFixed(2).padStart(8)} s  ${told.event.padEnd(12)} ${said}${sure}`.trimEnd();
}

function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}
