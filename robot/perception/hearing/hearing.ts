import { backoff } from "../../kernel/backoff.ts";
import { type Clock, type Instant, instant, later } from "../../kernel/clock.ts";
import type { Expectation } from "../../kernel/expectation.ts";
import { Fault, isAbort } from "../../kernel/fault.ts";
import type { Gauges } from "../../kernel/gauges.ts";
import type { Journal } from "../../kernel/journal.ts";
import { seededRandom } from "../../kernel/random.ts";
import { type AudioBlock, AudioBlocks } from "./audio-blocks.ts";
import type { HearingRules } from "./hearing-config.ts";
import type { HearingEvent } from "./hearing-event.ts";
import { type Listener, QuestionListener, WakeListener } from "./listener.ts";
import { loudnessDbfs } from "./loudness.ts";
import type { Microphone } from "./microphone.ts";
import { patienceMs } from "./patience.ts";
import { PreRoll } from "./pre-roll.ts";
import type { Recogniser } from "./recogniser.ts";
import { CLOSED_GATE, hearBlock, type SpeechGate } from "./speech-gate.ts";
import type { VoiceActivity } from "./voice-activity.ts";
import type { WakeWord } from "./wake-word.ts";

export interface HearingParts {
  readonly microphone: Microphone;
  /** Null: the robot cannot be called by name. */
  readonly wakeWord: WakeWord | null;
  readonly voiceActivity: VoiceActivity;
  readonly recogniser: Recogniser;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly gauges: Gauges;
  readonly rules: HearingRules;
}

/**
 * Microphone → blocks → voice activity → speech gate → recogniser or wake word. One block is finished before the
 * next is taken, so that events come in the order of the sound.
 */
export class Hearing {
  private parts: HearingParts;
  private readonly onEvent: (event: HearingEvent) => void;
  private readonly blocks = new AudioBlocks();
  private preRoll: PreRoll;
  private expectation: Expectation | null = null;
  private gate: SpeechGate = CLOSED_GATE;
  /** Who gets the sound while the gate is open. */
  private listener: Listener | null = null;
  /** Sound taken between these instants is the robot's own voice. */
  private ownVoice: { readonly from: Instant; readonly to: Instant } | null = null;
  private unwiped = false;

  constructor(parts: HearingParts, onEvent: (event: HearingEvent) => void) {
    this.parts = parts;
    this.onEvent = onEvent;
    this.preRoll = preRollFor(parts.rules);
  }

  /** From the next block on; which engines are asked was settled when they were made. */
  adopt(rules: HearingRules): void {
    this.parts = { ...this.parts, rules };
    this.preRoll.wipe();
    this.preRoll = preRollFor(rules);
  }

  /** What the next utterance may be; null: only the wake word is listened for. */
  listenFor(expectation: Expectation | null): void {
    this.expectation = expectation;
  }

  /**
   * While the robot's own voice plays and there is no echo canceller, nothing is taken for the visitor's speech,
   * nor for a short tail after it. No effect when the rules say that the echo is cancelled.
   */
  robotSpeaking(speaking: boolean): void {
    const { clock, rules } = this.parts;
    if (rules.echoCancelled) return;
    const from = speaking ? clock.now() : (this.ownVoice?.from ?? clock.now());
    this.ownVoice = { from, to: speaking ? FOREVER : later(clock.now(), rules.echoTailMs) };
  }

  /** The visitor left: buffered sound is overwritten at once, and what the engines learnt before the next block. */
  wipe(): void {
    this.expectation = null;
    this.blocks.clear();
    this.preRoll.wipe();
    this.listener?.discard();
    this.unwiped = true;
  }

  /**
   * Hears until the source ends or the signal is aborted; at once when an engine cannot be opened, which the event
   * `deaf` tells: a robot that cannot hear still serves by touch.
   */
  async run(signal: AbortSignal): Promise<void> {
    const { voiceActivity, recogniser, wakeWord } = this.parts;
    try {
      if (await this.openEngines()) await this.hearMicrophone(signal);
    } finally {
      this.dropSound();
      await wakeWord?.close();
      await recogniser.close();
      await voiceActivity.close();
    }
  }

  /** Whoever is heard when it runs again begins anew. */
  private dropSound(): void {
    this.gate = CLOSED_GATE;
    this.listener?.discard();
    this.listener = null;
    this.blocks.clear();
    this.preRoll.wipe();
  }

  private async openEngines(): Promise<boolean> {
    const { voiceActivity, recogniser, wakeWord, clock } = this.parts;
    try {
      await voiceActivity.open();
      await recogniser.open();
      await wakeWord?.open();
      return true;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.onEvent({ type: "deaf", at: clock.now(), fault: error });
      return false;
    }
  }

  private async hearMicrophone(signal: AbortSignal): Promise<void> {
    const { clock, journal, microphone } = this.parts;
    let lost = false;
    let waits = this.waits();
    while (!signal.aborted) {
      try {
        for await (const frame of microphone.frames(signal)) {
          if (lost) {
            lost = false;
            waits = this.waits();
            this.onEvent({ type: "microphone-back", at: clock.now() });
          }
          for (const block of this.blocks.take(frame)) await this.hear(block);
        }
        await this.endOfSound();
        return;
      } catch (error) {
        if (isAbort(error, signal)) return;
        if (!(error instanceof Fault) || !error.code.startsWith("microphone.")) throw error;
        await this.fallSilent();
        journal.info("hearing.retries-microphone", { code: error.code });
        if (!lost) this.onEvent({ type: "microphone-lost", at: clock.now(), fault: error });
        lost = true;
      }
      await clock.sleep(waits.next().value, signal).catch(ignoreAbort(signal));
    }
  }

  /** Nobody else knocks at this microphone, so the jitter need not differ from robot to robot. */
  private waits(): Generator<number, never> {
    const { retryFirstMs, retryLongestMs } = this.parts.rules;
    return backoff({ firstMs: retryFirstMs, longestMs: retryLongestMs, factor: 2 }, seededRandom(1));
  }

  private async hear(block: AudioBlock): Promise<void> {
    const { voiceActivity, gauges, rules } = this.parts;
    if (this.unwiped) await this.forget();
    gauges.set("hearing.heard_until_ms", block.to);
    if (this.isOwnVoice(block)) return this.fallSilent();

    gauges.set("hearing.level_dbfs", loudnessDbfs(block.samples));
    const probability = await voiceActivity.probability(block.samples);
    const patience = patienceMs(this.listener?.patience ?? "brief", rules.patience);
    const judged = hearBlock(this.gate, { ...block, probability }, rules.gate, patience);
    this.gate = judged.gate;

    if (this.gate.at !== "open") {
      this.preRoll.push(block);
      return;
    }
    if (judged.edge === "opened") await this.openFor(this.gate.since);
    await this.listener?.hear(block);
    if (judged.edge === "closed") await this.closeGate(this.gate.since, this.gate.spokenUntil);
  }

  private async openFor(since: Instant): Promise<void> {
    this.onEvent({ type: "speech-start", at: since });
    this.listener = this.expectation
      ? new QuestionListener(this.expectation, this.parts, this.onEvent)
      : new WakeListener(this.parts, this.onEvent);
    await this.listener.open();
    for (const earlier of this.preRoll.take()) await this.listener.hear(earlier);
  }

  private async closeGate(from: Instant, to: Instant): Promise<void> {
    const listener = this.listener;
    this.gate = CLOSED_GATE;
    this.onEvent({ type: "speech-end", at: to, judged: listener?.judges ?? false });
    await listener?.close(from, to);
    this.listener = null;
  }

  /** The microphone is gone, or the robot speaks itself: what was under way cannot be finished. */
  private async fallSilent(): Promise<void> {
    const wasSilent = this.gate.at === "closed" && this.listener === null;
    const open = this.gate.at === "open" ? this.gate : null;
    this.gate = CLOSED_GATE;
    this.preRoll.take();
    if (open) this.onEvent({ type: "speech-end", at: open.spokenUntil, judged: false });
    this.listener?.discard();
    await this.listener?.close(instant(0), instant(0));
    this.listener = null;
    if (!wasSilent) await this.parts.voiceActivity.reset();
  }

  private async endOfSound(): Promise<void> {
    if (this.gate.at === "open") await this.closeGate(this.gate.since, this.gate.spokenUntil);
  }

  private async forget(): Promise<void> {
    this.unwiped = false;
    this.preRoll.wipe();
    await this.fallSilent();
    await this.parts.voiceActivity.reset();
    await this.parts.recogniser.forget();
    await this.parts.wakeWord?.reset();
  }

  private isOwnVoice(block: AudioBlock): boolean {
    return this.ownVoice !== null && block.to > this.ownVoice.from && block.from < this.ownVoice.to;
  }
}

/** The blocks in which the voice rose are before the gate opens, too. */
function preRollFor({ gate }: HearingRules): PreRoll {
  return new PreRoll(gate.preRollMs + gate.minSpeechMs);
}

const FOREVER = instant(Number.POSITIVE_INFINITY);

function ignoreAbort(signal: AbortSignal): (error: unknown) => void {
  return (error) => {
    if (!isAbort(error, signal)) throw error;
  };
}
