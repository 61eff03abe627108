import "@tensorflow/tfjs-backend-cpu";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { loadGraphModel } from "@tensorflow/tfjs-converter";
import * as tf from "@tensorflow/tfjs-core";
import { InferenceSession, Tensor } from "onnxruntime-node";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { loadModel } from "../../robot/kernel/model-manifest.ts";
import { BLAZEFACE_LAYOUT, BLAZEFACE_SIZE_PX } from "../../robot/perception/sight/blazeface-decode.ts";
import { letterbox } from "../../robot/perception/sight/letterbox.ts";
import { NANODET_LAYOUT, NANODET_SIZE_PX } from "../../robot/perception/sight/nanodet-decode.ts";
import { resample, type TensorLayout } from "../../robot/perception/sight/resample.ts";
import { convert } from "./convert.ts";
import { sources } from "./sources.ts";
import { readTfjsModel, type TfjsModel } from "./tfjs-model.ts";

/** Share of the largest output: sums of thousands of products in another order differ in a float32's last bits. */
const SAME = 2e-5;

const models = [
  { name: "person", sizePx: NANODET_SIZE_PX, layout: NANODET_LAYOUT, photo: "astronaut.jpg" },
  { name: "person", sizePx: NANODET_SIZE_PX, layout: NANODET_LAYOUT, photo: "rocket.jpg" },
  { name: "face", sizePx: BLAZEFACE_SIZE_PX, layout: BLAZEFACE_LAYOUT, photo: "astronaut.jpg" },
] as const;

describe("the converter from TFJS to ONNX", () => {
  it.each(sources)("makes the committed $name model, byte for byte", async ({ name, path }) => {
    const { bytes } = await loadModel(name);
    expect(Buffer.compare(convert(await readTfjsModel(path)), bytes)).toBe(0);
  });

  it.each(models)("keeps what the $name model says about $photo", { timeout: 120_000 }, async (tried) => {
    const path = sources.find(({ name }) => name === tried.name)!.path;
    const input = await photo(tried.photo, tried.sizePx, tried.layout);
    const model = await readTfjsModel(path);
    const expected = await throughTfjs(path, model, input);
    const found = await throughOnnx(model, input);
    for (const { name } of model.outputs) {
      expect(largestDifference(expected.get(name)!, found.get(name)!), name).toBeLessThan(SAME);
    }
  });

  it("refuses an operator that it does not know, naming it", () => {
    const node = { name: "wobble_1", op: "Wobble", input: [], attr: {} };
    const model: TfjsModel = { nodes: [node], weights: new Map(), inputs: [], outputs: [] };
    expect(() => convert(model)).toThrow(/Wobble of wobble_1/);
  });

  it("refuses a file that is not a TFJS model, naming what is wrong", async () => {
    const manifest = fileURLToPath(new URL("../manifest.json", import.meta.url));
    await expect(readTfjsModel(manifest)).rejects.toMatchObject({ code: "convert.not-a-tfjs-model" });
  });
});

async function photo(file: string, sizePx: number, layout: TensorLayout): Promise<Float32Array> {
  const path = fileURLToPath(new URL(`../../test/assets/photos/${file}`, import.meta.url));
  const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
  const picture = { widthPx: info.width, heightPx: info.height, rgb: data };
  return resample(picture, letterbox([0, 0, info.width, info.height], sizePx), layout);
}

async function throughTfjs(path: string, model: TfjsModel, input: Float32Array) {
  const { modelTopology, weightsManifest, format } = JSON.parse(await readFile(path, "utf8"));
  const weights = await readFile(path.replace(/json$/, "bin"));
  const graph = await loadGraphModel({
    load: async () => ({
      modelTopology,
      format,
      weightSpecs: weightsManifest[0].weights,
      weightData: new Uint8Array(weights).buffer,
    }),
  });
  await tf.setBackend("cpu");
  const names = model.outputs.map(({ name }) => name);
  const outputs = graph.execute(tf.tensor(input, [...model.inputs[0].shape]), names);
  const results = Array.isArray(outputs) ? outputs : [outputs];
  return new Map(names.map((name, i) => [name, Float32Array.from(results[i].dataSync())]));
}

async function throughOnnx(model: TfjsModel, input: Float32Array) {
  const session = await InferenceSession.create(convert(model), {
    intraOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  const [{ name, shape }] = model.inputs;
  const outputs = await session.run({ [name]: new Tensor("float32", input, [...shape]) });
  await session.release();
  return new Map(
    model.outputs.map((output) => {
      const { data } = outputs[output.name];
      if (!(data instanceof Float32Array)) throw new Error(`${output.name} is not float32`);
      return [output.name, data];
    }),
  );
}

/** As a share of the largest value, or of 1. */
function largestDifference(expected: Float32Array, found: Float32Array): number {
  expect(found.length).toBe(expected.length);
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  return expected.reduce((most, value, i) => Math.max(most, Math.abs(value - found[i])), 0) / largest;
}
