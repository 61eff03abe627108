import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Screen } from "../../robot/dialogue/screen.ts";
import type { Panel, ScreenMessage, Touch } from "../../robot/dialogue/screen-protocol.ts";
import type { Until } from "./passing-time.ts";

/** Somebody in front of the display. */
export interface Viewer {
  /** Everything that it was told to show, in order. */
  readonly seen: readonly ScreenMessage[];
  touch(touch: Touch): void;
}

export interface ScreenUnderTest {
  readonly screen: Screen;
  /** A display that is connected from now on. Called once in every test. */
  connect(): Promise<Viewer>;
  readonly until: Until;
  tidy(): Promise<void>;
}

export interface ScreenTraits {
  /** True for a display that can be away while the robot goes on. */
  readonly connectsLate: boolean;
}

/** What every screen promises. */
export function screenContract(
  name: string,
  { connectsLate }: ScreenTraits,
  make: () => Promise<ScreenUnderTest>,
): void {
  describe(name, () => {
    let world: ScreenUnderTest;
    beforeEach(async () => {
      world = await make();
    });
    afterEach(() => world.tidy());

    test("messages arrive whole and in order", async () => {
      const viewer = await world.connect();
      const messages: ScreenMessage[] = Array.from({ length: 100 }, (_, index) => ({
        type: "caption",
        speaker: index % 2 === 0 ? "robot" : "visitor",
        text: `${index} ñ 漢 ${"x".repeat(index * 10)}`,
      }));
      for (const message of messages) world.screen.show(message);
      await world.until(() => viewer.seen.length >= messages.length);
      expect(viewer.seen).toEqual(messages);
    });

    test("every kind of message arrives as it was", async () => {
      const viewer = await world.connect();
      for (const message of EVERY_KIND) world.screen.show(message);
      await world.until(() => viewer.seen.length >= EVERY_KIND.length);
      expect(viewer.seen).toEqual(EVERY_KIND);
    });

    test("every kind of touch is told once, in order", async () => {
      const touches: Touch[] = [];
      world.screen.onTouch((touch) => touches.push(touch));
      const viewer = await world.connect();
      for (const touch of EVERY_TOUCH) viewer.touch(touch);
      await world.until(() => touches.length >= EVERY_TOUCH.length);
      expect(touches).toEqual(EVERY_TOUCH);
    });

    test("a new listener replaces the one before", async () => {
      const [before, after]: [Touch[], Touch[]] = [[], []];
      world.screen.onTouch((touch) => before.push(touch));
      world.screen.onTouch((touch) => after.push(touch));
      (await world.connect()).touch(START);
      await world.until(() => after.length > 0);
      expect([before, after]).toEqual([[], [START]]);
    });

    test("a touch that nobody listens for yet does no harm", async () => {
      const viewer = await world.connect();
      viewer.touch({ type: "touch", kind: "command", command: "help" });
      const touches: Touch[] = [];
      world.screen.onTouch((touch) => touches.push(touch));
      viewer.touch(START);
      await world.until(() => touches.some(({ kind }) => kind === "start"));
    });

    if (connectsLate) {
      test("showing something to nobody blocks and fails nothing", () => {
        for (let count = 0; count < 10_000; count++) world.screen.show(WELCOME);
      });

      test("a display that connects late is told what is current and misses what is outdated", async () => {
        const thanks: Panel = { ...WELCOME, kind: "tell", title: "Thank you" };
        const speaking: ScreenMessage = { type: "activity", activity: "speaking" };
        for (const message of [WELCOME, { ...speaking, activity: "idle" as const }, thanks, speaking])
          world.screen.show(message);
        const viewer = await world.connect();
        await world.until(() => viewer.seen.length >= 2);
        const last: ScreenMessage = { type: "gaze", at: null };
        world.screen.show(last);
        await world.until(() => viewer.seen.some(({ type }) => type === "gaze"));
        expect(viewer.seen).toHaveLength(3);
        expect(viewer.seen.slice(0, 2)).toEqual(expect.arrayContaining([thanks, speaking]));
      });

      test("a display that connects late is told nothing of the visitor who left", async () => {
        world.screen.show({ type: "caption", speaker: "visitor", text: "my name is Ann" });
        world.screen.show({ ...WELCOME, kind: "ask", question: "phone", title: "And your number, Ann?" });
        world.screen.show({ type: "wipe" });
        world.screen.show(WELCOME);
        const viewer = await world.connect();
        await world.until(() => viewer.seen.length > 0);
        expect(viewer.seen).toEqual([WELCOME]);
      });
    }
  });
}

const WELCOME: Panel = {
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

const EVERY_KIND: readonly ScreenMessage[] = [
  WELCOME,
  {
    ...WELCOME,
    kind: "ask",
    language: "es",
    question: "service",
    input: { kind: "choices", choices: [{ id: "haircut", label: "Corte" }] },
    commands: ["back", "skip"],
    progress: { answered: 1, total: 6 },
  },
  { type: "activity", activity: "listening" },
  { type: "caption", speaker: "visitor", text: "a haircut, please" },
  { type: "gaze", at: { rightM: -0.25, upM: 0.5, awayM: 1.2 } },
  { type: "gaze", at: null },
  { type: "pairing", pairing: { at: "code", code: "WDJB-MJHT", url: null } },
  { type: "pairing", pairing: { at: "approved", pairing: "p", account: "Luna", robot: "Desk" } },
  { type: "pairing", pairing: null },
  { type: "mood", mood: "welcoming" },
  { type: "speech", levels: [0, 0.5, 1], wordsAtMs: [0, 80] },
  { type: "hush" },
  { type: "muted", muted: false },
  { type: "wipe" },
];

const START: Touch = { type: "touch", kind: "start" };
const EVERY_TOUCH: readonly Touch[] = [
  START,
  { type: "touch", kind: "choose", question: "service", choice: "haircut" },
  { type: "touch", kind: "type", question: "name", text: "Ana Núñez" },
  { type: "touch", kind: "command", command: "start-over" },
  { type: "touch", kind: "pair", pairing: "p", yes: true },
];
