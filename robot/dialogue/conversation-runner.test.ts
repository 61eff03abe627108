import { expect, it } from "vitest";
import { instant, type Stamp, wallTime } from "../kernel/clock.ts";
import type { VisitId } from "../kernel/vocabulary.ts";
import { ConversationRunner } from "./conversation-runner.ts";
import { dialogueRules } from "./dialogue-config.ts";
import type { Effect } from "./effect.ts";
import { salon } from "./visit-rig.ts";

const at: Stamp = { at: instant(0), wall: wallTime(Date.UTC(2026, 0, 6, 16)) };
const renamed = {
  ...salon,
  version: salon.version + 1,
  business: { ...salon.business, name: "Sol Hair Studio" },
};

function started() {
  const effects: Effect[] = [];
  const runner = new ConversationRunner(salon, dialogueRules.parse({}), (effect) => effects.push(effect));
  const begin = () =>
    runner.tell({
      ...at,
      type: "visitor-engaged",
      track: null,
      visit: "v1" as VisitId,
      recordId: "7f9c24e8-3b1d-4f0a-9a53-0c1d2e3f4a5b",
    });
  const titles = () =>
    effects.flatMap((effect) =>
      effect.type === "show" && effect.message.type === "panel" && effect.message.kind === "attract"
        ? [effect.message.title]
        : [],
    );
  return { runner, effects, begin, titles };
}

it("a profile that comes while nobody is served is in force at once", () => {
  const { runner, titles } = started();
  runner.adopt(renamed);
  expect(titles()).toEqual(["Welcome to Sol Hair Studio"]);
});

it("a profile that comes during a visit waits for its end", () => {
  const { runner, effects, begin, titles } = started();
  begin();
  runner.adopt(renamed);
  expect(titles()).toEqual([]);
  runner.tell({ ...at, type: "visitor-left" });
  expect(effects.map(({ type }) => type)).toContain("wipe");
  expect(titles().at(-1)).toBe("Welcome to Sol Hair Studio");
});

it("an event that an effect causes is handled after the one under way", () => {
  const order: string[] = [];
  const runner: ConversationRunner = new ConversationRunner(salon, dialogueRules.parse({}), (effect) => {
    order.push(effect.type);
    if (effect.type === "say") runner.tell({ ...at, type: "said", say: effect.id, outcome: "finished" });
  });
  runner.tell({
    ...at,
    type: "wake",
    visit: "v1" as VisitId,
    recordId: "7f9c24e8-3b1d-4f0a-9a53-0c1d2e3f4a5b",
  });
  // Listening follows the end of speaking, and comes after everything that greeting caused.
  expect(order.filter((type) => type === "say")).toHaveLength(1);
  expect(order.at(-1)).toBe("listen");
});
