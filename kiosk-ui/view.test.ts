import { describe, expect, it } from "vitest";
import type { Panel, ScreenMessage } from "../robot/dialogue/screen-protocol.ts";
import { blankView, type View, type ViewEvent, viewAfter } from "./view.ts";

const nameQuestion: Panel = {
  type: "panel",
  kind: "ask",
  language: "en",
  question: "name",
  title: "What is your name?",
  detail: "",
  input: { kind: "keyboard", layout: "name", value: "" },
  commands: [],
  progress: null,
};

const linked: ViewEvent = { type: "linked" };
const told = (message: ScreenMessage): ViewEvent => ({ type: "told", message, atMs: 1000 });

function viewOf(...events: readonly ViewEvent[]): View {
  return events.reduce(viewAfter, blankView);
}

describe("what the page shows", () => {
  it("keeps what was typed when the same question is asked again in other words", () => {
    const view = viewOf(
      linked,
      told(nameQuestion),
      { type: "typed", text: "An" },
      told({ ...nameQuestion, title: "Could you tell me your name?" }),
    );
    expect(view.draft).toBe("An");
  });

  it("never lets what was typed leak into the next question", () => {
    const view = viewOf(
      linked,
      told(nameQuestion),
      { type: "typed", text: "Ana" },
      told({ ...nameQuestion, question: "email" }),
    );
    expect(view.draft).toBe("");
  });

  it("starts from what the robot heard, so that it can be corrected", () => {
    const heard: Panel = { ...nameQuestion, input: { kind: "keyboard", layout: "name", value: "Anna" } };
    expect(viewOf(linked, told(nameQuestion), { type: "typed", text: "An" }, told(heard)).draft).toBe("Anna");
  });

  it("lets go of the pressed choice when the robot moves on", () => {
    expect(viewOf(linked, { type: "chose", choice: "yes" }, told(nameQuestion)).chosen).toBeNull();
  });

  it("keeps nothing of the visitor after a wipe", () => {
    const view = viewOf(
      linked,
      told(nameQuestion),
      told({ type: "caption", speaker: "visitor", text: "my name is ana" }),
      told({ type: "gaze", at: { rightM: 0.2, upM: 0.4, awayM: 1 } }),
      { type: "typed", text: "Ana" },
      told({ type: "wipe" }),
    );
    expect(view).toEqual({ ...blankView, link: "connected" });
  });

  it("goes on in the language it spoke, when it is wiped and when the robot is lost", () => {
    const spanish: Panel = { ...nameQuestion, language: "es" };
    expect(viewOf(linked, told(spanish), told({ type: "wipe" })).language).toBe("es");
    expect(viewOf(linked, told(spanish), { type: "unlinked" }).language).toBe("es");
    expect(viewOf(linked, told(spanish), { type: "unlinked" }, { type: "stays-away" }).language).toBe("es");
  });

  it("keeps the attract screen through a wipe, whichever came first", () => {
    const attract: Panel = { ...nameQuestion, kind: "attract", question: null, input: null };
    expect(viewOf(linked, told(attract), told({ type: "wipe" })).panel).toEqual(attract);
    expect(viewOf(linked, told({ type: "wipe" }), told(attract)).panel).toEqual(attract);
  });

  it("shows nothing of the visitor while the robot is gone, because nobody could wipe it", () => {
    const gone = viewOf(linked, told(nameQuestion), { type: "typed", text: "Ana" }, { type: "unlinked" });
    expect(gone).toEqual({ ...blankView, link: "lost" });
    expect(viewAfter(gone, { type: "stays-away" })).toEqual({ ...blankView, link: "reconnecting" });
  });

  it("goes on inviting while a robot restarts, and stops when it does not come back", () => {
    const attract: Panel = { ...nameQuestion, kind: "attract", question: null, input: null };
    const gone = viewOf(linked, told(attract), { type: "unlinked" });
    expect(gone.panel).toEqual(attract);
    expect(viewAfter(gone, { type: "stays-away" }).panel).toBeNull();
    expect(viewOf(linked, told(attract), { type: "unlinked" }, linked, { type: "stays-away" }).panel).toEqual(
      attract,
    );
  });

  it("moves its mouth to a sentence until that is cut off or another one begins", () => {
    const speech: ScreenMessage = { type: "speech", levels: [0, 1], wordsAtMs: [0] };
    expect(viewOf(linked, told(speech)).speech).toEqual({ levels: [0, 1], wordsAtMs: [0], beganAtMs: 1000 });
    expect(viewOf(linked, told(speech), told({ type: "hush" })).speech).toBeNull();
    const next: ScreenMessage = { type: "caption", speaker: "robot", text: "Goodbye." };
    expect(viewOf(linked, told(speech), told(next)).speech).toBeNull();
  });

  it("keeps what makes it easier for as long as its visitor stays, and not for the next", () => {
    const large = { large: true, contrast: false, low: null };
    const made: ViewEvent = { type: "made-comfortable", comfort: large };
    const attract: Panel = { ...nameQuestion, kind: "attract", question: null, input: null };
    expect(viewOf(linked, told(attract), made, told(nameQuestion)).comfort).toEqual(large);
    expect(viewOf(linked, told(nameQuestion), made, told({ type: "wipe" })).comfort).toEqual(
      blankView.comfort,
    );
    expect(viewOf(linked, told(nameQuestion), made, told(attract)).comfort).toEqual(blankView.comfort);
  });

  it("closes what was opened beside a question when another one is asked, and keeps what was typed until then", () => {
    const open = viewOf(
      linked,
      told(nameQuestion),
      { type: "typed", text: "An" },
      { type: "opened", aside: "more" },
    );
    expect(viewAfter(open, { type: "opened", aside: null }).draft).toBe("An");
    expect(viewAfter(open, told({ ...nameQuestion, question: "phone" })).aside).toBeNull();
  });

  it("does not call a first attempt a reconnection", () => {
    expect(viewOf({ type: "unlinked" }).link).toBe("connecting");
  });
});
