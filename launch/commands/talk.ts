import { createInterface } from "node:readline";
import { dialogueRules } from "../../robot/dialogue/dialogue-config.ts";
import { type WallTime, wallTime } from "../../robot/kernel/clock.ts";
import { seededRandom } from "../../robot/kernel/random.ts";
import { type Command, parseOptions, type Streams, UsageError } from "../command.ts";
import { DEMO_PROFILE, loadProfile } from "../load-profile.ts";
import { isGesture, Talk } from "./talk-session.ts";

/** A Tuesday morning in Chicago: the same words give the same answers on any day. */
const usualNow = "2026-01-06T16:00:00Z";

const GESTURES = "Use /touch CHOICE, /type TEXT, /command NAME, /noise or /leave.";

export const talk: Command = {
  name: "talk",
  summary: "hold the robot's conversation over stdin and stdout",
  help: `
stella talk [--business FILE] [--language en|es] [--now TIME] [--json]

Each line of input is something the visitor says. The conversation is the robot's own; time is simulated, so
the same lines always give the same answers. It ends with the record as JSON, or when the input ends, which
is the visitor walking away.

  --business FILE   the business profile (default: launch/profiles/salon.yaml)
  --language L      the language the robot begins in: en or es (default: en)
  --now TIME        the time of the visit, ISO 8601 (default: ${usualNow})
  --json            one JSON line per turn: {"say":"…","question":"name"}, at the end {"outcome":"…","record":…}

Lines that are not speech:
  (an empty line)   the visitor says nothing until the robot asks again
  /touch CHOICE     touches a choice on the screen, by its id: /touch yes
  /type TEXT        types on the screen's keyboard
  /command NAME     touches one of: repeat back skip start-over cancel help person who-are-you
                    pause slower louder quieter other-language
  /noise            something is said that cannot be understood
  /leave            walks away`,

  async run(args, streams, signal) {
    const options = optionsOf(args);
    const profile = loadProfile(options.business);
    if (!profile.languages.includes(options.language)) {
      throw new UsageError(`${profile.business.name} does not speak "${options.language}".`);
    }
    const rules = { ...dialogueRules.parse({}), language: options.language };
    const session = new Talk(profile, rules, options.now, seededRandom(1));
    await converse(session, streams, options.json, signal);
    return 0;
  },
};

async function converse(session: Talk, streams: Streams, json: boolean, signal: AbortSignal): Promise<void> {
  const { stdin, stdout } = streams;
  const isTerminal = "isTTY" in stdin && stdin.isTTY === true && !json;
  const write = (said: ReturnType<Talk["hear"]>) => {
    for (const { say, question } of said) {
      stdout.write(json ? `${JSON.stringify({ say, question })}\n` : `Stella: ${say}\n`);
    }
    if (isTerminal && session.result === null) stdout.write("> ");
  };

  write(session.greet());
  const lines = createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY });
  const stop = () => lines.close();
  signal.addEventListener("abort", stop, { once: true });
  try {
    for await (const line of lines) {
      if (line.startsWith("/") && !isGesture(line)) {
        streams.stderr.write(`stella talk: nobody can do "${line}" here; the visitor waits. ${GESTURES}\n`);
        continue;
      }
      write(session.hear(line));
      if (session.result !== null || signal.aborted) break;
    }
  } finally {
    signal.removeEventListener("abort", stop);
    lines.close();
  }
  if (session.result === null) write(session.hear("/leave"));
  stdout.write(`${JSON.stringify(session.result, null, json ? undefined : 2)}\n`);
}

interface Options {
  readonly business: string;
  readonly language: "en" | "es";
  readonly now: WallTime;
  readonly json: boolean;
}

function optionsOf(args: readonly string[]): Options {
  const { values } = parsed(args);
  const { language, now } = values;
  if (language !== "en" && language !== "es")
    throw new UsageError(`--language is en or es, not "${language}".`);
  const wall = Date.parse(now);
  if (Number.isNaN(wall)) throw new UsageError(`--now is a time such as ${usualNow}, not "${now}".`);
  return { business: values.business ?? DEMO_PROFILE, language, now: wallTime(wall), json: values.json };
}

function parsed(args: readonly string[]) {
  return parseOptions(args, {
    options: {
      business: { type: "string" },
      language: { type: "string", default: "en" },
      now: { type: "string", default: usualNow },
      json: { type: "boolean", default: false },
    },
  });
}
