import type { Expectation } from "../../../kernel/expectation.ts";
import { Fault } from "../../../kernel/fault.ts";
import type { AudioFrame } from "../../../kernel/frames.ts";
import { Gauges } from "../../../kernel/gauges.ts";
import { EventLog, journalTo } from "../../../kernel/journal.ts";
import { ManualClock } from "../../../kernel/manual-clock.ts";
import { Hearing } from "../hearing.ts";
import { hearingConfig } from "../hearing-config.ts";
import type { HearingEvent } from "../hearing-event.ts";
import type { Microphone } from "../microphone.ts";
import type { Preparation, Progress, Recogniser, Recognition } from "../recogniser.ts";
import { BLOCK_SAMPLES, type VoiceActivity } from "../voice-activity.ts";
import type { WakeWord } from "../wake-word.ts";

export const BLOCK_MS = 32;
/** To the parrot: something is missing until the last word comes. */
export const [UNFINISHED, LAST_WORD] = [88, 99];
const LOST = new Fault({ code: "microphone.lost", what: "It is gone.", remedy: "Plug it in." });

/** Sound whose samples say how loud it is: 0 is silence, anything else a voice. `"lost"` pulls the plug. */
class ScriptedMicrophone implements Microphone {
  opened = 0;
  private readonly clock: ManualClock;
  private readonly script: (number | "lost")[];

  constructor(clock: ManualClock, script: readonly (number | "lost")[]) {
    this.clock = clock;
    this.script = [...script];
  }

  async *frames(signal: AbortSignal): AsyncGenerator<AudioFrame> {
    this.opened += 1;
    for (let next = this.script.shift(); next !== undefined && !signal.aborted; next = this.script.shift()) {
      if (next === "lost") throw LOST;
      const capturedAt = this.clock.now();
      await this.clock.sleep(BLOCK_MS, signal);
      yield { samples: new Int16Array(BLOCK_SAMPLES).fill(next), capturedAt };
    }
  }
}

class LoudnessAsVoice implements VoiceActivity {
  async open() {}
  async close() {}
  async reset() {}
  async probability(block: Int16Array) {
    return block[0] === 0 ? 0.01 : 0.99;
  }
}

/** "Recognises" the samples it was given, which shows what reached it. */
class Parrot implements Recogniser {
  readonly log: string[] = [];
  failing = false;
  missing = false;
  private heard: number[] | null = null;

  async open() {
    if (this.missing)
      throw new Fault({ code: "recogniser.missing", what: "Not there.", remedy: "Install it." });
  }
  async close() {}
  async begin(expectation: Expectation): Promise<Preparation> {
    if (this.failing) throw new Fault({ code: "recogniser.stuck", what: "Stuck.", remedy: "Wait." });
    this.log.push(`begin ${expectation.question}`);
    this.heard = [];
    return { leftOut: expectation.question === "odd" ? ["balayage"] : [] };
  }
  async feed(samples: Int16Array) {
    this.heard?.push(samples[0] ?? -1);
  }
  async progress(): Promise<Progress> {
    return this.heard?.includes(UNFINISHED) && !this.heard.includes(LAST_WORD) ? "unfinished" : "complete";
  }
  async finish(): Promise<Recognition> {
    const text = this.heard?.join(" ") ?? "";
    this.heard = null;
    return text.includes("66")
      ? { heard: "something-else", guess: text, confidence: 0.1 }
      : { heard: "words", text, confidence: 0.9, alternatives: [] };
  }
  async abandon() {
    this.log.push("abandon");
    this.heard = null;
  }
  async forget() {
    this.log.push("forget");
  }
}

/** Spots a block that is as loud as 77. */
class SeventySeven implements WakeWord {
  readonly likeness = null;
  async open() {}
  async close() {}
  async reset() {}
  async hear(samples: Int16Array) {
    return samples[0] === 77 ? 0.8 : null;
  }
}

export const asking = (question: string): Expectation => ({
  question,
  answers: [],
  commands: [],
  patience: "brief",
});
export const silence = (blocks: number) => Array<number>(blocks).fill(0);
export const voice = (loudness: number, blocks = 6) => Array<number>(blocks).fill(loudness);

/** The real hearing, on parts that do what their script says; it runs already. */
export function hearingOf(script: readonly (number | "lost")[], rules: object = {}) {
  const clock = new ManualClock();
  const recogniser = new Parrot();
  const microphone = new ScriptedMicrophone(clock, script);
  const log = new EventLog();
  const events: HearingEvent[] = [];
  const stop = new AbortController();
  const hearing = new Hearing(
    {
      microphone,
      wakeWord: new SeventySeven(),
      stopWord: new SeventySeven(),
      voiceActivity: new LoudnessAsVoice(),
      recogniser,
      clock,
      journal: journalTo(clock, [log.sink], { pii: true }),
      gauges: new Gauges(),
      rules: hearingConfig.parse(rules),
    },
    (event) => events.push(event),
  );
  const run = hearing.run(stop.signal);
  const types = () => events.map((event) => event.type);
  return { hearing, clock, recogniser, microphone, events, types, log, stop, run };
}
