import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** One file of the project, by its path from the root. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

export type Import =
  /** Another file of the project, by its path from the root. */
  | { readonly from: "project"; readonly path: string }
  /** A package by its name, without the path inside it; Node's own begin with `node:`. */
  | { readonly from: "package"; readonly name: string };

const root = fileURLToPath(new URL("..", import.meta.url));
const folders = ["robot", "kiosk-ui", "sim", "crm", "launch", "models", "bench", "test"];

export function readSourceFiles(): SourceFile[] {
  const paths = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) =>
        join(folder, path),
      ),
    )
    .filter((path) => /\.(tsx?|mjs)$/.test(path));
  return paths
    .sort()
    .map((path) => sourceFile(path.split(sep).join("/"), readFileSync(join(root, path), "utf8")));
}

export function sourceFile(path: string, text: string): SourceFile {
  return { path, text, imports: importsIn(path, withoutComments(text)) };
}

/** `import … from`, `export … from`, `import("…")`, and the modules of threads: `new URL("./…", import.meta.url)`. */
const specifier =
  /(?:\bfrom\s*|\bimport\s*\(?\s*)"([^"\n]+)"|new URL\(\s*"(\.[^"\n]+\.(?:ts|mjs))"\s*,\s*import\.meta\.url/g;

function importsIn(path: string, code: string): Import[] {
  return [...code.matchAll(specifier)].map(([, named, located]) => {
    const name = named ?? located ?? "";
    return name.startsWith(".")
      ? { from: "project", path: posix.join(posix.dirname(path), name) }
      : { from: "package", name: packageIn(name) };
  });
}

function packageIn(name: string): string {
  if (name.startsWith("node:")) return name;
  return name.split("/", name.startsWith("@") ? 2 : 1).join("/");
}

/** Strings stay, so that a `//` inside one is not taken for a comment. */
export function withoutComments(text: string): string {
  return text.replace(stringOrComment, (found) => (found.startsWith("/") ? " " : found));
}

/** What is left is what runs; templates stay, because code runs in them. */
export function codeOnly(text: string): string {
  return text.replace(stringOrComment, (found) => (found.startsWith("/") ? " " : '""'));
}

const stringOrComment = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
