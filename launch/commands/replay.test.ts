import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseScenario } from "../../sim/scenario/scenario.ts";
import { loadConfig } from "../config.ts";
import { openRecording } from "../hardware/recording.ts";
import { simulateVisit, type VisitReport } from "../simulated-visit.ts";
import { replay } from "./replay.ts";

/** What the visitor tells; none of it may be in a scenario that is made of the visit. */
const PERSONAL = ["Zdenka", "Kowalski", "773", "5550199", "555 0199"];
const VISIT = `
title: Somebody in a hurry leaves her name and number
lastsS: 60
people:
  - name: Zdenka
    look: 3
    manner: eager
    from: [2.6, -0.4]
    acts:
      - { do: walk, to: [1, 0], speedMps: 1.4 }
      - { do: touch-start }
      - { do: converse }
      - { do: walk, to: [4, 2], speedMps: 1.8 }
    answers:
      consent: [{ do: choose, choice: "yes" }]
      name: [{ do: type, text: Zdenka Kowalski }]
      confirm-name: [{ do: choose, choice: "yes" }]
      contact: [{ do: type, text: 773 555 0199 }]
      confirm-contact: [{ do: choose, choice: "yes" }]
      service: [{ do: choose, choice: bridal }]
      source: [{ do: press, command: skip }]
      timeline: [{ do: choose, choice: later }]
      review: [{ do: choose, choice: "yes" }]
expect:
  greeted: true
  outcome: completed
  records: [{ fields: { service: Bridal styling } }]
`;

const signal = new AbortController().signal;
let folder = "";
let file = "";
let report: VisitReport;

async function play(text: string, recordTo?: string): Promise<VisitReport> {
  const dataDir = mkdtempSync(join(folder, "robot-"));
  const scenario = parseScenario(text, "visit.yaml");
  const config = loadConfig(undefined);
  const visit = { name: "visit", scenario, seed: 7, config, dataDir, signal };
  return (await simulateVisit({ ...visit, ...(recordTo !== undefined && { recordTo }) })).report;
}

async function stellaReplay(...args: string[]) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const code = await replay.run(args, { stdin, stdout, stderr }, signal);
  const said = (stream: PassThrough) => (stream.read() as Buffer | null)?.toString() ?? "";
  return { code, out: said(stdout), err: said(stderr) };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "stella-replay-test-"));
  file = join(folder, "visit.mcap");
  report = await play(VISIT, file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a recorded visit", () => {
  it("goes as its scenario expects while it is being recorded", () => {
    expect(report.failures).toEqual([]);
  });

  it("is lived through again to the same decisions", async () => {
    const { code, out, err } = await stellaReplay(file);

    expect(out).toMatch(/^same {5}"Somebody in a hurry .*: all \d+ decisions again\n$/);
    expect(err).toBe("");
    expect(code).toBe(0);
  });

  it("shows where a robot with other rules parts from it", async () => {
    const config = join(folder, "patient.yaml");
    writeFileSync(config, "sight:\n  rules:\n    engagement: { interestMs: 1500 }\n");

    const { code, out } = await stellaReplay(file, "--config", config, "--to", "8", "--json");

    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      same: false,
      difference: {
        recorded: { topic: "/journal", decision: expect.stringContaining("visitor.engagement") },
      },
    });
  });

  it("that was cut off is replayed as far as it goes, with a warning that names the byte", async () => {
    const bytes = readFileSync(file);
    const cut = join(folder, "cut.mcap");
    writeFileSync(cut, bytes.subarray(0, Math.floor(bytes.length / 3)));

    const { code, out, err } = await stellaReplay(cut);

    expect(err).toMatch(/cut off.* byte \d+/);
    expect(out).toMatch(/^same/);
    expect(code).toBe(0);
  });

  it("becomes a scenario that plays to the same outcome, and in which nothing is personal", async () => {
    const yaml = join(folder, "saved.yaml");

    expect(await stellaReplay(file, "--scenario", yaml)).toMatchObject({ code: 0 });

    const text = readFileSync(yaml, "utf8");
    for (const word of PERSONAL) expect(text).not.toContain(word);
    const again = await play(text);
    expect(again.failures).toEqual([]);
    expect(again.records).toHaveLength(1);
    expect(again.records[0]?.fields.service?.value).toBe("Bridal styling");
  });

  it("holds no key and no password of the robot", () => {
    const { messages } = openRecording(file);
    const link = messages
      .filter(({ channel }) => channel === "link")
      .map(({ json }) => Buffer.from(json).toString());

    expect(link.filter((text) => text.includes("challenge"))).toEqual([
      expect.stringContaining("-".repeat(32)),
    ]);
  });
});

describe("stella replay", () => {
  it.each([
    [[], "Name one recording."],
    [["x.mcap", "--from", "soon"], "--from takes seconds"],
    [["x.mcap", "--from", "9", "--to", "3"], "--to must be later"],
  ])("refuses %j", async (args, why) => {
    await expect(stellaReplay(...args)).rejects.toThrow(why);
  });

  it("says that a file is not there", async () => {
    await expect(stellaReplay(join(folder, "none.mcap"))).rejects.toMatchObject({
      code: "recording.missing",
    });
  });

  it("says that a file is no recording", async () => {
    const text = join(folder, "notes.mcap");
    writeFileSync(text, "buy milk");

    await expect(stellaReplay(text)).rejects.toMatchObject({ code: "recording.not-mcap" });
  });
});
