import type { FacePlace, Mood } from "../robot/dialogue/face-protocol.ts";
import type { Activity, Panel, ScreenMessage, ShownPairing } from "../robot/dialogue/screen-protocol.ts";
import type { DoorAnswer, StaffProblem, TechnicianView } from "../robot/dialogue/staff-protocol.ts";
import { type Comfort, eyesAreLow, usualComfort } from "./comfort.ts";

/**
 * `connecting` is the first attempt. `lost`: a robot that restarts is back before anybody need know; after that it is
 * something the visitor is told.
 */
export type LinkState = "connecting" | "connected" | "lost" | "reconnecting";

/** The sentence that is being heard. */
export interface Speech {
  /** On the page's own clock. */
  readonly beganAtMs: number;
  readonly levels: readonly number[];
  readonly wordsAtMs: readonly number[];
}

/** Everything that the page shows. */
export interface View {
  readonly link: LinkState;
  readonly panel: Panel | null;
  /** Of the panel that was shown last: what the page says by itself goes on in it. */
  readonly language: Panel["language"];
  /** How the robot comes to its owner; null while there is nothing to do about it, and while somebody is served. */
  readonly pairing: ShownPairing | null;
  readonly activity: Activity;
  readonly captions: { readonly robot: string; readonly visitor: string };
  /** Whose eyes are met; null when nobody is there. */
  readonly gaze: FacePlace | null;
  readonly mood: Mood;
  readonly speech: Speech | null;
  /** Of the short sounds, 0 … 1. */
  readonly earconVolume: number;
  readonly muted: boolean;
  /** What was typed and not yet submitted. */
  readonly draft: string;
  /** The choice that was touched last, shown pressed until the robot moves on. */
  readonly chosen: string | null;
  readonly comfort: Comfort;
  /** The visitor sits, or is small, as far as can be seen. */
  readonly eyesLow: boolean;
  /** What the visitor opened beside the question. */
  readonly aside: AsideName | null;
  /** What those who work here should know. */
  readonly problems: readonly StaffProblem[];
  /** Open for whoever gave the PIN. */
  readonly technician: TechnicianView | null;
  /** Somebody is asked for the PIN; null: nobody is. */
  readonly door: { readonly answer: DoorAnswer | null } | null;
}

/** `more`: the commands that are needed less. `comfort`: how to read and reach better. `stored`: what a yes stores. */
export type AsideName = "more" | "comfort" | "stored";

export type ViewEvent =
  | { readonly type: "linked" }
  | { readonly type: "unlinked" }
  /** It has been away for longer than a restart takes. */
  | { readonly type: "stays-away" }
  /** `atMs`: on the page's own clock. */
  | { readonly type: "told"; readonly message: ScreenMessage; readonly atMs: number }
  | { readonly type: "typed"; readonly text: string }
  | { readonly type: "chose"; readonly choice: string }
  | { readonly type: "made-comfortable"; readonly comfort: Comfort }
  | { readonly type: "opened"; readonly aside: AsideName | null }
  /** Somebody wants to the technician's screen, or has changed their mind. */
  | { readonly type: "at-door"; readonly there: boolean };

export const blankView: View = {
  link: "connecting",
  panel: null,
  language: "en",
  pairing: null,
  activity: "idle",
  captions: { robot: "", visitor: "" },
  gaze: null,
  mood: "calm",
  speech: null,
  earconVolume: 0,
  muted: false,
  draft: "",
  chosen: null,
  comfort: usualComfort,
  eyesLow: false,
  aside: null,
  problems: [],
  technician: null,
  door: null,
};

/** What the page shows after one event. Pure. */
export function viewAfter(view: View, event: ViewEvent): View {
  switch (event.type) {
    case "linked":
      return { ...view, link: "connected" };
    case "unlinked":
      // A robot that is gone cannot tell us to wipe, and the visitor may leave meanwhile.
      return {
        ...blankView,
        link: view.link === "connected" ? "lost" : view.link,
        panel: view.panel?.kind === "attract" ? view.panel : null,
        language: view.language,
        mood: view.mood,
        comfort: view.comfort,
      };
    case "stays-away":
      return view.link === "lost" ? { ...blankView, link: "reconnecting", language: view.language } : view;
    case "told":
      return afterMessage(view, event.message, event.atMs);
    case "typed":
      return { ...view, draft: event.text };
    case "chose":
      return { ...view, chosen: event.choice };
    case "made-comfortable":
      return { ...view, comfort: event.comfort };
    case "opened":
      return { ...view, aside: event.aside };
    case "at-door":
      return { ...view, door: event.there ? { answer: null } : null };
  }
}

function afterMessage(view: View, message: ScreenMessage, atMs: number): View {
  switch (message.type) {
    case "panel":
      return afterPanel(view, message);
    case "activity":
      return { ...view, activity: message.activity };
    case "caption":
      return {
        ...view,
        captions: { ...view.captions, [message.speaker]: message.text },
        speech: message.speaker === "robot" ? null : view.speech,
      };
    case "speech": {
      const { levels, wordsAtMs } = message;
      return { ...view, speech: { levels, wordsAtMs, beganAtMs: atMs } };
    }
    case "hush":
      return { ...view, speech: null };
    case "mood":
      return { ...view, mood: message.mood };
    case "muted":
      return { ...view, muted: message.muted };
    case "page":
      return { ...view, earconVolume: message.earconVolume };
    // What becomes of the page itself is not part of what it shows.
    case "reload":
      return view;
    case "gaze":
      return { ...view, gaze: message.at, eyesLow: eyesAreLow(view.eyesLow, message.at) };
    case "pairing":
      return { ...view, pairing: message.pairing, chosen: null };
    case "problems":
      return { ...view, problems: message.problems };
    case "technician":
      return { ...view, technician: message.technician, door: null };
    case "door":
      return { ...view, door: { answer: message.answer } };
    case "wipe":
      return {
        ...blankView,
        link: view.link,
        language: view.language,
        pairing: view.pairing,
        activity: view.activity,
        mood: view.mood,
        earconVolume: view.earconVolume,
        muted: view.muted,
        problems: view.problems,
        technician: view.technician,
        door: view.door,
        panel: view.panel?.kind === "attract" ? view.panel : null,
      };
  }
}

/** A question that is put again in other words keeps what was typed so far; a new one starts with its own value. */
function afterPanel(view: View, panel: Panel): View {
  const again =
    view.panel?.question === panel.question &&
    givenText(view.panel) === givenText(panel) &&
    panel.kind === "ask";
  const aside = again || panel.question === view.panel?.question ? view.aside : null;
  // Nobody is served: the next visitor finds the page as everybody does.
  const comfort = panel.kind === "attract" && view.panel?.kind !== "attract" ? usualComfort : view.comfort;
  return {
    ...view,
    panel,
    language: panel.language,
    comfort,
    aside,
    // A visitor comes first.
    door: panel.kind === "ask" ? null : view.door,
    draft: again ? view.draft : (givenText(panel) ?? ""),
    chosen: null,
  };
}

function givenText(panel: Panel): string | null {
  return panel.input?.kind === "keyboard" ? panel.input.value : null;
}
