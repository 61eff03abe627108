import {
  type Panel,
  panel as panelSchema,
  touch as touchSchema,
} from "../../../robot/dialogue/screen-protocol.ts";
import type { Recording } from "../../../robot/recording/recording.ts";
import type { GivenAnswer } from "./given-answers.ts";
import type { Footprint } from "./walked-path.ts";

/** One conversation, from whatever began it to its end. Times count from the recording's beginning. */
export interface ToldVisit {
  readonly beganAtMs: number;
  /** `touch`, `wake`, or `visitor-engaged`. */
  readonly by: string;
  /** Whom the robot served; several names of one person who was lost and found again. */
  readonly tracks: readonly string[];
  /** Null while it had not ended. */
  readonly outcome: string | null;
  readonly answers: readonly GivenAnswer[];
  /** Questions on the screen, in order. */
  readonly asked: readonly string[];
  /** How many of the touches came while the robot was speaking. */
  readonly earlyTouches: number;
}

/** Everything in a recording that a scenario is made from. */
export interface VisitStory {
  readonly visits: readonly ToldVisit[];
  readonly paths: ReadonlyMap<string, readonly Footprint[]>;
  readonly journal: readonly { readonly atMs: number; readonly line: Readonly<Record<string, unknown>> }[];
  readonly greetedAtMs: number | null;
  readonly lastsMs: number;
  /** Pictures that the robot saw in a second, on average; null when there were none. */
  readonly picturesPerSecond: number | null;
}

/** Throws a `Fault` `recording.foreign`. */
export function storyOf(recording: Recording): VisitStory {
  const reader = new StoryReader(recording);
  for (const message of recording.messages) reader.take(message);
  return reader.story();
}

type Draft = { -readonly [Key in keyof ToldVisit]: ToldVisit[Key] } & {
  answers: GivenAnswer[];
  asked: string[];
  tracks: string[];
};

class StoryReader {
  private readonly recording: Recording;
  private readonly visits: Draft[] = [];
  private readonly paths = new Map<string, Footprint[]>();
  private readonly journal: { atMs: number; line: Record<string, unknown> }[] = [];
  private visit: Draft | null = null;
  private panel: Panel | null = null;
  private speaking = false;
  private greetedAtMs: number | null = null;
  /** Spoken, and not taken for anything yet. */
  private open: { readonly words: string; readonly panel: Panel } | null = null;

  constructor(recording: Recording) {
    this.recording = recording;
  }

  take(message: Recording["messages"][number]): void {
    const { recording } = this;
    const atMs = message.at - recording.heading.startedAtMs;
    switch (message.channel) {
      case "journal":
        this.takeLine(atMs, JSON.parse(recording.read(message, "journal").body.message));
        return;
      case "scene":
        this.takeScene(atMs, recording.read(message, "scene").body);
        return;
      case "screen":
        this.takePanel(recording.read(message, "screen").body.message);
        return;
      case "activity":
        this.speaking = recording.read(message, "activity").body.activity === "speaking";
        return;
      case "touch":
        this.takeTouch(recording.read(message, "touch").body.touch);
        return;
      case "speech": {
        const { speaker, text } = recording.read(message, "speech").body;
        if (speaker === "robot") this.greetedAtMs ??= atMs;
        else this.open = this.panel && { words: text, panel: this.panel };
        return;
      }
      case "dialogue":
        this.takeDialogue(recording.read(message, "dialogue").body.dialogue);
        return;
      default:
        return;
    }
  }

  story(): VisitStory {
    this.settle(null);
    const { visits, paths, journal, greetedAtMs, recording } = this;
    const lastsMs = recording.endsAt - recording.heading.startedAtMs;
    const takenAt = recording.messages.filter(({ channel }) => channel === "camera").map(({ at }) => at);
    return { visits, paths, journal, greetedAtMs, lastsMs, picturesPerSecond: perSecond(takenAt) };
  }

  private takeLine(atMs: number, line: Record<string, unknown>): void {
    this.journal.push({ atMs, line });
    if (line.event === "visit.begun") {
      const tracks = typeof line.track === "string" ? [line.track] : [];
      this.visit = {
        beganAtMs: atMs,
        by: String(line.by),
        tracks,
        outcome: null,
        answers: [],
        asked: [],
        earlyTouches: 0,
      };
      this.visits.push(this.visit);
    }
    if (line.event === "visit.ended" && this.visit) this.visit.outcome = String(line.outcome);
    if (line.event === "utterance.rejected") this.open = null;
    if (line.event === "visit.wiped") {
      this.settle(null);
      this.visit = null;
      this.panel = null;
    }
  }

  private takeScene(
    atMs: number,
    scene: { readonly persons: readonly Record<string, unknown>[]; readonly attending: string | null },
  ): void {
    const { attending } = scene;
    if (this.visit && attending !== null && !this.visit.tracks.includes(attending)) {
      this.visit.tracks.push(attending);
    }
    for (const { track, distanceM, direction } of scene.persons) {
      if (typeof track !== "string" || typeof distanceM !== "number" || !hasPan(direction)) continue;
      const { panRad } = direction;
      const footprint = { atMs, x: distanceM * Math.cos(panRad), y: distanceM * Math.sin(panRad) };
      this.paths.set(track, [...(this.paths.get(track) ?? []), footprint]);
    }
  }

  private takePanel(message: unknown): void {
    const parsed = panelSchema.safeParse(message);
    if (!parsed.success) return;
    const panel = parsed.data;
    const asksAnew = panel.question !== null && panel.question !== this.panel?.question;
    this.panel = panel;
    if (asksAnew && panel.question !== null) this.visit?.asked.push(panel.question);
  }

  private takeTouch(body: unknown): void {
    const parsed = touchSchema.safeParse(body);
    if (!parsed.success || !this.visit || !this.panel) return;
    const touch = parsed.data;
    if (touch.kind === "start" || touch.kind === "pair") return;
    if (this.speaking) this.visit.earlyTouches += 1;
    this.visit.answers.push({ panel: this.panel, by: { touch } });
  }

  /** What the robot made of the last words is in the first view of the dialogue that follows them. */
  private takeDialogue(dialogue: Record<string, unknown> | null): void {
    if (!this.open) return;
    const slots = Array.isArray(dialogue?.slots) ? dialogue.slots : [];
    const asked = this.open.panel.question;
    const slot: unknown = slots.find((each: { question?: unknown }) => each?.question === asked);
    const value = (slot as { value?: unknown } | undefined)?.value;
    this.settle(typeof value === "string" ? value : null);
  }

  private settle(value: string | null): void {
    if (this.open && this.visit) {
      this.visit.answers.push({ panel: this.open.panel, by: { words: this.open.words, value } });
    }
    this.open = null;
  }
}

/** As it mostly was: a camera that was away for a while is no slower camera. */
function perSecond(takenAtMs: readonly number[]): number | null {
  const gapsMs = takenAtMs.slice(1).map((at, index) => at - (takenAtMs[index] ?? at));
  const usualMs = gapsMs.sort((one, other) => one - other)[Math.floor(gapsMs.length / 2)];
  return usualMs ? 1000 / usualMs : null;
}

function hasPan(direction: unknown): direction is { readonly panRad: number } {
  return (
    typeof direction === "object" &&
    direction !== null &&
    "panRad" in direction &&
    typeof direction.panRad === "number"
  );
}
