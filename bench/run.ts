// `npm run bench [-- NAME…]`: runs the benches of this folder one after another and prints their figures.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const notBenches = new Set([
  "bench.ts",
  "run.ts",
  "stage.ts",
  "processor-time.ts",
  "spoken-answers.ts",
  "heard-line.ts",
]);
const known = readdirSync(new URL(".", import.meta.url))
  .filter((file) => file.endsWith(".ts") && !notBenches.has(file))
  .map((file) => basename(file, ".ts"))
  .sort();

async function main(asked: readonly string[]): Promise<number> {
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    process.stderr.write(`bench: there is no "${unknown.join('", "')}". Known: ${known.join(", ")}.\n`);
    return 2;
  }
  const [cpu] = cpus();
  const [busy = 0] = loadavg();
  process.stdout.write(
    `Node ${process.version}, ${cpus().length} × ${cpu?.model ?? "unknown processor"}, load ${busy.toFixed(1)} before\n`,
  );
  for (const name of asked.length > 0 ? asked : known) {
    const folder = mkdtempSync(join(tmpdir(), "stella-bench-"));
    try {
      for (const stage of ["prepare", "run"]) {
        const code = await exitCodeOf(
          fork(fileURLToPath(new URL("./stage.ts", import.meta.url)), [name, stage, folder]),
        );
        if (code !== 0) return 1;
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  return 0;
}

async function exitCodeOf(child: ChildProcess): Promise<unknown> {
  const [code] = await once(child, "exit");
  return code;
}

process.exitCode = await main(process.argv.slice(2));
