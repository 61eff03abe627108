import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadManifest, loadModel, MODELS_FOLDER } from "./model-manifest.ts";

describe("the model manifest", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "stella-models-"));
    await copyFile(join(MODELS_FOLDER, "manifest.json"), join(folder, "manifest.json"));
    await copyFile(join(MODELS_FOLDER, "face-blazeface.onnx"), join(folder, "face-blazeface.onnx"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("describes every model file that is committed, truly", async () => {
    for (const { name, bytes } of await loadManifest()) {
      expect((await loadModel(name)).bytes).toHaveLength(bytes);
    }
  });

  it("hands over a model whose hash is the manifest's", async () => {
    const { bytes, entry } = await loadModel("face", folder);
    expect(Buffer.compare(bytes, await readFile(join(folder, entry.file)))).toBe(0);
  });

  it("refuses a model with one flipped bit, naming file, both hashes and what to do", async () => {
    const path = join(folder, "face-blazeface.onnx");
    const bytes = await readFile(path);
    bytes[1000]! ^= 1;
    await writeFile(path, bytes);
    await expect(loadModel("face", folder)).rejects.toMatchObject({
      code: "model.corrupt",
      what: expect.stringMatching(
        /face-blazeface\.onnx .*expected 587562 bytes with sha256 d35379.*found 587562 bytes with [0-9a-f]{64}/,
      ),
      remedy: expect.stringContaining("git checkout"),
    });
  });

  it("says which file is missing", async () => {
    await expect(loadModel("person", folder)).rejects.toMatchObject({
      code: "model.missing",
      what: expect.stringContaining(join(folder, "person-nanodet.onnx")),
    });
  });

  it("says what is wrong with a manifest that breaks its schema", async () => {
    await writeFile(join(folder, "manifest.json"), JSON.stringify([{ name: "person", file: "../x.onnx" }]));
    await expect(loadModel("person", folder)).rejects.toMatchObject({
      code: "model.manifest-invalid",
      what: expect.stringMatching(/file[\s\S]*sha256|sha256[\s\S]*file/),
    });
  });

  it("says so when there is no manifest at all", async () => {
    await rm(join(folder, "manifest.json"));
    await expect(loadManifest(folder)).rejects.toMatchObject({ code: "model.manifest-invalid" });
  });
});
