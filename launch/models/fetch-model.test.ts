import { createHash } from "node:crypto";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, statfs, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FetchedModel } from "../../robot/kernel/fetched-model.ts";
import { fetchModel } from "./fetch-model.ts";

const TOKENS = Buffer.from("a 0\nb 1\n");
/** Nobody listens on this port. */
const NO_SOURCE = "http://127.0.0.1:9/tokens.txt";

let folder: string;
let stick: string;

beforeEach(async () => {
  const root = await mkdtemp(join(tmpdir(), "stella-stick-"));
  [folder, stick] = [join(root, "models"), join(root, "stick")];
  await mkdir(folder);
  await mkdir(stick);
});
afterEach(() => rm(join(folder, ".."), { recursive: true }));

function modelOf(bytes: number): FetchedModel {
  const sha256 = createHash("sha256").update(TOKENS).digest("hex");
  return {
    name: "own",
    engine: "pocketsphinx",
    use: "hearing",
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

describe("a model on a stick", () => {
  it("is copied", async () => {
    await writeFile(join(stick, "tokens.txt"), TOKENS);
    await fetched(stick);
    expect(await readFile(join(folder, "own", "tokens.txt"))).toEqual(TOKENS);
  });

  it("with a file that is not the one of the list is refused by that file's name", async () => {
    await writeFile(join(stick, "tokens.txt"), "a 0\nb 2\n");
    await expect(fetched(stick)).rejects.toMatchObject({
      code: "models.wrong-sum",
      what: expect.stringContaining(`${join(stick, "tokens.txt")} is not the file of the list`),
      remedy: `Copy it onto the stick again; if it stays so, download ${NO_SOURCE} anew.`,
    });
    await expect(stat(part())).rejects.toThrow();
  });

  it("with a file that cannot be read is refused by that file's name", async (context) => {
    if (process.getuid?.() === 0) context.skip("root may read everything");
    await writeFile(join(stick, "tokens.txt"), TOKENS);
    await chmod(join(stick, "tokens.txt"), 0);
    await expect(fetched(stick)).rejects.toMatchObject({
      code: "models.unreadable",
      what: expect.stringContaining(`${join(stick, "tokens.txt")} cannot be read`),
      remedy: expect.stringContaining("Copy it onto the stick again"),
    });
    await expect(stat(part())).rejects.toThrow();
  });

  it("is not blamed for a folder that cannot be written", async () => {
    await writeFile(join(stick, "tokens.txt"), TOKENS);
    await mkdir(part(), { recursive: true });
    await expect(fetched(stick)).rejects.toMatchObject({
      code: "models.disk",
      what: expect.stringContaining(`${part()} cannot be written`),
    });
  });
});
