// `npm run bench [-- NAME…]`: runs the benches of this folder one after another and prints their figures.
import { readdirSync } from "node:fs";
import { cpus } from "node:os";
import { basename } from "node:path";
import type { Bench, Figure } from "./bench.ts";

const notBenches = new Set(["bench.ts", "run.ts"]);
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
  process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpu?.model ?? "unknown processor"}\n`);
  for (const name of asked.length > 0 ? asked : known) {
    const { bench } = (await import(new URL(`./${name}.ts`, import.meta.url).href)) as { bench: Bench };
    process.stdout.write(`\n${bench.name}: ${bench.summary}\n`);
    for (const figure of await bench.run()) process.stdout.write(`${lineOf(figure)}\n`);
  }
  return 0;
}

function lineOf({ what, value, unit }: Figure): string {
  const digits = value >= 100 || unit === "count" ? 0 : value >= 1 ? 1 : 3;
  return `  ${value.toFixed(digits).padStart(10)} ${unit.padEnd(6)} ${what}`;
}

process.exitCode = await main(process.argv.slice(2));
