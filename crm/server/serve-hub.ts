import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastifyRateLimit from "@fastify/rate-limit";
import fastifyStatic from "@fastify/static";
import fastify, { type FastifyInstance } from "fastify";
import { z } from "zod";
import type { Clock } from "../../robot/kernel/clock.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import { operatorAccount } from "./accounts/operator-account.ts";
import type { Hub } from "./hub.ts";
import { leadNews } from "./lead-news.ts";
import { acceptRobots, ROBOT_PATH } from "./robots/robot-socket.ts";

export interface ServedHub {
  /** Of the console: `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Where robots connect: `ws://127.0.0.1:8080/robot`. */
  readonly robotUrl: string;
  close(): Promise<void>;
}

export interface ServeOptions {
  /**
   * Anything but a loopback address shows every lead to whoever can reach the port: this version has no
   * sign-in yet.
   */
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly clock: Clock;
}

const consoleFolder = fileURLToPath(new URL("../../dist/crm/console", import.meta.url));

const page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: z.coerce.number().int().min(1).optional(),
});

/** Serves robots, the REST interface and the console. Throws a `Fault` `hub.port-in-use` or `hub.not-served`. */
export async function serveHub(hub: Hub, { host, port, clock }: ServeOptions): Promise<ServedHub> {
  const server = fastify({ bodyLimit: 64 * 1024, requestTimeout: 10_000 });
  const news = leadNews(hub);
  await server.register(fastifyRateLimit, { max: 600, timeWindow: 60_000 });
  if (isLoopback(host)) refuseForeignHosts(server);
  server.addHook("onSend", async (_request, reply) => {
    reply.header("X-Content-Type-Options", "nosniff");
    reply.header("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
    // Leads are personal data: no cache keeps a copy.
    reply.header("Cache-Control", "no-store");
  });

  server.get("/api/health", () => hub.health());
  server.get("/api/leads", async (request, reply) => {
    const asked = page.safeParse(request.query);
    if (!asked.success) return reply.code(400).send({ error: z.prettifyError(asked.error) });
    return await hub.intakes(await operatorAccount(hub.core), asked.data);
  });
  server.get("/api/leads/news", (_request, reply) => news.follow(reply));
  await serveConsole(server);

  const stopRobots = acceptRobots(server.server, hub, clock);
  try {
    await server.listen({ host, port });
  } catch (error) {
    stopRobots();
    await server.close();
    throw listenFault(error, host, port);
  }
  const address = server.addresses()[0];
  const authority = `${host.includes(":") ? `[${host}]` : host}:${typeof address === "object" ? address.port : port}`;
  return {
    url: `http://${authority}`,
    robotUrl: `ws://${authority}${ROBOT_PATH}`,
    close: async () => {
      news.close();
      stopRobots();
      await server.close();
    },
  };
}

async function serveConsole(server: FastifyInstance): Promise<void> {
  if (existsSync(consoleFolder)) {
    await server.register(fastifyStatic, { root: consoleFolder, cacheControl: false });
    return;
  }
  server.get("/", (_request, reply) =>
    reply
      .type("text/plain")
      .send(
        "The console page is not built. Build it with\n\n" +
          "  npx vite build --config crm/console/vite.config.ts\n\n" +
          "and restart. The leads are at /api/leads.\n",
      ),
  );
}

/**
 * A web page on another site may not reach the leads by pointing its own host name at this machine (DNS
 * rebinding): the browser still names that host.
 */
function refuseForeignHosts(server: FastifyInstance): void {
  server.addHook("onRequest", async (request, reply) => {
    if (!isLoopback(request.hostname))
      await reply.code(403).send({ error: "Use this machine's own address." });
  });
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/.test(host);
}

function listenFault(error: unknown, host: string, port: number): Fault {
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return new Fault({
      code: "hub.port-in-use",
      what: `Port ${port} on ${host} is taken by another program.`,
      remedy: "Stop that program, or choose another port with --port.",
      cause: error,
    });
  }
  return new Fault({
    code: "hub.not-served",
    what: `The hub cannot listen on ${host}, port ${port} (${error instanceof Error ? error.message : error}).`,
    remedy: "Choose an address of this machine and a port above 1023.",
    cause: error,
  });
}
