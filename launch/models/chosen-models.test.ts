import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { knownModels, pathIn } from "../../robot/kernel/fetched-model.ts";
import { recogniserConfig } from "../../robot/perception/hearing/hearing-config.ts";
import { chosenModels } from "./chosen-models.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stella-chosen-"));
});
afterEach(() => rm(folder, { recursive: true }));

const chosen = (engine?: string) => {
  const { english, spanish } = chosenModels(recogniserConfig.parse({ engine, modelsFolder: folder }));
  return [english?.name ?? null, spanish?.name ?? null];
};

/** Files of the right sizes, which take no room. */
async function present(name: string): Promise<void> {
  const model = knownModels(folder).find((each) => each.name === name);
  if (!model) throw new Error(`no model ${name}`);
  await mkdir(join(folder, name));
  for (const file of model.files) {
    await writeFile(pathIn(folder, model, file), "");
    await truncate(pathIn(folder, model, file), file.bytes);
  }
}

describe("the models that hear", () => {
  it("are none while nothing was fetched: PocketSphinx hears English, and nobody Spanish", () => {
    expect(chosen()).toEqual([null, null]);
    expect(chosen("pocketsphinx")).toEqual([null, null]);
  });

  it("are those that were fetched, sherpa-onnx before PocketSphinx", async () => {
    await present("spanish-sphinx");
    expect(chosen()).toEqual([null, "spanish-sphinx"]);
    await present("english-small");
    await present("spanish-kroko");
    expect(chosen()).toEqual(["english-small", "spanish-kroko"]);
    expect(chosen("pocketsphinx")).toEqual([null, "spanish-sphinx"]);
  });

  it("are not those of which a file is missing", async () => {
    await present("english-small");
    await rm(join(folder, "english-small", "tokens.txt"));
    expect(chosen()).toEqual([null, null]);
  });

  it("prefer a technician's own", async () => {
    await present("english-small");
    const entry = (path: string) => ({
      path,
      url: `https://example.com/${path}`,
      bytes: 3,
      sha256: "0".repeat(64),
    });
    const own = {
      ...{ name: "own", engine: "sherpa", language: "en", what: "Own.", origin: "here", licence: "CC0-1.0" },
      files: ["encoder.onnx", "decoder.onnx", "joiner.onnx", "tokens.txt"].map(entry),
    };
    await writeFile(join(folder, "local.json"), JSON.stringify([own]));
    await present("own");
    expect(chosen()).toEqual(["own", null]);
  });

  it("must be there when they are demanded", () => {
    expect(() => chosen("sherpa")).toThrow(
      expect.objectContaining({
        code: "recogniser.model-missing",
        remedy: expect.stringContaining("stella models fetch english-small"),
      }),
    );
  });
});
