import { createRequire } from "node:module";
import { Fault, messageOf } from "./fault.ts";

/**
 * The package sherpa-onnx-node, as far as the caller knows it: it has no types of its own. It is optional, since not every
 * machine has a build of it, hence not imported with the module.
 *
 * @throws Fault `sherpa.missing`
 */
export function sherpaOnnx<Part>(): Part {
  try {
    return createRequire(import.meta.url)("sherpa-onnx-node") as Part;
  } catch (cause) {
    throw new Fault({
      code: "sherpa.missing",
      what: `The package sherpa-onnx-node cannot be loaded (${messageOf(cause).split("\n")[0]}).`,
      remedy:
        "Run `npm install`; where there is no build for this machine, set hearing.recogniser.engine to pocketsphinx and dialogue.voice.engine to debian.",
      cause,
    });
  }
}
