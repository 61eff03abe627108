import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { Fault } from "../../robot/kernel/fault.ts";
import { type ConstantTensor, type Numbers, sizeOf } from "./tensor.ts";

/** TensorFlow's attribute values as TFJS writes them: 64-bit integers as text, bytes as base64. */
const attribute = z.object({
  s: z.string().optional(),
  i: z.union([z.string(), z.number()]).optional(),
  f: z.number().optional(),
  b: z.boolean().optional(),
  list: z
    .object({
      i: z.array(z.union([z.string(), z.number()])).optional(),
      s: z.array(z.string()).optional(),
    })
    .optional(),
});
export type Attribute = z.infer<typeof attribute>;

const graphNode = z.object({
  name: z.string(),
  op: z.string(),
  /** `node`, `node:1` for a further output, `^node` for an order without data. */
  input: z.array(z.string()).default([]),
  attr: z.record(z.string(), attribute).default({}),
});
export type GraphNode = z.infer<typeof graphNode>;

const tensorInfo = z.object({
  name: z.string(),
  dtype: z.literal("DT_FLOAT"),
  tensorShape: z.object({ dim: z.array(z.object({ size: z.coerce.number().int() })) }),
});
const signature = z.object({
  inputs: z.record(z.string(), tensorInfo),
  outputs: z.record(z.string(), tensorInfo),
});

const weight = z.object({
  name: z.string(),
  shape: z.array(z.number().int().nonnegative()),
  dtype: z.enum(["float32", "int32"]),
  quantization: z.object({ dtype: z.literal("float16") }).optional(),
});

const modelFile = z.object({
  format: z.literal("graph-model"),
  signature: signature.optional(),
  userDefinedMetadata: z.object({ signature }).optional(),
  modelTopology: z.object({ node: z.array(graphNode) }),
  weightsManifest: z.array(z.object({ paths: z.array(z.string()), weights: z.array(weight) })),
});

export interface TensorShape {
  readonly name: string;
  readonly shape: readonly number[];
}

/** A TFJS graph model, read whole. */
export interface TfjsModel {
  /** In the order of the file; not sorted. */
  readonly nodes: readonly GraphNode[];
  readonly weights: ReadonlyMap<string, ConstantTensor>;
  readonly inputs: readonly TensorShape[];
  readonly outputs: readonly TensorShape[];
}

/** @throws Fault `convert.not-a-tfjs-model` naming what in the file is not as expected */
export async function readTfjsModel(path: string): Promise<TfjsModel> {
  const parsed = modelFile.safeParse(JSON.parse(await readFile(path, "utf8")));
  if (!parsed.success) throw notAModel(path, z.prettifyError(parsed.error));
  const { modelTopology, weightsManifest, ...rest } = parsed.data;
  const described = rest.signature ?? rest.userDefinedMetadata?.signature;
  if (!described) throw notAModel(path, "it has no signature");

  const weights = new Map<string, ConstantTensor>();
  for (const group of weightsManifest) {
    const parts = await Promise.all(group.paths.map((part) => readFile(join(dirname(path), part))));
    const bytes = Buffer.concat(parts);
    let from = 0;
    for (const { name, shape, dtype, quantization } of group.weights) {
      const numbers = numbersAt(bytes, from, sizeOf(shape), quantization?.dtype ?? dtype);
      weights.set(name, { shape, numbers });
      from += numbers.data.byteLength;
    }
    if (from !== bytes.length) throw notAModel(path, `its weights are ${bytes.length} bytes, not ${from}`);
  }
  return {
    nodes: modelTopology.node,
    weights,
    inputs: shapesOf(described.inputs),
    outputs: shapesOf(described.outputs),
  };
}

/** Copies little-endian numbers out; a view could not start at an odd byte. */
function numbersAt(bytes: Buffer, from: number, count: number, type: Numbers["type"]): Numbers {
  const end = from + count * (type === "float16" ? 2 : 4);
  if (end > bytes.length) throw new Error(`the weights end at byte ${bytes.length}, before ${end}`);
  const { buffer } = new Uint8Array(bytes.subarray(from, end));
  switch (type) {
    case "float16":
      return { type, data: new Uint16Array(buffer) };
    case "float32":
      return { type, data: new Float32Array(buffer) };
    case "int32":
      return { type, data: new Int32Array(buffer) };
  }
}

function shapesOf(described: z.infer<typeof signature>["inputs"]): TensorShape[] {
  return Object.values(described).map(({ name, tensorShape }) => ({
    name: name.replace(/:0$/, ""),
    shape: tensorShape.dim.map(({ size }) => size),
  }));
}

function notAModel(path: string, why: string): Fault {
  return new Fault({
    code: "convert.not-a-tfjs-model",
    what: `${path} is not a TFJS graph model that this converter knows: ${why}.`,
    remedy: "Reinstall the package that it came with, or teach the converter its format.",
  });
}
