import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { senses } from "../doctor/machine.ts";

const stella = fileURLToPath(new URL("../stella.mjs", import.meta.url));

test("stella robot serves its page, tells which senses are missing and ends cleanly", async () => {
  const folder = mkdtempSync(join(tmpdir(), "stella-robot-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const config = join(folder, "robot.yaml");
  writeFileSync(config, `dataDir: ${folder}\nhubUrl: ws://127.0.0.1:1/robot\nscreen:\n  port: 0\n`);

  const robot = spawn(process.execPath, [stella, "robot", "--config", config]);
  robot.stderr.resume();
  const said: string[] = [];
  for await (const line of createInterface({ input: robot.stdout })) {
    said.push(line);
    if (line.startsWith("Stop")) break;
  }
  const text = said.join("\n");
  const page = await fetch(text.match(/http:\S+/)?.[0] ?? "");
  expect(page.status).toBe(200);
  expect(text).toMatch(/Public key: [\w-]{43}\n/);
  for (const { what, verdict } of senses()) expect(text.includes(`${what}: `)).toBe(verdict !== "ok");

  robot.kill("SIGINT");
  expect(await once(robot, "exit")).toEqual([0, null]);
}, 60_000);
