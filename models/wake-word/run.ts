// `npm run models:wake-word -- STEP…`: makes the wake word head anew, step by step; see README.md.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { decodeAll } from "./data/decode.ts";
import { folderOf } from "./data/folders.ts";
import { SETS } from "./data/sets.ts";
import { evaluate } from "./evaluate.ts";
import { exportHead } from "./export.ts";
import { chatter } from "./speech/chatter.ts";
import { speakAll } from "./speech/speak.ts";
import { writeStreamingEmbedding } from "./streaming-embedding.ts";

const STEPS: Readonly<Record<string, () => Promise<void>>> = {
  stream: writeStreamingEmbedding,
  speak: () => speakAll(chatter()),
  record: async () => decodeAll(),
  features: async () => {
    // Run it in as many shells as there are processors: each takes what no other has begun.
    for (const make of Object.values(SETS)) await make();
  },
  train: async () => {
    const script = fileURLToPath(new URL("train.py", import.meta.url));
    execFileSync("/usr/bin/python3", [script, folderOf()], { stdio: "inherit" });
  },
  export: exportHead,
  "evaluate-development": () => evaluate("development"),
  evaluate: () => evaluate("held-out"),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in STEPS));
if (asked.length === 0 || unknown.length > 0) {
  process.stderr.write(
    `wake-word: steps are ${Object.keys(STEPS).join(", ")}; see models/wake-word/README.md.\n`,
  );
  process.exitCode = 2;
} else for (const name of asked) await STEPS[name]?.();
