import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRecording } from "../hardware/recording.ts";
import { urdf } from "../recording/robot-heading.ts";
import { PERSONAL, playVisit, SPOKEN_VISIT, stellaReplay } from "../recording/testing/recorded-visit.ts";
import type { VisitReport } from "../simulated-visit.ts";

/** A visit takes a quarter of a minute of a machine that has nothing else to do, and is played more than once. */
const PATIENCE_MS = 300_000;

let folder = "";
let file = "";
let report: VisitReport;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "stella-replay-test-"));
  file = join(folder, "visit.mcap");
  report = await playVisit(SPOKEN_VISIT, folder, file);
}, PATIENCE_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a recorded visit by voice and touch", { timeout: PATIENCE_MS }, () => {
  it("goes as its scenario expects while it is being recorded", () => {
    expect(report.failures).toEqual([]);
  });

  it("is lived through again to the same decisions, with the words heard anew", async () => {
    const { code, out, err } = await stellaReplay(file);

    const heard = openRecording(file)
      .of("speech")
      .filter(({ body }) => body.speaker === "visitor");
    expect(heard.map(({ body }) => body.text)).toEqual(["my name is mary johnson", "yes", "bridal styling"]);
    expect(out).toMatch(/^same {5}"Somebody in a hurry .*: all \d+ decisions again\n$/);
    expect(err).toBe("");
    expect(code).toBe(0);
  });

  it("shows where a robot with other rules parts from it", async () => {
    const config = join(folder, "patient.yaml");
    writeFileSync(config, "sight:\n  rules:\n    engagement: { interestMs: 1500 }\n");

    const { code, out } = await stellaReplay(file, "--config", config, "--to", "4", "--json");

    expect(code).toBe(1);
    const { same, difference } = JSON.parse(out);
    expect(same).toBe(false);
    expect(difference.recorded.atS).toBeGreaterThan(0);
    expect(difference.replayed).not.toEqual(difference.recorded);
  });

  it("becomes a scenario that plays to the same outcome, and in which nothing is personal", async () => {
    const yaml = join(folder, "saved.yaml");

    expect(await stellaReplay(file, "--scenario", yaml)).toMatchObject({ code: 0 });

    const text = readFileSync(yaml, "utf8");
    expect(text).toContain("review: never");
    for (const word of PERSONAL) expect(text.toLowerCase()).not.toContain(word.toLowerCase());
    const again = await playVisit(text, folder);
    expect(again.failures).toEqual([]);
    expect(again.records).toHaveLength(1);
    expect(again.records[0]?.fields.service?.value).toBe("Bridal styling");
  });

  it("can be drawn by other tools with nothing but the file: body, frames, lens and people", () => {
    const recording = openRecording(file);

    expect(recording.of("body").map(({ body }) => body.data)).toEqual([urdf()]);
    expect(recording.of("fixedFrames").map(({ body }) => body.transforms.length)).toEqual([5]);
    expect(recording.of("transforms").length).toBeGreaterThan(0);
    expect(recording.of("cameraInfo").length).toBeGreaterThan(0);
    const scenes = recording.of("scene").map(({ body }) => body.persons.map(({ track }) => track));
    const drawn = recording.of("people").map(({ body }) => body.entities.map(({ id }) => id));
    expect(drawn).toEqual(scenes);
    expect(drawn.flat()).toContain("t1");
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

  it.each([
    ["ends in its first bytes", 6, "recording.not-mcap"],
    ["ends before it says which robot recorded it", 40, "recording.not-ours"],
  ])("says that a file %s", async (_, bytes, code) => {
    const cut = join(folder, `cut-${bytes}.mcap`);
    writeFileSync(cut, readFileSync(file).subarray(0, bytes));

    await expect(stellaReplay(cut)).rejects.toMatchObject({ code });
  });
});
