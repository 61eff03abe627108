import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leavesOf, valueAt } from "../robot/kernel/config-leaves.ts";
import { silentJournal } from "../robot/kernel/journal.ts";
import { ParameterBoard } from "../robot/ros/graph/parameter-board.ts";
import type { ParameterDeclaration, ParameterValue } from "../robot/ros/graph/ros-graph.ts";
import { effectOf, effects } from "../robot/ros/parameter-effects.ts";
import { considerChanges, declarationsOf } from "../robot/ros/parameters.ts";
import { robotConfig } from "./config.ts";
import { missingTables, withTables } from "./ros-reference.ts";

const config = robotConfig.parse({});
const leaves = leavesOf(robotConfig).map(({ path }) => path);
const declared = declarationsOf(robotConfig, config);

describe("docs/ros.md", () => {
  const written = readFileSync(new URL("../docs/ros.md", import.meta.url), "utf8");

  it("has the tables that the interface makes: `npm run docs:ros` renews them", () => {
    expect(written).toBe(withTables(written));
  });

  it("leaves no table out", () => {
    expect(missingTables(written)).toEqual([]);
  });
});

describe("the robot's configuration as parameters", () => {
  it("leaves nothing out but what is secret", () => {
    const names = declared.map(({ name }) => name);
    const secrets = ["hearing.wakeWord.porcupineAccessKey", "screen.technicianPin"];
    expect(leaves.filter((path) => !names.includes(path))).toEqual(secrets);
    expect(names).toHaveLength(leaves.length - secrets.length);
  });

  it("says of every entry when a change takes effect", () => {
    expect(leaves.filter((path) => effectOf(path) === null)).toEqual([]);
  });

  it("speaks of no entry that there is not", () => {
    const starts = Object.keys(effects);
    const idle = starts.filter(
      (start) => !leaves.some((path) => path === start || path.startsWith(`${start}.`)),
    );
    expect(idle).toEqual([]);
  });

  it("describes every parameter, and its default fits it", () => {
    expect(declared.filter(({ description }) => description === "")).toEqual([]);
    expect(
      () => new ParameterBoard("/receptionist", silentJournal, declared, {}, () => ({ accepted: true })),
    ).not.toThrow();
  });

  it("holds no name that looks like another secret", () => {
    const secretive = declared
      .map(({ name }) => name)
      .filter((name) => /key$|secret|token|password/i.test(name));
    expect(secretive).toEqual([]);
  });

  it("takes whatever the parameters' own types and ranges allow, or says by path why not", () => {
    const change = fc
      .constantFrom(...declared)
      .chain((parameter) => anyValueOf(parameter).map((value) => [parameter.name, value] as const));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), (changes) => {
        const together = Object.fromEntries(changes);
        const verdict = considerChanges(robotConfig, config, together, false);
        if (!verdict.accepted) {
          expect(verdict.reason).toMatch(/^[\w.]+: /);
          return;
        }
        expect(robotConfig.parse(verdict.config)).toEqual(verdict.config);
        for (const [name, value] of Object.entries(together)) {
          expect(valueAt(verdict.config, name)).toEqual(value);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("takes back what it gave out", () => {
    const same = Object.fromEntries(declared.map(({ name, default: value }) => [name, value]));
    expect(considerChanges(robotConfig, config, same, true)).toEqual({ accepted: true, config });
  });
});

/** Anything that `ros2 param set` would let through to the node. */
function anyValueOf({ type, range }: ParameterDeclaration): fc.Arbitrary<ParameterValue> {
  switch (type) {
    case "bool":
      return fc.boolean();
    case "integer":
      return fc.integer({ min: Math.max(range?.from ?? -1e9, -1e9), max: Math.min(range?.to ?? 1e9, 1e9) });
    case "double":
      return fc.double({ ...(range ? { min: range.from, max: range.to } : {}), noNaN: true });
    case "string":
      return fc.string();
    case "string-array":
      return fc.array(fc.string());
  }
}
