import type { Instant } from "../../robot/kernel/clock.ts";
import type { HearingEvent } from "../../robot/perception/hearing/hearing-event.ts";

export interface LineStyle {
  readonly json: boolean;
  /** Named in each JSON line when there are several. */
  readonly file?: string;
  /** What counts as zero. */
  readonly startedAt: Instant;
}

/** One event as a line of output; null for what goes to stderr by way of the thrown fault. */
export function lineOf(event: HearingEvent, { json, file, startedAt }: LineStyle): string | null {
  const told = toldAs(event, startedAt);
  if (!told) return null;
  return json ? JSON.stringify(file === undefined ? told : { ...told, file }) : plain(told);
}

interface Told {
  readonly event: string;
  readonly atMs: number;
  readonly text?: string;
  readonly guess?: string | null;
  readonly confidence?: number;
}

function toldAs(event: HearingEvent, startedAt: Instant): Told | null {
  const told = { event: event.type, atMs: Math.round(event.at - startedAt) };
  switch (event.type) {
    case "wake":
    case "stop-word":
      return { ...told, confidence: rounded(event.score) };
    case "speech-start":
    case "speech-end":
      return told;
    case "utterance":
      return { ...told, text: event.utterance.text, confidence: rounded(event.utterance.confidence) };
    case "rejected":
      return { ...told, guess: event.guess, confidence: rounded(event.confidence) };
    case "sound":
    case "microphone-lost":
    case "microphone-back":
    case "deaf":
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
