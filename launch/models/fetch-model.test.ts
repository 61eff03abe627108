import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, statfs, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FetchedModel } from "../../robot/kernel/fetched-model.ts";
import { fetchModel } from "./fetch-model.ts";

const TOKENS = Buffer.from("a 0\nb 1\n");
/** Nobody listens on this port. */
const NO_SOURCE = "http://127.0.0.1:9/tokens.txt";

let folder: string;

beforeEach(async () => {
  const root = await mkdtemp(join(tmpdir(), "stella-stick-"));
  folder = join(root, "models");
  await mkdir(folder);
});
afterEach(() => rm(join(folder, ".."), { recursive: true }));

function modelOf(bytes: number): FetchedModel {
  const sha256 = createHash("sha256").update(TOKENS).digest("hex");
  return {
    name: "own",
    engine: "pocketsphinx",
    language: "es",
    what: "A model of the technician's own.",
    origin: "here",
    licence: "CC0-1.0",
    files: [{ path: "tokens.txt", url: NO_SOURCE, bytes, sha256 }],
  };
}

function fetched(from: string | null, bytes = TOKENS.length): Promise<void> {
  const never = new AbortController().signal;
  return fetchModel(modelOf(bytes), { folder, from, onProgress: () => {} }, never);
}

const part = () => join(folder, "own", "tokens.txt.part");

describe("the room that a model needs", () => {
  const more = 10e9;

  it("is that of its files", async () => {
    const { bavail, bsize } = await statfs(folder);
    await expect(fetched(null, bavail * bsize + more)).rejects.toMatchObject({ code: "models.no-room" });
  });

  it("is less by what an earlier try brought", async () => {
    await mkdir(join(folder, "own"));
    await writeFile(part(), "");
    const { bavail, bsize } = await statfs(folder);
    // Nothing is written into it, so it takes no room itself.
    await truncate(part(), 2 * more);
    await expect(fetched(null, bavail * bsize + more)).rejects.toMatchObject({ code: "models.offline" });
  });
});
