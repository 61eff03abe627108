import { hearingEngines } from "../../launch/hardware/hearing.ts";
import type { Expectation } from "../../robot/kernel/expectation.ts";
import { durationMs } from "../../robot/kernel/frames.ts";
import { Gauges } from "../../robot/kernel/gauges.ts";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { ManualClock } from "../../robot/kernel/manual-clock.ts";
import type { FliteVoice } from "../../robot/perception/adapters/testing/flite-speech.ts";
import { Hearing } from "../../robot/perception/hearing/hearing.ts";
import { hearingConfig } from "../../robot/perception/hearing/hearing-config.ts";
import type { HearingEvent } from "../../robot/perception/hearing/hearing-event.ts";
import { SimulatedMicrophone } from "../../sim/devices/simulated-microphone.ts";
import { Acoustics } from "../../sim/sound/acoustics.ts";
import { babbleBehind, spokenLine } from "./spoken-line.ts";

/** The room swallows what is said in it; an echo canceller leaves this much of the robot's own voice. */
const ROOM = { noiseDbfs: -75, echoDb: -56, echoDelayMs: 25, reverb: null };
const DISTANCE_M = 1;
const ROBOTS_VOICE = "slt";
const TALKED_OVER_AFTER_MS = 900;
/** Before somebody answers; the gate has closed by then. */
const BREATH_MS = 600;
/** Longer than any patience: what was not heard by then was not heard. */
const LONGEST_WAIT_MS = 5_000;
const STEP_MS = 100;

/**
 * The robot's real ears in a simulated room with people talking behind the visitor. The robot itself is silent, except
 * where it is talked over.
 */
export class HearingBooth {
  private readonly clock = new ManualClock();
  private readonly stop = new AbortController();
  private readonly hearing: Hearing;
  private readonly running: Promise<void>;
  private acoustics = new Acoustics(ROOM, 1);
  private voice: FliteVoice = "slt";
  private babbleUntil = 0;
  private open = 0;
  private listener: (event: HearingEvent) => void = () => {};

  constructor() {
    const rules = hearingConfig.parse({ echoCancelled: true, wakeWord: { engine: "none" } });
    const microphone = new SimulatedMicrophone(
      this.clock,
      (fromMs, length) => this.soundFrom(fromMs, length),
      () => false,
    );
    this.hearing = new Hearing(
      {
        ...hearingEngines(rules, this.clock),
        microphone,
        clock: this.clock,
        journal: silentJournal,
        gauges: new Gauges(),
        rules,
      },
      (event) => this.take(event),
    );
    this.running = this.hearing.run(this.stop.signal);
  }

  /** Somebody else steps up; nothing is remembered of who came before. */
  async welcome(voice: FliteVoice): Promise<void> {
    this.hearing.wipe();
    this.voice = voice;
    this.acoustics = new Acoustics(ROOM, 1);
    this.babbleUntil = 0;
    await this.clock.advance(BREATH_MS);
  }

  listenFor(expectation: Expectation | null): void {
    this.hearing.listenFor(expectation);
  }

  /** Says the line and waits until it has been judged. What is heard of it goes to `listener` meanwhile. */
  async say(text: string, listener: (event: HearingEvent) => void): Promise<void> {
    const line = spokenLine(text, this.voice);
    let judged = false;
    this.listener = (event) => {
      judged ||= event.type === "utterance" || event.type === "rejected";
      listener(event);
    };
    this.acoustics.say(line, this.clock.now() + BREATH_MS, DISTANCE_M);
    await this.clock.advance(BREATH_MS + durationMs(line));
    for (let waited = 0; waited < LONGEST_WAIT_MS && !(judged && this.open === 0); waited += STEP_MS) {
      await this.clock.advance(STEP_MS);
    }
    this.listener = () => {};
  }

  /** The robot speaks, and is talked over. `listener` is also given what stops its voice. */
  async talkOver(
    robotSays: string,
    text: string,
    listener: (event: HearingEvent, hush: () => void) => void,
  ): Promise<void> {
    const cutOff = this.acoustics.echo(spokenLine(robotSays, ROBOTS_VOICE), this.clock.now());
    await this.clock.advance(TALKED_OVER_AFTER_MS);
    await this.say(text, (event) => listener(event, () => cutOff(this.clock.now())));
  }

  get nowMs(): number {
    return this.clock.now();
  }

  async close(): Promise<void> {
    this.stop.abort();
    await this.clock.finish(this.running);
  }

  private take(event: HearingEvent): void {
    if (event.type === "deaf") throw event.fault;
    if (event.type === "speech-start") this.open = 1;
    if (event.type === "speech-end") this.open = 0;
    this.listener(event);
  }

  private soundFrom(fromMs: number, length: number): Int16Array {
    if (fromMs >= this.babbleUntil) {
      const babble = this.babble();
      this.acoustics.say(babble, fromMs, DISTANCE_M);
      this.babbleUntil = fromMs + durationMs(babble);
    }
    return this.acoustics.hear(fromMs, length);
  }

  private readonly babbles = new Map<FliteVoice, ReturnType<typeof babbleBehind>>();

  private babble(): ReturnType<typeof babbleBehind> {
    const made = this.babbles.get(this.voice) ?? babbleBehind(this.voice);
    this.babbles.set(this.voice, made);
    return made;
  }
}
