import { fileURLToPath } from "node:url";
import { StageServer, type StageServerParts } from "../../sim/stage/adapters/stage-server.ts";

/** The lobby's page on this machine's loopback address; call `listen()` to serve it. */
export function openStage(parts: Omit<StageServerParts, "pageFolder">): StageServer {
  return new StageServer({
    ...parts,
    pageFolder: fileURLToPath(new URL("../../dist/sim-page", import.meta.url)),
  });
}
