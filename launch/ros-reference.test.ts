import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { silentJournal } from "../robot/kernel/journal.ts";
import { leavesOf } from "../robot/ros/config-leaves.ts";
import { ParameterBoard } from "../robot/ros/graph/parameter-board.ts";
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
  it("leaves nothing out but the one secret", () => {
    const names = declared.map(({ name }) => name);
    expect(leaves.filter((path) => !names.includes(path))).toEqual(["hearing.wakeWord.porcupineAccessKey"]);
    expect(names).toHaveLength(leaves.length - 1);
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

  it("takes back what it gave out", () => {
    const same = Object.fromEntries(declared.map(({ name, default: value }) => [name, value]));
    expect(considerChanges(robotConfig, config, same, true)).toEqual({ accepted: true, config });
  });
});
