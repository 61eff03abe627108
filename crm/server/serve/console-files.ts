import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

/** Where `npm run build` leaves the console. */
export const BUILT_CONSOLE = fileURLToPath(new URL("../../../dist/crm/console", import.meta.url));

/** Serves the console from its folder, or says how to build it. */
export async function serveConsole(server: FastifyInstance, folder: string): Promise<void> {
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
