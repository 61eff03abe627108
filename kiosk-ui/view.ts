import type { Activity, Panel, ScreenMessage, ShownPairing } from "../robot/dialogue/screen-protocol.ts";

/** `connecting` is the first attempt; after that a lost robot is something the visitor is told. */
export type LinkState = "connecting" | "connected" | "reconnecting";

/** Everything that the page shows. */
export interface View {
  readonly link: LinkState;
  readonly panel: Panel | null;
  /** How the robot comes to its owner; null while there is nothing to do about it, and while somebody is served. */
  readonly pairing: ShownPairing | null;
  readonly activity: Activity;
  readonly captions: { readonly robot: string; readonly visitor: string };
  /** -1 … 1, left to right and bottom to top; null when nobody is there. */
  readonly gaze: { readonly x: number; readonly y: number } | null;
  /** What was typed and not yet submitted. */
  readonly draft: string;
  /** The choice that was touched last, shown pressed until the robot moves on. */
  readonly chosen: string | null;
}

export type ViewEvent =
  | { readonly type: "linked" }
  | { readonly type: "unlinked" }
  | { readonly type: "told"; readonly message: ScreenMessage }
  | { readonly type: "typed"; readonly text: string }
  | { readonly type: "chose"; readonly choice: string };

export const blankView: View = {
  link: "connecting",
  panel: null,
  pairing: null,
  activity: "idle",
  captions: { robot: "", visitor: "" },
  gaze: null,
  draft: "",
  chosen: null,
};

/** What the page shows after one event. Pure. */
export function viewAfter(view: View, event: ViewEvent): View {
  switch (event.type) {
    case "linked":
      return { ...view, link: "connected" };
    case "unlinked":
      // A robot that is gone cannot tell us to wipe, and the visitor may leave meanwhile.
      return { ...blankView, link: view.link === "connecting" ? "connecting" : "reconnecting" };
    case "told":
      return afterMessage(view, event.message);
    case "typed":
      return { ...view, draft: event.text };
    case "chose":
      return { ...view, chosen: event.choice };
  }
}

function afterMessage(view: View, message: ScreenMessage): View {
  switch (message.type) {
    case "panel":
      return afterPanel(view, message);
    case "activity":
      return { ...view, activity: message.activity };
    case "caption":
      return { ...view, captions: { ...view.captions, [message.speaker]: message.text } };
    case "gaze":
      return { ...view, gaze: message.at };
    case "pairing":
      return { ...view, pairing: message.pairing, chosen: null };
    case "wipe":
      return {
        ...blankView,
        link: view.link,
        pairing: view.pairing,
        activity: view.activity,
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
  return { ...view, panel, draft: again ? view.draft : (givenText(panel) ?? ""), chosen: null };
}

function givenText(panel: Panel): string | null {
  return panel.input?.kind === "keyboard" ? panel.input.value : null;
}
