import type { FaceState } from "../face/expression.ts";

/** A short sound that says what the robot does now, for those who do not look at it. */
export type EarconName = "your-turn" | "noted";

export const earconNames: readonly EarconName[] = ["your-turn", "noted"];

/** What of the view decides about sounds. */
export interface Sounding {
  readonly state: FaceState;
  /** A visitor is being served: nobody is bothered by sounds of a robot that waits. */
  readonly serving: boolean;
}

/**
 * The sound of a change; null for a change that makes none. Speaking is heard by itself. Pure.
 *
 * Thinking sounds only once it has lasted (`noted` comes late, see {@link THINKING_MS}): a robot that answers at once
 * needs no sign that it has heard.
 */
export function earconAfter(before: Sounding, now: Sounding): EarconName | null {
  if (before.state === now.state || !before.serving || !now.serving) return null;
  if (now.state === "listening" && before.state !== "thinking") return "your-turn";
  return now.state === "thinking" ? "noted" : null;
}

/** How long thinking lasts before it sounds. */
export const THINKING_MS = 350;

/** One soft tone: a sine that swells and fades. */
interface Tone {
  readonly hz: number;
  readonly atMs: number;
  readonly lastsMs: number;
}

/**
 * What no voice is: pure sines without harmonics, higher than anybody speaks, shorter than a syllable. That the robot's
 * own ears are not taken in is tested with the real ones.
 */
const tones: Readonly<Record<EarconName, readonly Tone[]>> = {
  // A fifth upwards, as a question rises.
  "your-turn": [
    { hz: 1047, atMs: 0, lastsMs: 70 },
    { hz: 1568, atMs: 60, lastsMs: 110 },
  ],
  noted: [{ hz: 1175, atMs: 0, lastsMs: 60 }],
};

/** A quarter of full scale: as soft beside the voice as a key beside somebody who talks. */
const PEAK = 0.25;

/** Mono samples, -1 … 1, at the rate. Pure. */
export function earconSamples(name: EarconName, sampleRateHz: number): Float32Array<ArrayBuffer> {
  const parts = tones[name];
  const lengthMs = Math.max(...parts.map(({ atMs, lastsMs }) => atMs + lastsMs));
  const samples = new Float32Array(Math.ceil((lengthMs / 1000) * sampleRateHz));
  for (const tone of parts) addTone(samples, tone, sampleRateHz);
  return samples;
}

function addTone(samples: Float32Array, { hz, atMs, lastsMs }: Tone, sampleRateHz: number): void {
  const first = Math.round((atMs / 1000) * sampleRateHz);
  const length = Math.round((lastsMs / 1000) * sampleRateHz);
  for (let index = 0; index < length && first + index < samples.length; index++) {
    const share = index / length;
    // A raised cosine: no click at either end.
    const swell = Math.sin(Math.PI * share) ** 2;
    samples[first + index] =
      (samples[first + index] ?? 0) + PEAK * swell * Math.sin((2 * Math.PI * hz * index) / sampleRateHz);
  }
}
