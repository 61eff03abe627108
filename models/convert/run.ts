import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadManifest, MODELS_FOLDER } from "../../robot/kernel/model-manifest.ts";
import { convert } from "./convert.ts";
import { sources } from "./sources.ts";
import { readTfjsModel } from "./tfjs-model.ts";

// `npm run models:convert`: makes the vision models anew from the packages they come from.
const manifest = await loadManifest();
for (const { name, path } of sources) {
  const bytes = convert(await readTfjsModel(path));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const entry = manifest.find((candidate) => candidate.name === name);
  if (!entry) throw new Error(`models/manifest.json has no entry "${name}"`);
  await writeFile(join(MODELS_FOLDER, entry.file), bytes);
  const same = sha256 === entry.sha256;
  process.stdout.write(
    `${entry.file}  ${bytes.length} bytes  sha256 ${sha256}  ${same ? "as in the manifest" : "NOT as in the manifest"}\n`,
  );
  if (!same) process.exitCode = 1;
}
