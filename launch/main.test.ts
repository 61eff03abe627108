import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const stella = fileURLToPath(new URL("./stella.mjs", import.meta.url));

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [stella, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

const names = [
  "crm",
  "doctor",
  "hear",
  "lobby",
  "models",
  "replay",
  "robot",
  "see",
  "start",
  "talk",
  "visit",
];

describe("stella", () => {
  test("lists its commands", () => {
    const { status, stdout, stderr } = run("--help");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect([...stdout.matchAll(/^ {2}(\w+) +[a-z]/gm)].map(([, name]) => name)).toEqual(names);
  });

  test.each(["reboot", "__proto__", "--json"])("does not know the command %j", (name) => {
    expect(run(name)).toEqual({ status: 2, stdout: "", stderr: expect.stringContaining(`"${name}"`) });
  });

  test.each(names)("%s helps, and refuses what it does not know in one sentence", (name) => {
    expect(run(name, "--help")).toEqual({
      status: 0,
      stdout: expect.stringMatching(new RegExp(`^stella ${name} `)),
      stderr: "",
    });
    expect(run(name, "--bogus")).toEqual({
      status: 2,
      stdout: "",
      stderr: `stella ${name}: Unknown option '--bogus'. See \`stella ${name} --help\`.\n`,
    });
  });
});

test("one Ctrl+C that comes twice still ends a command in order", async () => {
  const hub = spawn(process.execPath, [stella, "crm", "--port", "0", "--data", "memory"], {
    env: { ...process.env, DATABASE_URL: "" },
  });
  for await (const line of createInterface({ input: hub.stdout })) if (line.startsWith("Stop")) break;
  hub.kill("SIGINT");
  hub.kill("SIGINT");
  expect(await once(hub, "exit")).toEqual([0, null]);
});
