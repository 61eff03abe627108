import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { HubCore } from "../core.ts";

/** For load balancers and watchdogs, without sign-in: whether the hub can work, and nothing about anybody. */
export function serveHealth(server: FastifyInstance, { database }: HubCore): void {
  const text = readFileSync(new URL("../../../package.json", import.meta.url), "utf8");
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(text));
  server.get("/api/health", async (_request, reply) => {
    const ok = await database.execute(sql`SELECT 1`).then(
      () => true,
      () => false,
    );
    return reply.code(ok ? 200 : 503).send({ ok, version });
  });
}
