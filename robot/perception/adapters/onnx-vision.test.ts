import { createHash } from "node:crypto";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instant } from "../../kernel/clock.ts";
import type { VideoFrame } from "../../kernel/frames.ts";
import { type Box, degrees, iou } from "../../kernel/geometry.ts";
import { loadManifest, MODELS_FOLDER } from "../../kernel/model-manifest.ts";
import { SystemClock } from "../../kernel/system-clock.ts";
import { headTurn } from "../sight/facing.ts";
import { sightRules } from "../sight/sight-config.ts";
import { OnnxVision } from "./onnx-vision.ts";

const rules = sightRules.parse({});
const clock = new SystemClock();

async function photo(name: string, scale = 1): Promise<VideoFrame> {
  const path = fileURLToPath(new URL(`../../../test/assets/photos/${name}`, import.meta.url));
  const { width } = await sharp(path).metadata();
  const picture = sharp(path).toColourspace("srgb").removeAlpha();
  const { data, info } = await picture
    .resize(Math.round(width * scale))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const rgb = new Uint8Array(data);
  return { widthPx: info.width, heightPx: info.height, rgb, capturedAt: instant(0), index: 0 };
}

describe("the person and face detectors", () => {
  let vision: OnnxVision;
  beforeAll(async () => {
    vision = await OnnxVision.open(clock, rules);
  });
  afterAll(() => vision.close());

  const surePersons = async (frame: VideoFrame) =>
    (await vision.persons.detect(frame)).persons.filter(({ score }) => score >= rules.tracker.sureScore);

  it.each([
    { name: "astronaut.jpg", box: [20, 5, 365, 512] as Box },
    { name: "cameraman.webp", box: [95, 65, 320, 512] as Box },
  ])("find the one person in $name", async ({ name, box }) => {
    const persons = await surePersons(await photo(name));
    expect(persons).toHaveLength(1);
    expect(iou(persons[0].box, box)).toBeGreaterThan(0.6);
  });

  it.each(["cat.jpg", "coffee.png", "rocket.jpg"])("find nobody in %s", async (name) => {
    expect(await surePersons(await photo(name))).toEqual([]);
  });

  it.each([0.4, 3])("find the same person in the same place at %s times the size", async (scale) => {
    const [original] = await surePersons(await photo("astronaut.jpg"));
    const [scaled] = await surePersons(await photo("astronaut.jpg", scale));
    const back = scaled.box.map((side) => side / scale);
    expect(iou(original.box, [back[0], back[1], back[2], back[3]])).toBeGreaterThan(0.8);
  });

  it("say exactly the same about the same picture", async () => {
    const frame = await photo("astronaut.jpg");
    const [first, second] = [await vision.persons.detect(frame), await vision.persons.detect(frame)];
    expect(second.persons).toEqual(first.persons);
  });

  it("find the face that looks at the camera, and see that it does", async () => {
    const frame = await photo("astronaut.jpg");
    const [face] = await vision.faces.detect(frame, [[80, 0, 380, 300]]);
    expect(iou(face!.box, [175, 65, 275, 165])).toBeGreaterThan(0.5);
    expect(Math.abs(headTurn(face!))).toBeLessThan(degrees(rules.facing.towardsDeg));
    expect(face!.leftEye.x).toBeGreaterThan(face!.rightEye.x);
  });

  it("answer for each region in turn, with null where there is no face", async () => {
    const frame = await photo("astronaut.jpg");
    const faces = await vision.faces.detect(frame, [
      [300, 300, 500, 500],
      [80, 0, 380, 300],
      [-400, -400, -100, -100],
    ]);
    expect(faces.map((face) => face !== null)).toEqual([false, true, false]);
  });

  it("take the cat's face for none", async () => {
    const frame = await photo("cat.jpg");
    expect(await vision.faces.detect(frame, [[80, 0, 380, 300]])).toEqual([null]);
  });
});

describe("broken models", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "stella-models-"));
    for (const file of ["manifest.json", "person-nanodet.onnx", "face-blazeface.onnx"]) {
      await copyFile(join(MODELS_FOLDER, file), join(folder, file));
    }
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("are refused before the first frame when their hash is wrong, and the thread is gone", async () => {
    const path = join(folder, "face-blazeface.onnx");
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, bytes.length - 1));
    await expect(OnnxVision.open(clock, rules, folder)).rejects.toMatchObject({
      code: "model.corrupt",
      what: expect.stringContaining(path),
    });
  });

  it("are refused when they are what the manifest says, but not a model", async () => {
    const junk = Buffer.from("this is no model");
    await writeFile(join(folder, "person-nanodet.onnx"), junk);
    const manifest = (await loadManifest()).map((entry) =>
      entry.name === "person"
        ? { ...entry, sha256: createHash("sha256").update(junk).digest("hex"), bytes: junk.length }
        : entry,
    );
    await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
    await expect(OnnxVision.open(clock, rules, folder)).rejects.toMatchObject({ code: "model.refused" });
  });
});
