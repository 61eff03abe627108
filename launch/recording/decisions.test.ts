import { describe, expect, it } from "vitest";
import { instant } from "../../robot/kernel/clock.ts";
import { type Decision, decisionsOf, firstDifference } from "./decisions.ts";

function decision(atMs: number, text: string): Decision {
  return { at: instant(atMs), topic: "/journal", text };
}

describe("two runs of a robot", () => {
  it("are the same when all is decided at the same moments", () => {
    const run = [decision(10, "a"), decision(20, "b")];

    expect(firstDifference(run, [...run], 0)).toBeNull();
  });

  it("may order what happens within one moment either way", () => {
    expect(
      firstDifference(
        [decision(10, "a"), decision(10, "b"), decision(20, "c")],
        [decision(10, "b"), decision(10, "a"), decision(20, "c")],
        0,
      ),
    ).toBeNull();
  });

  it("part where one decides otherwise, later, or not at all", () => {
    const run = [decision(10, "a"), decision(20, "b")];

    expect(firstDifference(run, [decision(10, "a"), decision(20, "x")], 0)).toEqual({
      recorded: decision(20, "b"),
      replayed: decision(20, "x"),
    });
    expect(firstDifference(run, [decision(10, "a"), decision(21, "b")], 0)).toMatchObject({
      replayed: { at: 21 },
    });
    expect(firstDifference(run, [decision(10, "a")], 0)).toEqual({
      recorded: decision(20, "b"),
      replayed: null,
    });
    expect(firstDifference([], run, 0)).toEqual({ recorded: null, replayed: decision(10, "a") });
  });

  it("are compared in order, and not to the moment, where a clock ran on", () => {
    const run = [decision(1000, "a"), decision(1010, "b")];

    expect(firstDifference(run, [decision(700, "a"), decision(1500, "b")], 1000)).toBeNull();
    expect(firstDifference(run, [decision(1000, "b"), decision(1010, "a")], 1000)).not.toBeNull();
    expect(firstDifference(run, [decision(1000, "a"), decision(2500, "b")], 1000)).not.toBeNull();
  });
});

it("the journal's time stands beside its line, and other channels are no decisions", () => {
  const json = (body: unknown) => new TextEncoder().encode(JSON.stringify(body));
  const at = instant(12.3456789);

  expect(
    decisionsOf([
      {
        channel: "journal",
        at,
        takenAt: at,
        json: json({ message: '{"atMs":12,"level":"info","event":"visit.begun"}' }),
      },
      { channel: "meter", at, takenAt: at, json: json({}) },
    ]),
  ).toEqual([{ at: 12.346, topic: "/journal", text: '{"level":"info","event":"visit.begun"}' }]);
});
