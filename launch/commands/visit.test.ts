import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const stella = fileURLToPath(new URL("../stella.mjs", import.meta.url));
const scenario = fileURLToPath(
  new URL("../../sim/scenarios/a-passer-by-is-not-greeted.yaml", import.meta.url),
);

function visit(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [stella, "visit", ...args], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test.each([
  ["a folder that cannot be made", ["--out", `${scenario}/out`, scenario], "[out.unwritable]"],
  ["a file that is no scenario", ["package.json"], "[scenario.invalid]"],
  ["a file that is not there", ["nowhere.yaml"], "[scenario.missing]"],
  ["a seed that is no number", ["--seed", "x", scenario], "--seed takes a whole number"],
  ["no scenario at all", [], "Name a scenario file"],
])("stella visit refuses %s before anything is played", (_, args, message) => {
  expect(visit(...args)).toEqual({ status: 2, stdout: "", stderr: expect.stringContaining(message) });
});
