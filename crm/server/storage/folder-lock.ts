import { createHash } from "node:crypto";
import { once } from "node:events";
import { realpathSync } from "node:fs";
import { createServer } from "node:net";

/**
 * Keeps other hubs out of a storage folder until the returned function is called or this process ends in any
 * way. Two hubs in one folder overwrite each other's pages, and leads that were acknowledged are lost.
 * Rejects when another hub of this machine holds it.
 *
 * A name in Linux's abstract socket space is given back by the kernel, so that a killed hub leaves nothing
 * behind that would keep the next one out. Other systems have no such names; there nothing is held.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  if (process.platform !== "linux") return () => {};
  const name = createHash("sha256").update(realpathSync(folder)).digest("hex");
  const server = createServer().unref();
  server.listen(`\0stella-hub-${name}`);
  try {
    await once(server, "listening");
  } catch {
    throw new Error("another hub is using it");
  }
  return () => server.close();
}
