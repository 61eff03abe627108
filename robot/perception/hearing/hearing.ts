import { type Instant, instant } from "../../kernel/clock.ts";
import type { Expectation } from "../../kernel/expectation.ts";
import { Fault } from "../../kernel/fault.ts";
import { type AudioBlock, AudioBlocks } from "./audio-blocks.ts";
import { Backdrop } from "./backdrop.ts";
import { Foreground } from "./foreground.ts";
import type { HearingRules } from "./hearing-config.ts";
import type { HearingEvent } from "./hearing-event.ts";
import { HearingMeter } from "./hearing-meter.ts";
import { closeEngines, type HearingParts, openEngines } from "./hearing-parts.ts";
import { type Listener, QuestionListener, WakeListener } from "./listener.ts";
import { loudnessDbfs } from "./loudness.ts";
import { framesDespiteLoss, type MicrophoneWatch } from "./microphone-loss.ts";
import { OwnVoice } from "./own-voice.ts";
import { leastPatienceMs, patienceMs } from "./patience.ts";
import { PreRoll } from "./pre-roll.ts";
import { checkSound, type SoundCheck, UNCHECKED } from "./sound-check.ts";
import { CLOSED_GATE, type GateEdge, hearBlock, type SpeechGate } from "./speech-gate.ts";

/**
 * Microphone → blocks → voice activity → speech gate → recogniser or wake word. One block is finished before the
 * next is taken, so that events come in the order of the sound.
 */
export class Hearing {
  private parts: HearingParts;
  private readonly onEvent: (event: HearingEvent) => void;
  private readonly blocks = new AudioBlocks();
  private preRoll: PreRoll;
  /** What was heard last, speech or not: the wake word is judged together with the sound before it. */
  private readonly lately = new PreRoll(WAKE_CONTEXT_MS);
  private expectation: Expectation | null = null;
  private gate: SpeechGate = CLOSED_GATE;
  /** Who gets the sound while the gate is open. */
  private listener: Listener | null = null;
  private readonly ownVoice = new OwnVoice();
  private readonly backdrop = new Backdrop();
  private sound: SoundCheck = UNCHECKED;
  private readonly meter: HearingMeter;
  private unwiped = false;

  constructor(parts: HearingParts, onEvent: (event: HearingEvent) => void) {
    this.parts = parts;
    this.onEvent = onEvent;
    this.preRoll = preRollFor(parts.rules);
    this.meter = new HearingMeter(parts.onReading);
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
   * nor for a short tail after it; only the robot's name stops it. No effect when the rules say that the echo is cancelled.
   */
  robotSpeaking(speaking: boolean): void {
    const { clock, rules } = this.parts;
    if (rules.echoCancelled) return;
    if (speaking) this.ownVoice.begin(clock.now());
    else this.ownVoice.end(clock.now(), rules.echoTailMs);
  }

  /** The visitor left: buffered sound is overwritten at once, and what the engines learnt before the next block. */
  wipe(): void {
    this.expectation = null;
    this.blocks.clear();
    this.preRoll.wipe();
    this.lately.wipe();
    this.listener?.discard();
    this.unwiped = true;
  }

  /**
   * Hears until the source ends or the signal is aborted; at once when an engine cannot be opened, which the event
   * `deaf` tells: a robot that cannot hear still serves by touch.
   */
  async run(signal: AbortSignal): Promise<void> {
    const { parts } = this;
    try {
      if (await this.canHear()) await this.hearMicrophone(signal);
    } finally {
      this.dropSound();
      await closeEngines(parts);
    }
  }

  /** Whoever is heard when it runs again begins anew. */
  private dropSound(): void {
    this.gate = CLOSED_GATE;
    this.listener?.discard();
    this.listener = null;
    this.blocks.clear();
    this.preRoll.wipe();
    this.lately.wipe();
    this.backdrop.forget();
  }

  private async canHear(): Promise<boolean> {
    try {
      await openEngines(this.parts);
      return true;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.onEvent({ type: "deaf", at: this.parts.clock.now(), fault: error });
      return false;
    }
  }

  private async hearMicrophone(signal: AbortSignal): Promise<void> {
    const { clock } = this.parts;
    const watch: MicrophoneWatch = {
      lost: (fault) => this.onEvent({ type: "microphone-lost", at: clock.now(), fault }),
      silent: () => this.fallSilent(),
      back: () => this.onEvent({ type: "microphone-back", at: clock.now() }),
    };
    for await (const frame of framesDespiteLoss(this.parts, watch, signal)) {
      for (const block of this.blocks.take(frame)) await this.hear(block);
    }
    if (!signal.aborted) await this.endOfSound();
  }

  private async hear(block: AudioBlock): Promise<void> {
    const { voiceActivity, gauges, rules } = this.parts;
    if (this.unwiped) await this.forget();
    gauges.set("hearing.heard_until_ms", block.to);
    this.check(block);
    const levelDbfs = loudnessDbfs(block.samples);
    if (this.ownVoice.playsIn(block)) {
      this.meter.take({ levelDbfs, speech: 0, gateOpen: false, wake: null });
      return this.hearOverOwnVoice(block);
    }
    await this.ownVoice.leave(this.parts.stopWord);

    gauges.set("hearing.level_dbfs", levelDbfs);
    const voice = await voiceActivity.probability(block.samples);
    const probability = levelDbfs >= this.foregroundDbfs ? voice : 0;
    const before = this.gate;
    this.backdrop.hear(levelDbfs, before.at === "open" || before.at === "ending");
    const judged = hearBlock(before, { ...block, probability }, rules.gate, await this.patienceMs(block));
    this.gate = judged.gate;
    await this.follow(before, judged.edge, block);
    this.lately.push(block);
    const gateOpen = this.gate.at === "open";
    this.meter.take({ levelDbfs, speech: probability, gateOpen, wake: this.likeness() });
  }

  /** From which level on a sound may be somebody who speaks to the robot. */
  private get foregroundDbfs(): number {
    return this.backdrop.foregroundDbfs(this.parts.rules.gate.standOutDb);
  }

  /** Only what begins as speech while nothing is asked is held against the name. */
  private likeness(): number | null {
    const { wakeWord } = this.parts;
    if (!wakeWord || this.expectation) return null;
    return this.listener instanceof WakeListener ? wakeWord.likeness : 0;
  }

  /** Told once for each flaw: the journal of a loud evening stays readable. */
  private check(block: AudioBlock): void {
    const { flaw } = this.sound;
    this.sound = checkSound(this.sound, block, this.parts.rules.silentMs);
    if (this.sound.flaw === flaw) return;
    if (this.sound.flaw) this.parts.journal.warn("hearing.sound-flawed", { flaw: this.sound.flaw });
    else this.parts.journal.info("hearing.sound-recovered");
    this.onEvent({ type: "sound", at: block.to, flaw: this.sound.flaw });
  }

  /** Only somebody who pauses is asked how far the answer is. */
  private async patienceMs(block: AudioBlock): Promise<number> {
    const { gate, listener } = this;
    const { patience } = this.parts.rules;
    const kind = listener?.patience ?? "brief";
    const least = leastPatienceMs(kind, patience);
    if (!listener || gate.at !== "open" || block.to - gate.spokenUntil < least) return least;
    return patienceMs(kind, await listener.progress(), patience);
  }

  private async follow(before: SpeechGate, edge: GateEdge, block: AudioBlock): Promise<void> {
    const { gate } = this;
    switch (edge) {
      case "opened":
        if (gate.at === "open") await this.openFor(gate.since);
        break;
      case "resumed":
        this.onEvent({ type: "speech-start", at: block.from });
        break;
      case "ended":
        if (gate.at === "ending") this.endSpeech(gate.spokenUntil);
        break;
      case "closed":
        if (before.at === "ending") await this.conclude(before.since, before.spokenUntil);
        break;
      case "cut":
        if (before.at === "open") await this.cut(before.since, block);
        return;
      case null:
        break;
    }
    if (this.listener) await this.listener.hear(block);
    else this.preRoll.push(block);
  }

  /** Without an echo canceller only one thing is listened for while the robot speaks: its name. */
  private async hearOverOwnVoice(block: AudioBlock): Promise<void> {
    const { stopWord, rules } = this.parts;
    await this.fallSilent();
    const score = stopWord && rules.stopWord ? await this.ownVoice.nameIn(block, stopWord) : null;
    if (score !== null) this.onEvent({ type: "stop-word", at: block.to, score });
  }

  private async openFor(since: Instant): Promise<void> {
    this.onEvent({ type: "speech-start", at: since });
    const preRoll = this.preRoll.take();
    const fromPreRoll = preRoll[0]?.from ?? Number.POSITIVE_INFINITY;
    const context = this.lately.kept.filter((block) => block.to <= fromPreRoll);
    this.listener = this.expectation
      ? new QuestionListener(this.expectation, new Foreground(this.foregroundDbfs), this.parts, this.onEvent)
      : new WakeListener(this.parts, this.onEvent, context);
    await this.listener.open();
    for (const earlier of preRoll) await this.listener.hear(earlier);
  }

  private endSpeech(at: Instant): void {
    this.onEvent({ type: "speech-end", at, judged: this.listener?.judges ?? false });
  }

  private async conclude(from: Instant, to: Instant): Promise<void> {
    const { listener } = this;
    await listener?.close(from, to);
    this.listener = null;
  }

  /** Somebody who does not end is judged by what was heard so far. The robot's name may come at any moment. */
  private async cut(from: Instant, block: AudioBlock): Promise<void> {
    const judges = this.listener?.judges ?? false;
    await this.listener?.hear(block);
    this.endSpeech(block.to);
    await this.conclude(from, block.to);
    if (!judges) this.gate = CLOSED_GATE;
  }

  /** The microphone is gone, or the robot speaks itself: what was under way cannot be finished. */
  private async fallSilent(): Promise<void> {
    const wasSilent = this.gate.at === "closed" && this.listener === null;
    const open = this.gate.at === "open" ? this.gate : null;
    this.gate = CLOSED_GATE;
    this.preRoll.take();
    this.lately.wipe();
    if (open) this.onEvent({ type: "speech-end", at: open.spokenUntil, judged: false });
    this.listener?.discard();
    await this.listener?.close(instant(0), instant(0));
    this.listener = null;
    if (!wasSilent) await this.parts.voiceActivity.reset();
  }

  private async endOfSound(): Promise<void> {
    const { gate } = this;
    if (gate.at === "open") this.endSpeech(gate.spokenUntil);
    if (gate.at === "open" || gate.at === "ending") await this.conclude(gate.since, gate.spokenUntil);
    this.gate = CLOSED_GATE;
  }

  private async forget(): Promise<void> {
    this.unwiped = false;
    this.preRoll.wipe();
    this.lately.wipe();
    await this.fallSilent();
    await this.parts.voiceActivity.reset();
    await this.parts.recogniser.forget();
    await this.parts.wakeWord?.reset();
  }
}

/** The blocks in which the voice rose are before the gate opens, too. */
function preRollFor({ gate }: HearingRules): PreRoll {
  return new PreRoll(gate.preRollMs + gate.minSpeechMs);
}

/** The head of the wake word looks back over two seconds. */
const WAKE_CONTEXT_MS = 2_100;
