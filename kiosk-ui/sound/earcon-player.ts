import { effect } from "@preact/signals";
import { faceStateOf } from "../face/expression.ts";
import type { ViewParts } from "../store.ts";
import { type EarconName, earconAfter, earconSamples, type Sounding, THINKING_MS } from "./earcon.ts";

/** An open audio output costs the processor even while it is silent: it is let go of so long after a sound. */
const CLOSE_AFTER_MS = 1500;

/** Plays the sounds of the view's changes, as softly as the robot is configured; muted, none. */
export function playEarcons(view: ViewParts): () => void {
  const output = new Output();
  let before = soundingOf(view);
  let thinking = 0;
  return effect(() => {
    const now = soundingOf(view);
    const volume = view.muted.value ? 0 : view.earconVolume.value;
    const earcon = earconAfter(before, now);
    if (now.state !== before.state) clearTimeout(thinking);
    before = now;
    if (earcon === null || volume === 0) return;
    if (earcon !== "noted") output.play(earcon, volume);
    else thinking = window.setTimeout(() => output.play(earcon, volume), THINKING_MS);
  });
}

function soundingOf(view: ViewParts): Sounding {
  const panel = view.panel.value;
  return {
    state: faceStateOf(view.link.value, view.activity.value),
    serving: panel !== null && panel.kind !== "attract",
  };
}

/** The browser's way to a loudspeaker, opened when there is something to play. */
class Output {
  private context: AudioContext | null = null;
  private closing = 0;

  play(name: EarconName, volume: number): void {
    clearTimeout(this.closing);
    this.context ??= new AudioContext();
    const { context } = this;
    const samples = earconSamples(name, context.sampleRate);
    const buffer = context.createBuffer(1, samples.length, context.sampleRate);
    buffer.copyToChannel(samples, 0);
    const source = context.createBufferSource();
    source.buffer = buffer;
    const loudness = context.createGain();
    loudness.gain.value = volume;
    source.connect(loudness).connect(context.destination);
    source.start();
    this.closing = window.setTimeout(() => this.close(), CLOSE_AFTER_MS);
  }

  private close(): void {
    // Nothing waits for it: the next sound opens another one.
    this.context?.close().catch(() => {});
    this.context = null;
  }
}
