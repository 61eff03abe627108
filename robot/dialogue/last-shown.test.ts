import { describe, expect, it } from "vitest";
import { afterShowing, type LastShown } from "./last-shown.ts";
import type { Panel, ScreenMessage } from "./screen-protocol.ts";

const attract: Panel = {
  type: "panel",
  kind: "attract",
  language: "en",
  question: null,
  title: "Welcome",
  detail: "",
  input: null,
  commands: [],
  progress: null,
};
const thanks: Panel = { ...attract, kind: "tell", title: "Thank you, Ana" };

function toldTo(...messages: readonly ScreenMessage[]): ScreenMessage[] {
  const nothing: LastShown = new Map();
  return [...messages.reduce(afterShowing, nothing).values()];
}

describe("a screen that connects late", () => {
  it("is told the latest of each type, and one caption of each speaker", () => {
    const robot: ScreenMessage = { type: "caption", speaker: "robot", text: "Hello" };
    const visitor: ScreenMessage = { type: "caption", speaker: "visitor", text: "hi" };
    expect(toldTo(attract, robot, visitor, thanks)).toEqual([thanks, robot, visitor]);
  });

  it("is not told what was wiped, nor to wipe", () => {
    const speaking: ScreenMessage = { type: "activity", activity: "speaking" };
    const caption: ScreenMessage = { type: "caption", speaker: "robot", text: "Thank you, Ana" };
    expect(toldTo(thanks, caption, speaking, { type: "wipe" })).toEqual([speaking]);
  });

  it("is told the attract screen, though the wipe came after it", () => {
    expect(toldTo(attract, { type: "wipe" })).toEqual([attract]);
  });
});
