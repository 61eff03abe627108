import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { Fault } from "./fault.ts";

/** One file of a built page, ready to be sent. */
export interface PageFile {
  readonly contentType: string;
  readonly body: Buffer;
}

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".json": "application/json",
};

/** A page as a technician calls it, and the code of the fault that tells of its absence. */
export interface PageName {
  readonly noun: string;
  readonly missing: string;
}

/**
 * The whole page in memory, by request path: a request can then only ever name one of these files, whatever
 * dots and slashes it contains. Throws a `Fault` with the code `missing` when the page was not built.
 */
export async function loadPage(folder: string, name: PageName): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  for (const path of await filesUnder(folder, name)) {
    const contentType = contentTypes[extname(path)] ?? "application/octet-stream";
    files.set(`/${relative(folder, path).split(sep).join("/")}`, { contentType, body: await readFile(path) });
  }
  const index = files.get("/index.html");
  if (!index) throw pageMissing(folder, name);
  return files.set("/", index);
}

async function filesUnder(folder: string, name: PageName): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (cause) {
    throw pageMissing(folder, name, cause);
  }
}

function pageMissing(folder: string, { noun, missing }: PageName, cause?: unknown): Fault {
  return new Fault({
    code: missing,
    what: `The ${noun} is not built: ${join(folder, "index.html")} is not there.`,
    remedy: "Run `npm run build`; `npm start` does it by itself.",
    cause,
  });
}
