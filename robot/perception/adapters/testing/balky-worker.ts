import { existsSync } from "node:fs";
import { Fault } from "../../../kernel/fault.ts";
import { givenData, serveRequests } from "../../../kernel/worker-side.ts";

/** An engine that opens only once its model is there, and does not come back from "hang" before `release` is notified. */
const { model, release } = givenData() as { readonly model: string; readonly release: Int32Array };
let open = false;

serveRequests(
  (body) => {
    const { ask } = body as { readonly ask: string };
    if (ask === "open") {
      if (!existsSync(model)) {
        throw new Fault({ code: "recogniser.broken", what: `${model} is missing.`, remedy: "Fetch it." });
      }
      open = true;
    }
    if (!open) throw new Error("the engine is not open");
    if (ask === "hang") Atomics.wait(release, 0, 0);
    return ask;
  },
  () => {},
);
