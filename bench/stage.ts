// `stage.ts NAME prepare|run FOLDER`: one stage of one bench, in this process; started by `run.ts`.
import type { Bench, Figure } from "./bench.ts";

const [name, stage, folder] = process.argv.slice(2);
if (!name || !folder) throw new Error("usage: stage.ts NAME prepare|run FOLDER");
const { bench } = (await import(new URL(`./${name}.ts`, import.meta.url).href)) as { bench: Bench };

const reason = await bench.unavailable?.();
if (stage === "prepare") {
  if (!reason) await bench.prepare?.(folder);
} else if (reason) {
  process.stdout.write(`\n${bench.name}: not measured: ${reason}\n`);
} else {
  process.stdout.write(`\n${bench.name}: ${bench.summary}\n`);
  for (const figure of await bench.run(folder)) process.stdout.write(`${lineOf(figure)}\n`);
}

function lineOf({ what, value, unit }: Figure): string {
  const digits = unit === "×" ? 2 : value >= 100 || unit === "count" ? 0 : value >= 1 ? 1 : 3;
  return `  ${value.toFixed(digits).padStart(10)} ${unit.padEnd(6)} ${what}`;
}
