import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Panel, Touch, VisitorCommand } from "../robot/dialogue/screen-protocol.ts";
import type { StaffAsk, StaffTouch } from "../robot/dialogue/staff-protocol.ts";
import type { Comfort } from "./comfort.ts";
import { forgetLastMatch } from "./last-match.ts";
import { type AsideName, blankView, type View, type ViewEvent, viewAfter } from "./view.ts";
import { type Words, words } from "./words.ts";

/** The view, cut into parts so that a moving gaze redraws the eyes and nothing else. */
export type ViewParts = { readonly [Part in keyof View]: ReadonlySignal<View[Part]> };

/** What a finger can do. */
export interface Touches {
  start(): void;
  /** The same in a language of the visitor's choice. */
  startIn(language: Panel["language"]): void;
  choose(choice: string): void;
  type(text: string): void;
  /** What is typed with one touch: a day, a time, a number. */
  answer(text: string): void;
  submit(): void;
  command(command: VisitorCommand): void;
  /** Shows something beside the question, or (null) the question again. */
  open(aside: AsideName | null): void;
  comfort(comfort: Comfort): void;
  /** Whether the robot belongs to the account that it names. */
  pair(pairing: string, yes: boolean): void;
}

/** What those do with a finger who look after the robot. */
export interface StaffTouches {
  /** To the technician's screen, or away from its door. */
  door(there: boolean): void;
  open(pin: string): void;
  close(): void;
  ask(ask: StaffAsk): void;
}

export interface Store {
  readonly view: ViewParts;
  readonly words: ReadonlySignal<Words>;
  readonly touches: Touches;
  readonly staff: StaffTouches;
  happened(event: ViewEvent): void;
}

export function openStore(send: (touch: Touch | StaffTouch) => void): Store {
  const whole = signal(blankView);
  const happened = (event: ViewEvent) => {
    whole.value = viewAfter(whole.value, event);
    // What is drawn now may be the last that is drawn for a good while.
    if (whole.value.panel?.kind === "attract") setTimeout(forgetLastMatch);
  };
  const question = () => whole.value.panel?.question ?? null;
  return {
    happened,
    view: {
      link: computed(() => whole.value.link),
      panel: computed(() => whole.value.panel),
      language: computed(() => whole.value.language),
      pairing: computed(() => whole.value.pairing),
      activity: computed(() => whole.value.activity),
      captions: computed(() => whole.value.captions),
      gaze: computed(() => whole.value.gaze),
      mood: computed(() => whole.value.mood),
      speech: computed(() => whole.value.speech),
      earconVolume: computed(() => whole.value.earconVolume),
      muted: computed(() => whole.value.muted),
      draft: computed(() => whole.value.draft),
      chosen: computed(() => whole.value.chosen),
      comfort: computed(() => whole.value.comfort),
      eyesLow: computed(() => whole.value.eyesLow),
      aside: computed(() => whole.value.aside),
      problems: computed(() => whole.value.problems),
      technician: computed(() => whole.value.technician),
      door: computed(() => whole.value.door),
    },
    words: computed(() => words[whole.value.language]),
    touches: {
      start: () => send({ type: "touch", kind: "start" }),
      startIn: (language) => send({ type: "touch", kind: "start", language }),
      choose: (choice) => {
        const asked = question();
        if (asked === null) return;
        happened({ type: "chose", choice });
        send({ type: "touch", kind: "choose", question: asked, choice });
      },
      type: (text) => happened({ type: "typed", text }),
      answer: (text) => {
        const asked = question();
        if (asked === null) return;
        happened({ type: "chose", choice: text });
        send({ type: "touch", kind: "type", question: asked, text });
      },
      submit: () => {
        const asked = question();
        const text = whole.value.draft.trim();
        if (asked !== null && text !== "") send({ type: "touch", kind: "type", question: asked, text });
      },
      command: (command) => {
        happened({ type: "opened", aside: null });
        send({ type: "touch", kind: "command", command });
      },
      open: (aside) => happened({ type: "opened", aside }),
      comfort: (comfort) => happened({ type: "made-comfortable", comfort }),
      pair: (pairing, yes) => {
        happened({ type: "chose", choice: yes ? "yes" : "no" });
        send({ type: "touch", kind: "pair", pairing, yes });
      },
    },
    staff: {
      door: (there) => happened({ type: "at-door", there }),
      open: (pin) => send({ type: "staff", kind: "open", pin }),
      close: () => send({ type: "staff", kind: "close" }),
      ask: (ask) => send({ type: "staff", kind: "ask", ask }),
    },
  };
}
