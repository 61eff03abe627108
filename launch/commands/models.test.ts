import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { isPresent, knownModels } from "../../robot/kernel/fetched-model.ts";
import { UsageError } from "../command.ts";
import { models } from "./models.ts";

const WEIGHTS = Buffer.from(Array.from({ length: 400_000 }, (_, at) => (at * 7) % 251));
const TOKENS = Buffer.from("a 0\nb 1\n");

type Answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

let folder: string;
let config: string;
let server: Server;
let asked: { path: string; range: string | undefined }[];
/** How the server behaves; the first is used up by the first request, the last stays. */
let answers: Answer[];

beforeEach(async () => {
  const root = await mkdtemp(join(tmpdir(), "stella-fetch-"));
  folder = join(root, "models");
  await mkdir(folder);
  asked = [];
  answers = [wholly];
  server = createServer((request, response) => {
    asked.push({ path: request.url ?? "", range: request.headers.range });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(request, response, request.url === "/big.onnx" ? WEIGHTS : TOKENS);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  config = join(root, "robot.yaml");
  await writeFile(config, stringify({ hearing: { recogniser: { modelsFolder: folder } } }));
  await listOf({ weights: WEIGHTS });
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(join(folder, ".."), { recursive: true });
});

describe("stella models fetch", () => {
  it("brings a model, whole and checked, and says that it is complete", async () => {
    const { code, out } = await run("fetch", "own");
    expect(code).toBe(0);
    expect(out).toContain("own is complete (CC0-1.0).");
    expect(WEIGHTS.equals(await readFile(join(folder, "own", "encoder.onnx")))).toBe(true);
    expect(await readFile(join(folder, "own", "tokens.txt"))).toEqual(TOKENS);
    expect((await run("--json")).out).toContain('"name":"own","state":"present"');
  });

  it("tells that a connection ended too soon, and is done at the next try", async () => {
    answers = [cutAfter(150_000), wholly];
    await expect(run("fetch", "own")).rejects.toMatchObject({
      code: "models.cut-off",
      remedy: expect.stringContaining("goes on where it stopped"),
    });
    await expect(stat(join(folder, "own", "encoder.onnx"))).rejects.toThrow();
    await run("fetch", "own");
    expect(WEIGHTS.equals(await readFile(join(folder, "own", "encoder.onnx")))).toBe(true);
  });

  it("asks only for what an earlier try did not bring", async () => {
    await leftBehind(150_000);
    await run("fetch", "own");
    expect(asked[0]).toEqual({ path: "/big.onnx", range: "bytes=150000-" });
    expect(WEIGHTS.equals(await readFile(join(folder, "own", "encoder.onnx")))).toBe(true);
  });

  it("starts afresh with a server that knows no ranges", async () => {
    answers = [withoutRanges];
    await leftBehind(150_000);
    await run("fetch", "own");
    expect(WEIGHTS.equals(await readFile(join(folder, "own", "encoder.onnx")))).toBe(true);
  });

  it("takes no file whose sum is wrong, and keeps nothing of it", async () => {
    answers = [(_, response, body) => response.end(Buffer.alloc(body.length, 1))];
    await expect(run("fetch", "own")).rejects.toMatchObject({ code: "models.wrong-sum" });
    await expect(stat(join(folder, "own", "encoder.onnx"))).rejects.toThrow();
    await expect(stat(join(folder, "own", "encoder.onnx.part"))).rejects.toThrow();
    expect((await run("--json")).out).toContain('"name":"own","state":"absent"');
  });

  it("stops at what is longer than promised, as a sign-in page may be", async () => {
    answers = [(_, response) => response.end(Buffer.alloc(WEIGHTS.length + 1))];
    await expect(run("fetch", "own")).rejects.toMatchObject({
      code: "models.wrong-sum",
      what: expect.stringContaining("is longer than the 400000 bytes"),
    });
  });

  it("fetches only what is missing or has changed", async () => {
    await run("fetch", "own");
    await writeFile(join(folder, "own", "tokens.txt"), "a 0\nb 2\n");
    expect((await run()).out).toMatch(/flawed +own .*\n.*\n.*tokens\.txt has another checksum/);
    asked = [];
    await run("fetch", "own");
    expect(asked.map(({ path }) => path)).toEqual(["/tokens.txt"]);
  });

  it("tells what a server that has no such file answered, and who cannot be reached", async () => {
    answers = [(_, response) => response.writeHead(404).end()];
    await expect(run("fetch", "own")).rejects.toMatchObject({
      code: "models.refused",
      what: expect.stringContaining("404"),
    });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(run("fetch", "own")).rejects.toMatchObject({
      code: "models.offline",
      remedy: expect.stringContaining("--from FOLDER"),
    });
    server = createServer().listen(0, "127.0.0.1");
  });

  it("takes the files from a stick, by the names of the list or of the source", async () => {
    const stick = join(folder, "..", "stick");
    await mkdir(stick);
    await writeFile(join(stick, "big.onnx"), WEIGHTS);
    await expect(run("fetch", "own", "--from", stick)).rejects.toMatchObject({
      code: "models.not-in-source",
      what: expect.stringContaining("tokens.txt"),
    });
    await writeFile(join(stick, "tokens.txt"), TOKENS);
    await run("fetch", "own", "--from", stick);
    expect(asked).toEqual([]);
    expect(WEIGHTS.equals(await readFile(join(folder, "own", "encoder.onnx")))).toBe(true);
  });

  it("says when the folder cannot be written", async () => {
    await writeFile(join(folder, "own"), "in the way");
    await expect(run("fetch", "own")).rejects.toMatchObject({ code: "models.disk" });
  });

  it("ends at once when it is stopped, and leaves what it has", async () => {
    const stop = new AbortController();
    answers = [
      (_, response, body) => {
        response.writeHead(200);
        response.write(body.subarray(0, 100_000), () => stop.abort(new Error("enough")));
      },
    ];
    await expect(run2(stop.signal, "fetch", "own")).rejects.toThrow("enough");
    await expect(stat(join(folder, "own", "encoder.onnx"))).rejects.toThrow();
  });

  it("knows no other model, and takes nothing without a name", async () => {
    await expect(run("fetch", "french")).rejects.toMatchObject({
      code: "models.unknown",
      remedy: expect.stringMatching(/spanish-sphinx.*own/),
    });
    await expect(run("fetch")).rejects.toThrow(UsageError);
    await expect(run("steal", "own")).rejects.toThrow(UsageError);
    await expect(run("fetch", "own", "--json")).rejects.toThrow("--json is for the list.");
  });

  it("names every mistake in a technician's own list", async () => {
    await writeFile(join(folder, "local.json"), JSON.stringify([{ name: "Own!" }]));
    await expect(run()).rejects.toMatchObject({
      code: "model.list-invalid",
      what: expect.stringMatching(/local\.json.*lower-case[\s\S]*files/),
    });
  });
});

it("tells when a model for sherpa-onnx lacks a file", async () => {
  const path = join(folder, "local.json");
  const [own] = JSON.parse(await readFile(path, "utf8"));
  await writeFile(path, JSON.stringify([{ ...own, engine: "sherpa" }]));
  await expect(run()).rejects.toMatchObject({
    code: "model.list-invalid",
    what: expect.stringContaining("a model for sherpa has encoder.onnx, decoder.onnx"),
  });
});

it("tells when a voice lacks a file, or is for an engine that has none", async () => {
  const path = join(folder, "local.json");
  const [own] = JSON.parse(await readFile(path, "utf8"));
  await writeFile(path, JSON.stringify([{ ...own, engine: "sherpa", use: "voice" }]));
  const lacking = { what: expect.stringContaining("a voice for sherpa has model.onnx, tokens.txt") };
  await expect(run()).rejects.toMatchObject(lacking);
  await writeFile(path, JSON.stringify([{ ...own, use: "voice" }]));
  await expect(run()).rejects.toMatchObject({ what: expect.stringContaining("a voice is for sherpa") });
});

describe("the list of models that can be fetched", () => {
  it("has nothing that the sum of a moving target could break", () => {
    for (const { files } of knownModels("/nowhere")) {
      for (const { url } of files) expect(url).toMatch(/^https:.*\/[0-9a-f]{40}\//);
    }
  });

  it("has one model of each name, and none of them is there before it is fetched", () => {
    const known = knownModels("/nowhere");
    expect(new Set(known.map(({ name }) => name)).size).toBe(known.length);
    expect(known.filter((model) => isPresent("/nowhere", model))).toEqual([]);
  });
});

async function listOf({ weights }: { readonly weights: Buffer }): Promise<void> {
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const entry = (path: string, url: string, body: Buffer) => ({
    path,
    url: `http://127.0.0.1:${port}/${url}`,
    bytes: body.length,
    sha256: createHash("sha256").update(body).digest("hex"),
  });
  const own = {
    name: "own",
    engine: "pocketsphinx",
    language: "es",
    what: "A model of the technician's own.",
    origin: "here",
    licence: "CC0-1.0",
    files: [entry("encoder.onnx", "big.onnx", weights), entry("tokens.txt", "tokens.txt", TOKENS)],
  };
  await writeFile(join(folder, "local.json"), JSON.stringify([own]));
}

const wholly: Answer = ({ headers }, response, body) => {
  const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? "")?.[1] ?? 0);
  response.writeHead(from > 0 ? 206 : 200, { "content-length": body.length - from });
  response.end(body.subarray(from));
};

const withoutRanges: Answer = (_, response, body) => response.end(body);

/** What a download that was cut off leaves. */
async function leftBehind(bytes: number): Promise<void> {
  await mkdir(join(folder, "own"));
  await writeFile(join(folder, "own", "encoder.onnx.part"), WEIGHTS.subarray(0, bytes));
}

function cutAfter(bytes: number): Answer {
  return (_, response, body) => {
    response.writeHead(200, { "content-length": body.length });
    response.write(body.subarray(0, bytes), () => response.destroy());
  };
}

function run(...args: readonly string[]) {
  return run2(new AbortController().signal, ...args);
}

async function run2(signal: AbortSignal, ...args: readonly string[]): Promise<{ code: number; out: string }> {
  const stdout = new PassThrough();
  const streams = { stdin: new PassThrough(), stdout, stderr: new PassThrough().resume() };
  const code = await models.run([...args, "--config", config], streams, signal);
  stdout.end();
  return { code, out: await text(stdout) };
}
