import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MODELS_FOLDER } from "../../robot/kernel/model-manifest.ts";
import { see } from "./see.ts";

const photos = fileURLToPath(new URL("../../test/assets/photos/", import.meta.url));
const astronaut = join(photos, "astronaut.jpg");
const coffee = join(photos, "coffee.png");

/** What the command prints, and its exit code. */
async function run(...args: readonly string[]): Promise<{ code: number; lines: string[] }> {
  const stdout = new PassThrough();
  const printed = text(stdout);
  const streams = { stdin: new PassThrough(), stdout, stderr: new PassThrough() };
  try {
    const code = await see.run(args, streams, new AbortController().signal);
    stdout.end();
    return { code, lines: (await printed).trimEnd().split("\n") };
  } finally {
    stdout.end();
  }
}

describe("stella see", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "stella-see-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("prints one JSON line for a photo, in the documented form", async () => {
    const { code, lines } = await run(astronaut, "--json");
    expect(code).toBe(0);
    expect(lines).toHaveLength(1);
    const line = JSON.parse(lines[0]);
    expect(line).toEqual({
      frame: 0,
      atMs: 0,
      persons: [
        {
          box: [expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)],
          score: expect.any(Number),
          track: "t1",
          engagement: "noticed",
          distanceM: expect.any(Number),
        },
      ],
      inferMs: expect.any(Number),
    });
    for (const side of line.persons[0].box) expect(Number.isInteger(side)).toBe(true);
    expect(line.persons[0].score).toBeGreaterThan(0.5);
  });

  it("numbers frames through all files, and sees nobody where nobody is", async () => {
    const { lines } = await run("--json", coffee, astronaut, coffee);
    const frames = lines.map((line) => JSON.parse(line));
    expect(frames.map(({ frame }) => frame)).toEqual([0, 1, 2]);
    expect(frames.map(({ persons }) => persons.length)).toEqual([0, 1, 0]);
  });

  it("tells people in words without --json", async () => {
    const { lines } = await run(astronaut, coffee);
    expect(lines[1]).toMatch(/t1 at 0\.\d m, looks here, noticed \(0\.\d\d\)/);
    expect(lines[3]).toMatch(/nobody/);
  });

  it("reads distances by the lens it is told of", async () => {
    const distance = async (fov: string) =>
      JSON.parse((await run(astronaut, "--json", "--fov", fov)).lines[0]).persons[0].distanceM;
    expect(await distance("30")).toBeGreaterThan(1.5 * (await distance("60")));
  });

  it("follows one person through a video under one id, and greets who has come near and stays", async () => {
    const video = join(folder, "visit.mp4");
    // The astronaut, first far away and then nearer and nearer, until she stands there.
    const zoom = "zoompan=z='min(1+on/30,1.6)':x='iw/2-iw/zoom/2-40':y=0:d=60:s=640x480:fps=10";
    const args = ["-v", "error", "-i", astronaut, "-vf", `scale=640:640,crop=640:480:0:0,${zoom}`];
    await promisify(execFile)("ffmpeg", [...args, "-pix_fmt", "yuv420p", video]);
    const { lines } = await run(video, "--json", "--fps", "5");
    const frames = lines.map((line) => JSON.parse(line));
    expect(frames.map(({ atMs }) => atMs)).toEqual(Array.from({ length: 30 }, (_, i) => i * 200));
    const tracks = new Set(
      frames.flatMap(({ persons }) => persons.map(({ track }: { track: string }) => track)),
    );
    expect([...tracks]).toEqual(["t1"]);
    expect(frames.at(-1).persons[0].engagement).toBe("engaged");
  });

  it.each([
    [["no-such-file.png"], "camera.no-such-file", /no-such-file\.png/],
    [[photos], "camera.not-a-file", /folder/],
    [[join(photos, "README.md")], "camera.unreadable", /README\.md/],
  ])("refuses %s with %s", async (args, code, what) => {
    await expect(run(...args)).rejects.toMatchObject({ code, what: expect.stringMatching(what) });
  });

  it("refuses a picture that ends in the middle", async () => {
    const half = join(folder, "half.jpg");
    await writeFile(half, (await readFile(astronaut)).subarray(0, 20_000));
    await expect(run(half)).rejects.toMatchObject({
      code: "camera.unreadable",
      what: expect.stringContaining("half.jpg"),
    });
  });

  it("refuses a corrupt model, naming it, whatever the pictures are", async () => {
    const models = await mkdtemp(join(folder, "models-"));
    await copyFile(join(MODELS_FOLDER, "manifest.json"), join(models, "manifest.json"));
    await writeFile(join(models, "person-nanodet.onnx"), "broken");
    await expect(run(astronaut, "--models", models)).rejects.toMatchObject({
      code: "model.corrupt",
      what: expect.stringContaining("person-nanodet.onnx"),
    });
  });

  it.each([
    [[], /which files/],
    [["--fps", "fast", astronaut], /--fps takes a number from 0\.1 to 60, not "fast"/],
    [["--fov", "200", astronaut], /--fov/],
    [["--colour", astronaut], /--colour/],
  ])("says what is wrong with the options %j", async (args, message) => {
    await expect(run(...args)).rejects.toThrow(message);
  });
});
