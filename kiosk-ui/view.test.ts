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
const told = (message: ScreenMessage): ViewEvent => ({ type: "told", message });

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
      told({ type: "gaze", at: { x: 0.2, y: 0 } }),
      { type: "typed", text: "Ana" },
      told({ type: "wipe" }),
    );
    expect(view).toEqual({ ...blankView, link: "connected" });
  });

  it("keeps the attract screen through a wipe, whichever came first", () => {
    const attract: Panel = { ...nameQuestion, kind: "attract", question: null, input: null };
    expect(viewOf(linked, told(attract), told({ type: "wipe" })).panel).toEqual(attract);
    expect(viewOf(linked, told({ type: "wipe" }), told(attract)).panel).toEqual(attract);
  });

  it("shows nothing of the visitor while the robot is gone, because nobody could wipe it", () => {
    const view = viewOf(linked, told(nameQuestion), { type: "typed", text: "Ana" }, { type: "unlinked" });
    expect(view).toEqual({ ...blankView, link: "reconnecting" });
  });

  it("does not call a first attempt a reconnection", () => {
    expect(viewOf({ type: "unlinked" }).link).toBe("connecting");
  });
});
