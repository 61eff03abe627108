// `npm run models:wake-word -- STEP…`: makes the wake word head anew, step by step; see README.md.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { decodeAll } from "./data/decode.ts";
import { folderOf } from "./data/folders.ts";
import { SETS } from "./data/sets.ts";
import { evaluate } from "./evaluate.ts";
import { exportAgain, exportHeads } from "./export.ts";
import { writeHeardAgain } from "./heard-again.ts";
import { chatter } from "./speech/chatter.ts";
import { speakAll } from "./speech/speak.ts";
import { varyAll } from "./speech/vary.ts";
import { writeStreamingEmbedding } from "./streaming-embedding.ts";
import { thresholds } from "./thresholds.ts";

const STEPS: Readonly<Record<string, () => Promise<void>>> = {
  stream: writeStreamingEmbedding,
  speak: () => speakAll(chatter()),
  vary: async () => varyAll(),
  record: async () => decodeAll(),
  features: async () => {
    // Run it in as many shells as there are processors: each takes what no other has begun.
    for (const make of Object.values(SETS)) await make();
  },
  "hear-again": writeHeardAgain,
  train: async () => {
    for (const script of ["train.py", "train_again.py"]) python(script);
  },
  "train-heads": async () => python("train.py"),
  "train-again": async () => python("train_again.py"),
  "export-heads": exportHeads,
  "export-again": exportAgain,
  thresholds,
  "evaluate-development": () => evaluate("development"),
  evaluate: () => evaluate("held-out"),
};

function python(script: string): void {
  const path = fileURLToPath(new URL(script, import.meta.url));
  execFileSync("/usr/bin/python3", [path, folderOf()], { stdio: "inherit" });
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in STEPS));
if (asked.length === 0 || unknown.length > 0) {
  process.stderr.write(
    `wake-word: steps are ${Object.keys(STEPS).join(", ")}; see models/wake-word/README.md.\n`,
  );
  process.exitCode = 2;
} else for (const name of asked) await STEPS[name]?.();
