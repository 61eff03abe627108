import { broken, type Finding, ok } from "./finding.ts";
import { tryScript } from "./trial.ts";

/** One small thing that each native package must manage on this machine. */
const trials: readonly { readonly name: string; readonly use: string; readonly script: string }[] = [
  {
    name: "better-sqlite3",
    use: "lead store",
    script: `import Database from "better-sqlite3"; console.log("SQLite " + new Database(":memory:").prepare("select sqlite_version()").pluck().get())`,
  },
  {
    name: "onnxruntime-node",
    use: "models",
    script: `import ort from "onnxruntime-node"; console.log("ONNX Runtime " + ort.env.versions.node)`,
  },
  {
    name: "sharp",
    use: "pictures",
    script: `import sharp from "sharp"; await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } }).png().toBuffer(); console.log("libvips " + sharp.versions.vips)`,
  },
  {
    name: "koffi",
    use: "bridge to the recogniser",
    script: `import koffi from "koffi"; console.log("koffi " + koffi.version)`,
  },
  {
    name: "@electric-sql/pglite",
    use: "the hub's embedded database",
    script: `import { PGlite } from "@electric-sql/pglite"; const db = new PGlite(); const { rows } = await db.query("show server_version"); console.log("PostgreSQL " + rows[0].server_version); await db.close()`,
  },
];

export function nativePackages(): Promise<Finding[]> {
  return Promise.all(
    trials.map(async ({ name, use, script }) => {
      const what = `${use} (${name})`;
      const result = await tryScript(script);
      return result.worked
        ? ok(what, result.output)
        : broken(what, result.why, `Run \`npm ci\`, or \`npm rebuild ${name}\` after Node was updated.`);
    }),
  );
}
