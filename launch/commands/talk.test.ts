import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { intakeRecord } from "../../robot/kernel/intake-record.ts";

const stella = fileURLToPath(new URL("../stella.mjs", import.meta.url));
const salonFile = fileURLToPath(new URL("../profiles/salon.yaml", import.meta.url));

function talk(args: readonly string[], lines: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [stella, "talk", ...args], {
    input: lines.join("\n"),
    encoding: "utf8",
  });
  return { status, stdout, stderr, turns: stdout.trim().split("\n") };
}

const turn = z.strictObject({ say: z.string().min(1), question: z.string().nullable() });
const ending = z.strictObject({ outcome: z.string(), record: intakeRecord.nullable() });

const complete = ["Yes.", "Ana Ruiz", "yes", "312-555-0143", "yes", "a haircut", "skip", "this week", "yes"];

describe("stella talk", () => {
  test("prints each turn as a JSON line and ends with the record", () => {
    const { status, turns, stderr } = talk(["--json"], complete);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const last = turns.at(-1) ?? "";
    const questions = turns.slice(0, -1).map((line) => turn.parse(JSON.parse(line)).question);
    expect(questions).toEqual([
      "consent",
      "name",
      "confirm-name",
      "contact",
      "confirm-contact",
      "service",
      "source",
      "timeline",
      "review",
      null,
    ]);
    const { outcome, record } = ending.parse(JSON.parse(last));
    expect(outcome).toBe("completed");
    expect(record?.fields.contact).toMatchObject({ value: "+13125550143", confirmed: "read-back" });
  });

  test("says the same to the same words", () => {
    expect(talk(["--json"], complete).stdout).toBe(talk(["--json"], complete).stdout);
  });

  test("takes the end of the input for a visitor who walks away", () => {
    const { status, turns } = talk(["--json"], ["yes", "Ana Ruiz"]);
    expect(status).toBe(0);
    expect(JSON.parse(turns.at(-1) ?? "")).toEqual({ outcome: "abandoned", record: null });
    expect(JSON.parse(talk(["--json"], ["no"]).turns.at(-1) ?? "").outcome).toBe("declined");
  });

  test("takes touches, typing, commands, noise and silence", () => {
    const lines = ["/touch yes", "/noise", "", "/type Ana Ruiz", "/command back", "/type Bob Ray", "/leave"];
    const { turns } = talk(["--json"], lines);
    expect(turns.map((line) => JSON.parse(line).question ?? "end")).toEqual([
      "consent",
      "name",
      "name",
      "name",
      "contact",
      "name",
      "contact",
      "end",
    ]);
  });

  test("points out a gesture that there is not, and the visitor has not moved", () => {
    const { status, turns, stderr } = talk(["--json"], ["/touhc yes", "/command dance", "/touch yes"]);
    expect(status).toBe(0);
    expect(stderr.trim().split("\n")).toEqual([
      expect.stringContaining('"/touhc yes"'),
      expect.stringContaining('"/command dance"'),
    ]);
    expect(turns.map((line) => JSON.parse(line).question ?? "end")).toEqual(["consent", "name", "end"]);
  });

  test("refuses a broken profile with every mistake, on stderr and with exit code 2", () => {
    const folder = mkdtempSync(join(tmpdir(), "stella-talk-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "broken.yaml");
    const text = readFileSync(salonFile, "utf8");
    writeFileSync(file, text.replace("America/Chicago", "Chicago").replace("version: 1", "version: one"));
    const { status, stdout, stderr } = talk(["--business", file], []);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(`${file} is not a business profile; it has 2 mistakes`);
    expect(stderr).toContain("business.timezone");
    expect(stderr).toContain("version");
  });

  test.each([
    [["--business", "/no/such/file.yaml"], "/no/such/file.yaml"],
    [["--language", "fr"], "--language is en or es"],
    [["--now", "tomorrow"], "--now is a time such as"],
    [["--colour"], "--colour"],
    [["extra"], "extra"],
  ])("refuses %j with exit code 2", (args, message) => {
    const { status, stderr } = talk(args, []);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
