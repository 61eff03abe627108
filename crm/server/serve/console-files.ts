import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

const folder = fileURLToPath(new URL("../../../dist/crm/console", import.meta.url));

/** Serves the console page, or says how to build it. */
export async function serveConsole(server: FastifyInstance): Promise<void> {
  if (existsSync(folder)) {
    await server.register(fastifyStatic, { root: folder, cacheControl: false });
    return;
  }
  server.get("/", (_request, reply) =>
    reply
      .type("text/plain")
      .send(
        "The console page is not built. Build it with\n\n" +
          "  npx vite build --config crm/console/vite.config.ts\n\n" +
          "and restart.\n",
      ),
  );
}
