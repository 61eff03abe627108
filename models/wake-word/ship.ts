import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MODELS_FOLDER, type ModelName, modelManifest } from "../../robot/kernel/model-manifest.ts";

/** Writes a model beside the others, with its size and hash in the manifest, whose layout stays as it is. */
export function ship(name: ModelName, bytes: Uint8Array): void {
  const path = join(MODELS_FOLDER, "manifest.json");
  const text = readFileSync(path, "utf8");
  const now = modelManifest.parse(JSON.parse(text)).find((entry) => entry.name === name);
  if (!now) throw new Error(`${path} has no entry "${name}"`);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const entry = (hash: string, size: number) => `"sha256": "${hash}",\n    "bytes": ${size},`;
  writeFileSync(join(MODELS_FOLDER, now.file), bytes);
  writeFileSync(path, text.replace(entry(now.sha256, now.bytes), entry(sha256, bytes.length)));
  process.stdout.write(`${now.file}  ${bytes.length} bytes  sha256 ${sha256}\n`);
}
