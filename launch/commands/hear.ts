import { type Clock, type Instant, instant } from "../../robot/kernel/clock.ts";
import type { Expectation } from "../../robot/kernel/expectation.ts";
import type { Fault } from "../../robot/kernel/fault.ts";
import { Gauges } from "../../robot/kernel/gauges.ts";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import type { Language } from "../../robot/kernel/vocabulary.ts";
import { Hearing } from "../../robot/perception/hearing/hearing.ts";
import { hearingConfig } from "../../robot/perception/hearing/hearing-config.ts";
import type { HearingEvent } from "../../robot/perception/hearing/hearing-event.ts";
import type { Microphone } from "../../robot/perception/hearing/microphone.ts";
import { type Command, parseOptions, UsageError } from "../command.ts";
import { fileMicrophone, hardwareMicrophone, hearingEngines } from "../hardware/hearing.ts";
import { DEMO_PROFILE, loadProfile } from "../load-profile.ts";
import { type LineStyle, lineOf } from "./hear-lines.ts";
import { hearQuestions, YES_OR_NO } from "./hear-questions.ts";

/** How much simulated time passes between two looks at whether the file has ended. */
const STEP_MS = 500;

export const hear: Command = {
  name: "hear",
  summary: "show what the robot hears in sound files",
  help: `
stella hear FILE.wav… [--question ID] [--language en|es] [--business FILE] [--json]
stella hear --microphone [--question ID] [--language en|es] [--business FILE] [--json]

Plays each file (16-bit PCM WAV, 16 kHz, mono or stereo) to the robot's hearing: wake word, voice activity,
speech gate, recogniser. Time is the file's own, so it runs faster than real time.

  --question ID    the robot has just asked this: greeting, consent, name, phone, email, contact, spelling,
                   or a question of the business profile's form, such as service, source and timeline.
                   Without it the robot waits for its name, then for yes, no or a command.
  --language L     the language of the question, en or es (default: en); stella doctor tells whether es is heard
  --business FILE  the business profile, whose choices are expected (default: launch/profiles/salon.yaml)
  --microphone     this machine's microphone instead of files, until Ctrl+C
  --json           one JSON line per event; atMs counts from the beginning of the file:
                   {"event":"utterance","atMs":1234,"text":"yes please","confidence":0.97}
                   events: wake, speech-start, speech-end, utterance, rejected.
                   With several files each line also has "file". A rejected reading stands under "guess".

Exit code 0 when every file was heard, 2 for wrong usage or a file that cannot be read as such.
`,
  async run(args, streams, signal) {
    const { files, live, questionId, language, business, json } = parse(args);
    const profile = loadProfile(business ?? DEMO_PROFILE);
    const questions = hearQuestions(profile, language);
    const question = questionId === undefined ? null : questions.get(questionId);
    if (question === undefined) {
      throw new UsageError(
        `There is no question "${questionId}". Known: ${[...questions.keys()].join(", ")}.`,
      );
    }
    const print = (style: LineStyle) => (event: HearingEvent) => {
      const line = lineOf(event, style);
      if (line !== null) streams.stdout.write(`${line}\n`);
    };
    const asked = { question, afterName: questions.get(YES_OR_NO) ?? null };
    if (live) await hearLive(asked, signal, (startedAt) => print({ json, startedAt }));
    for (const file of files) {
      const several = files.length > 1;
      if (!json && several) streams.stdout.write(`${file}\n`);
      const style = { json, startedAt: instant(0), ...(several ? { file } : {}) };
      await hearFile(file, asked, signal, print(style));
    }
    return 0;
  },
};

function parse(args: readonly string[]) {
  const { values, positionals: files } = parseOptions(args, {
    allowPositionals: true,
    options: {
      question: { type: "string" },
      language: { type: "string", default: "en" },
      business: { type: "string" },
      microphone: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const { microphone: live, json, business } = values;
  const language = languageIn(values.language);
  if (live === files.length > 0) throw new UsageError("Give at least one WAV file, or else --microphone.");
  return { files, live, questionId: values.question, language, business, json };
}

function languageIn(text: string): Language {
  if (text === "en" || text === "es") return text;
  throw new UsageError(`--language is en or es, not ${text}.`);
}

interface Asked {
  /** Null: the robot waits for its name. */
  readonly question: Expectation | null;
  /** What is expected once it was heard. */
  readonly afterName: Expectation | null;
}

/** The machine's own microphone, until the command is stopped. */
async function hearLive(
  asked: Asked,
  signal: AbortSignal,
  tellFrom: (startedAt: Instant) => (event: HearingEvent) => void,
): Promise<void> {
  const clock = new SystemClock();
  const tell = tellFrom(clock.now());
  await hearOnce(hardwareMicrophone(hearingConfig.parse({}), clock), clock, asked, signal, tell);
}

/** Each file is heard by a fresh pair of ears: what came before cannot change what is heard. */
async function hearFile(
  path: string,
  asked: Asked,
  signal: AbortSignal,
  tell: (event: HearingEvent) => void,
): Promise<void> {
  const clock = new ManualClock();
  let ended = false;
  const heard = hearOnce(fileMicrophone(path, clock), clock, asked, signal, tell).finally(() => {
    ended = true;
  });
  // Awaited below; without this a failure before then would count as unhandled.
  heard.catch(() => {});
  while (!ended) await clock.advance(STEP_MS);
  await heard;
}

/** Throws the fault of a microphone that is lost, instead of trying again as the robot does. */
async function hearOnce(
  microphone: Microphone,
  clock: Clock,
  asked: Asked,
  signal: AbortSignal,
  tell: (event: HearingEvent) => void,
): Promise<void> {
  const rules = hearingConfig.parse({ echoCancelled: true });
  const { question, afterName } = asked;
  let lost: Fault | null = null;
  const stop = new AbortController();
  const hearing = new Hearing(
    {
      ...hearingEngines(rules, clock),
      microphone,
      clock,
      journal: silentJournal,
      gauges: new Gauges(),
      rules,
    },
    (event) => {
      tell(event);
      if (event.type === "wake") hearing.listenFor(afterName);
      if (event.type !== "microphone-lost" && event.type !== "deaf") return;
      lost = event.fault;
      stop.abort(event.fault);
    },
  );
  hearing.listenFor(question);
  await hearing.run(AbortSignal.any([signal, stop.signal]));
  if (lost) throw lost;
}
