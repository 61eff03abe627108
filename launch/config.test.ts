import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Fault } from "../robot/kernel/fault.ts";
import { loadConfig } from "./config.ts";

function written(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "stella-config-")), "robot.yaml");
  writeFileSync(file, text);
  return file;
}

function faultOf(load: () => unknown): Fault {
  try {
    load();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error("it was accepted");
}

it("what a configuration leaves out has its default", () => {
  const config = loadConfig(written("name: Reception North\nsync: { window: 4 }\n"));
  expect(config.name).toBe("Reception North");
  expect(config.sync.window).toBe(4);
  expect(config.sync.capacity).toBe(loadConfig(undefined).sync.capacity);
});

it("a broken configuration is refused with every mistake, by its path", () => {
  const file = written("hubUrl: http://hub\nmotion: { tickMs: 1 }\nsight: { camra: {} }\n");
  const fault = faultOf(() => loadConfig(file));
  expect(fault.code).toBe("config.invalid");
  expect(fault.what).toContain(file);
  for (const mistake of [
    "hubUrl: must begin with ws://",
    "motion.tickMs:",
    'sight: Unrecognized key: "camra"',
  ]) {
    expect(fault.what).toContain(mistake);
  }
});

it("a configuration that is not there is named", () => {
  expect(faultOf(() => loadConfig("/nowhere/robot.yaml"))).toMatchObject({ code: "config.missing" });
});
