import { describe, expect, it } from "vitest";
import type { Panel, TouchInput } from "../../../robot/dialogue/screen-protocol.ts";
import { loadProfile } from "../../load-profile.ts";
import { answersOf, type GivenAnswer } from "./given-answers.ts";
import { isHarmless } from "./harmless-words.ts";
import { sampleFor } from "./samples.ts";
import { faultsSeen } from "./seen-faults.ts";
import { type Footprint, simplified, speedOf, spotOf } from "./walked-path.ts";

const profile = loadProfile("launch/profiles/salon.yaml");

function asking(question: string, input: TouchInput | null = null): Panel {
  return {
    type: "panel",
    kind: "ask",
    language: "en",
    question,
    title: "",
    detail: "",
    input,
    commands: [],
    progress: null,
  } as Panel;
}

function said(question: string, words: string, value: string | null): GivenAnswer {
  const input: TouchInput | null =
    question === "service"
      ? { kind: "choices", choices: [{ id: "haircut", label: "Haircut" }] }
      : { kind: "keyboard", layout: "text", value: "" };
  return { panel: asking(question, input), by: { words, value } };
}

describe("the answers of a visitor, for a scenario", () => {
  it("keep choices and commands, and replace what was typed by samples", () => {
    const keys = (layout: "name" | "email" | "phone"): TouchInput => ({
      kind: "keyboard",
      layout,
      value: "",
    });
    const given: readonly GivenAnswer[] = [
      {
        panel: asking("name", keys("name")),
        by: { touch: { type: "touch", kind: "type", question: "name", text: "Ada King" } },
      },
      {
        panel: asking("contact", keys("email")),
        by: { touch: { type: "touch", kind: "type", question: "contact", text: "ada@king.org" } },
      },
      {
        panel: asking("service"),
        by: { touch: { type: "touch", kind: "choose", question: "service", choice: "color" } },
      },
      { panel: asking("source"), by: { touch: { type: "touch", kind: "command", command: "skip" } } },
    ];

    expect(answersOf(given, profile)).toEqual({
      name: [{ do: "type", text: "James Smith" }],
      contact: [{ do: "type", text: "visitor@example.com" }],
      service: [{ do: "choose", choice: "color" }],
      source: [{ do: "press", command: "skip" }],
    });
  });

  it("gather what was tapped of several, without what was taken back", () => {
    const several: TouchInput = { kind: "several", choices: [{ id: "a", label: "A" }], picked: [] };
    const tap = (choice: string): GivenAnswer => ({
      panel: asking("services", several),
      by: { touch: { type: "touch", kind: "choose", question: "services", choice } },
    });

    expect(answersOf([tap("a"), tap("b"), tap("a"), tap("c"), tap("done")], profile)).toEqual({
      services: [{ do: "pick", choices: ["b", "c"] }],
    });
  });

  it("keep spoken words only where they are everybody's", () => {
    expect(
      answersOf(
        [
          said("name", "my name is ada king", "Ada King"),
          said("service", "a haircut", "Haircut"),
          said("service", "for my sister brunhilde a cut like yesterday's", "Haircut"),
          said("source", "the one that kunigunde told me", null),
        ],
        profile,
      ),
    ).toEqual({
      name: [
        { do: "say", words: "my name is james smith" },
        { do: "type", text: "James Smith" },
      ],
      source: [{ do: "nothing" }],
      service: [
        { do: "say", words: "a haircut" },
        { do: "say", words: "haircut" },
      ],
    });
  });
});

describe("a sample", () => {
  it("is never what was told", () => {
    expect(sampleFor("name", "James Kirk")?.typed).toBe("Linda Brown");
    expect(sampleFor("contact", "ada@king.org")?.typed).toBe("visitor@example.com");
    expect(sampleFor("contact", "+13125550199")?.typed).toBe("312 555 0142");
    expect(sampleFor("choice", "Haircut")).toBeNull();
  });
});

it("everyday words and the business's own are harmless, names are not", () => {
  expect(isHarmless("what are your hours", profile)).toBe(false);
  expect(isHarmless("is there parking", profile)).toBe(true);
  expect(isHarmless("yes please", profile)).toBe(true);
  expect(isHarmless("yes ada", profile)).toBe(false);
  expect(isHarmless("", profile)).toBe(false);
});

describe("a way that was walked", () => {
  const path: readonly Footprint[] = [0, 1, 2, 3, 4].map((step) => ({
    atMs: step * 1000,
    x: 5 - step,
    y: step === 2 ? 0.05 : 0,
  }));

  it("is told in few points", () => {
    expect(simplified(path)).toEqual([path[0], path[4]]);
    expect(simplified([...path, { atMs: 6000, x: 1, y: 3 }]).map(spotOf)).toEqual([
      [5, 0],
      [1, 0],
      [1, 3],
    ]);
  });

  it("is walked as fast as it was, and stays in the lobby", () => {
    expect(speedOf(path)).toBe(1);
    expect(spotOf({ atMs: 0, x: 11, y: -7.77 })).toEqual([8, -4]);
  });
});

it("what went wrong is wrong again in the scenario, for as long", () => {
  const line = (atMs: number, event: string, state?: string) => ({ atMs, line: { event, state } });

  expect(
    faultsSeen({
      lastsMs: 60_000,
      journal: [
        line(0, "link.state", "online"),
        line(20_000, "camera.lost"),
        line(24_940, "camera.back"),
        line(30_000, "link.state", "offline"),
        line(60_000, "motion.stopped"),
      ],
    }),
  ).toEqual([
    { kind: "camera-unplugged", fromS: 20, untilS: 25 },
    { kind: "network-down", fromS: 30 },
  ]);
});
