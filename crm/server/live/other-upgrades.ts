import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";

/** Refuses upgrades to anything but these paths, which would wait for ever. Returns the function that ends it. */
export function refuseOtherUpgrades(server: Server, paths: readonly string[]): () => void {
  const listener = (request: IncomingMessage, socket: Duplex) => {
    if (!paths.includes(request.url ?? "")) socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
  };
  server.on("upgrade", listener);
  return () => server.off("upgrade", listener);
}
