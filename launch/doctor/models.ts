import { Fault } from "../../robot/kernel/fault.ts";
import { loadManifest, loadModel, type ModelEntry } from "../../robot/kernel/model-manifest.ts";
import { broken, type Finding, ok } from "./finding.ts";

/** Whether every model is there and is the one that was tested. */
export async function models(folder?: string): Promise<Finding[]> {
  try {
    const entries = await loadManifest(folder);
    return await Promise.all(entries.map((entry) => examine(entry, folder)));
  } catch (error) {
    return [findingOf("models", error)];
  }
}

async function examine({ name, file }: ModelEntry, folder?: string): Promise<Finding> {
  const what = `model (${name})`;
  try {
    const { bytes } = await loadModel(name, folder);
    return ok(what, `${file}, ${(bytes.length / 1e6).toFixed(1)} MB, checksum right`);
  } catch (error) {
    return findingOf(what, error);
  }
}

function findingOf(what: string, error: unknown): Finding {
  if (error instanceof Fault) return broken(what, error.what, error.remedy);
  throw error;
}
