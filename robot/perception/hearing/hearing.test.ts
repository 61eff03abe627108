import { describe, expect, it } from "vitest";
import { type Instant, instant } from "../../kernel/clock.ts";
import type { Expectation } from "../../kernel/expectation.ts";
import { Fault } from "../../kernel/fault.ts";
import type { AudioFrame } from "../../kernel/frames.ts";
import { Gauges } from "../../kernel/gauges.ts";
import { EventLog, journalTo } from "../../kernel/journal.ts";
import { ManualClock } from "../../kernel/manual-clock.ts";
import { Hearing } from "./hearing.ts";
import { hearingConfig } from "./hearing-config.ts";
import type { HearingEvent } from "./hearing-event.ts";
import type { Microphone } from "./microphone.ts";
import type { Preparation, Progress, Recogniser, Recognition } from "./recogniser.ts";
import { BLOCK_SAMPLES, type VoiceActivity } from "./voice-activity.ts";
import type { WakeWord } from "./wake-word.ts";

const BLOCK_MS = 32;
/** To the parrot: something is missing until the last word comes. */
const [UNFINISHED, LAST_WORD] = [88, 99];
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

const asking = (question: string): Expectation => ({
  question,
  answers: [],
  commands: [],
  patience: "brief",
});
const silence = (blocks: number) => Array<number>(blocks).fill(0);
const voice = (loudness: number, blocks = 6) => Array<number>(blocks).fill(loudness);

function hearingOf(script: readonly (number | "lost")[], rules: object = {}) {
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

describe("hearing", () => {
  it("turns speech into an utterance, with the sound from before its onset", async () => {
    const { hearing, clock, events, run } = hearingOf([...silence(9), 0, ...voice(5), ...silence(30)]);
    hearing.listenFor(asking("consent"));
    await clock.advance(5_000);
    await run;
    const until: Instant = instant(16 * BLOCK_MS);
    const from = instant(10 * BLOCK_MS);
    expect(events).toMatchObject([
      { type: "speech-start", at: from },
      { type: "speech-end", at: until, judged: true },
      { type: "utterance", at: until, utterance: { confidence: 0.9, from, to: until } },
    ]);
    const [, , utterance] = events;
    const text = utterance?.type === "utterance" ? utterance.utterance.text : "";
    expect(text).toMatch(/^(0 ){10}5 5 5 5 5 5( 0)+$/);
  });

  it("reports what was not expected as rejected, with the nearest reading", async () => {
    const { hearing, clock, events } = hearingOf([...silence(5), ...voice(66), ...silence(30)]);
    hearing.listenFor(asking("consent"));
    await clock.advance(5_000);
    expect(events.at(-1)).toMatchObject({ type: "rejected", confidence: 0.1 });
  });

  it("waits through a pause while something of the answer is missing, and no longer", async () => {
    const { hearing, clock, events } = hearingOf([
      ...voice(UNFINISHED),
      ...silence(40),
      ...voice(LAST_WORD),
      ...silence(60),
    ]);
    hearing.listenFor(asking("phone"));
    await clock.advance(46 * BLOCK_MS);
    expect(events.map(({ type }) => type)).toEqual(["speech-start"]);
    await clock.advance(25 * BLOCK_MS);
    expect(events.map(({ type }) => type)).toEqual(["speech-start", "speech-end", "utterance"]);
    expect(events.at(-1)).toMatchObject({ utterance: { from: 0, to: 52 * BLOCK_MS } });
  });

  it("gives an answer up that stays unfinished", async () => {
    const { hearing, clock, types } = hearingOf([...voice(UNFINISHED), ...silence(120)]);
    hearing.listenFor(asking("phone"));
    await clock.advance(5_000);
    expect(types()).toEqual(["speech-start", "speech-end", "utterance"]);
  });

  it("takes the end of speech back when the voice resumes at once", async () => {
    const { hearing, clock, events, types } = hearingOf([
      ...voice(5),
      ...silence(14),
      ...voice(6),
      ...silence(40),
    ]);
    hearing.listenFor(asking("consent"));
    await clock.advance(5_000);
    expect(types()).toEqual(["speech-start", "speech-end", "speech-start", "speech-end", "utterance"]);
    expect(events.at(-1)).toMatchObject({ utterance: { from: 0, to: 26 * BLOCK_MS } });
  });

  it("judges a monologue once, however long it goes on, and hears the next answer", async () => {
    const tenMinutes = (10 * 60_000) / BLOCK_MS;
    const script = [...voice(5, tenMinutes), ...silence(30), ...voice(6), ...silence(30)];
    const { hearing, clock, types } = hearingOf(script);
    hearing.listenFor(asking("consent"));
    await clock.advance(11 * 60_000);
    const once = ["speech-start", "speech-end", "utterance"];
    // A voice that is one and the same sample for ten minutes is told of as well.
    expect(types().filter((type) => type !== "sound")).toEqual([...once, ...once]);
  });

  it("tells once of a microphone that delivers the same sample for ten seconds", async () => {
    const { clock, types } = hearingOf(silence(700));
    await clock.advance(9_000);
    expect(types()).toEqual([]);
    await clock.advance(12_000);
    expect(types()).toEqual(["sound"]);
  });

  it("hears its name in the middle of a monologue", async () => {
    const monologue = [...voice(5, 1_000), 77, ...voice(5, 10)];
    const { clock, types } = hearingOf([...silence(20), ...monologue, ...silence(30)]);
    await clock.advance(60_000);
    expect(types()).toContain("wake");
  });

  it("listens for nothing but its name until it is asked to", async () => {
    const { clock, recogniser, types } = hearingOf([
      ...silence(5),
      ...voice(5),
      ...silence(20),
      ...voice(5, 4),
      77,
      ...silence(20),
    ]);
    await clock.advance(5_000);
    expect(types()).toEqual(["speech-start", "speech-end", "speech-start", "wake", "speech-end"]);
    expect(recogniser.log).toEqual([]);
  });

  it("takes a new question from the next utterance on", async () => {
    const { hearing, clock, recogniser } = hearingOf([
      ...voice(5, 20),
      ...silence(20),
      ...voice(6),
      ...silence(20),
    ]);
    hearing.listenFor(asking("first"));
    await clock.advance(10 * BLOCK_MS);
    hearing.listenFor(asking("second"));
    await clock.advance(5_000);
    expect(recogniser.log).toEqual(["begin first", "begin second"]);
  });

  it("does not hear the robot itself, nor the echo of its last word", async () => {
    const { hearing, clock, types } = hearingOf([...voice(5, 40), ...silence(40)]);
    hearing.listenFor(asking("consent"));
    hearing.robotSpeaking(true);
    await clock.advance(33 * BLOCK_MS);
    hearing.robotSpeaking(false);
    await clock.advance(5_000);
    expect(types()).toEqual([]);
  });

  it("gives an utterance up when the robot begins to speak over it", async () => {
    const { hearing, clock, types, recogniser } = hearingOf([...voice(5, 40), ...silence(40)]);
    hearing.listenFor(asking("consent"));
    await clock.advance(10 * BLOCK_MS);
    hearing.robotSpeaking(true);
    await clock.advance(5_000);
    expect(types()).toEqual(["speech-start", "speech-end"]);
    expect(recogniser.log).toEqual(["begin consent", "abandon"]);
  });

  it("tells once that its name was said while it speaks, and then only hears the answer", async () => {
    const { hearing, clock, types } = hearingOf([
      ...voice(5, 70),
      ...voice(77, 3),
      ...voice(5, 10),
      ...silence(20),
      ...voice(6),
      ...silence(40),
    ]);
    hearing.listenFor(asking("consent"));
    hearing.robotSpeaking(true);
    await clock.advance(83 * BLOCK_MS);
    hearing.robotSpeaking(false);
    expect(types()).toEqual(["stop-word"]);
    await clock.advance(5_000);
    expect(types()).toEqual(["stop-word", "speech-start", "speech-end", "utterance"]);
  });

  it("does not take its own name for somebody else's: that one would be louder than the echo", async () => {
    const { hearing, clock, types } = hearingOf([...voice(78, 70), ...voice(77, 3), ...silence(20)]);
    hearing.listenFor(asking("consent"));
    hearing.robotSpeaking(true);
    await clock.advance(80 * BLOCK_MS);
    expect(types()).toEqual([]);
  });

  it("takes its name for nothing while it speaks, when told so", async () => {
    const { hearing, clock, types } = hearingOf([...voice(77, 10), ...silence(20)], { stopWord: false });
    hearing.listenFor(asking("consent"));
    hearing.robotSpeaking(true);
    await clock.advance(1_000);
    expect(types()).toEqual([]);
  });

  it("tells of speech within 200 ms while the robot speaks, when the echo is cancelled", async () => {
    const { hearing, clock, types } = hearingOf([...voice(5, 10), ...silence(40)], { echoCancelled: true });
    hearing.listenFor(asking("consent"));
    hearing.robotSpeaking(true);
    await clock.advance(200);
    expect(types()).toEqual(["speech-start"]);
  });

  it("can be interrupted while it speaks when the echo is cancelled", async () => {
    const { hearing, clock, types } = hearingOf([...voice(5), ...silence(40)], { echoCancelled: true });
    hearing.listenFor(asking("consent"));
    hearing.robotSpeaking(true);
    await clock.advance(5_000);
    expect(types()).toEqual(["speech-start", "speech-end", "utterance"]);
  });

  it("lets nothing of a visitor's speech come out after it was wiped", async () => {
    const { hearing, clock, types, recogniser } = hearingOf([...voice(5, 20), ...silence(40)]);
    hearing.listenFor(asking("consent"));
    await clock.advance(10 * BLOCK_MS);
    hearing.wipe();
    await clock.advance(5_000);
    expect(types()).not.toContain("utterance");
    expect(recogniser.log.slice(0, 3)).toEqual(["begin consent", "abandon", "forget"]);
  });

  it("tells once that the microphone is lost, tries again ever more slowly, and tells that it is back", async () => {
    const { hearing, clock, types, microphone } = hearingOf([
      ...voice(5, 5),
      "lost",
      "lost",
      "lost",
      ...voice(6),
      ...silence(20),
    ]);
    hearing.listenFor(asking("consent"));
    await clock.advance(300);
    expect(types()).toEqual(["speech-start", "speech-end", "microphone-lost"]);
    await clock.advance(10_000);
    expect(types().slice(3)).toEqual(["microphone-back", "speech-start", "speech-end", "utterance"]);
    expect(microphone.opened).toBe(4);
  });

  it("tells that it is deaf when an engine cannot be opened, and does not touch the microphone", async () => {
    const { recogniser, microphone, events, run } = hearingOf([...voice(5), ...silence(20)]);
    recogniser.missing = true;
    await run;
    expect(events).toMatchObject([{ type: "deaf", fault: { code: "recogniser.missing" } }]);
    expect(microphone.opened).toBe(0);
  });

  it("goes on when the recogniser fails: that answer counts as not understood", async () => {
    const { hearing, clock, recogniser, types, log } = hearingOf([
      ...voice(5),
      ...silence(20),
      ...voice(5),
      ...silence(20),
    ]);
    hearing.listenFor(asking("consent"));
    recogniser.failing = true;
    await clock.advance(20 * BLOCK_MS);
    recogniser.failing = false;
    await clock.advance(5_000);
    expect(types().filter((type) => type === "rejected" || type === "utterance")).toEqual([
      "rejected",
      "utterance",
    ]);
    expect(log.entries.map(({ event }) => event)).toContain("hearing.recogniser-failed");
  });

  it("notes the words that the recogniser cannot be taught", async () => {
    const { hearing, clock, log } = hearingOf([...voice(5), ...silence(20)]);
    hearing.listenFor(asking("odd"));
    await clock.advance(5_000);
    expect(log.entries).toContainEqual(
      expect.objectContaining({
        event: "hearing.words-left-out",
        fields: { question: "odd", words: ["balayage"] },
      }),
    );
  });

  it("ends normally when it is told to stop, even while the microphone is lost", async () => {
    const { clock, stop, run } = hearingOf(["lost"]);
    await clock.advance(100);
    stop.abort();
    await clock.advance(100);
    await expect(run).resolves.toBeUndefined();
  });
});
