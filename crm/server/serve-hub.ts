import fastifyRateLimit from "@fastify/rate-limit";
import fastify from "fastify";
import type { Clock } from "../../robot/kernel/clock.ts";
import { Fault } from "../../robot/kernel/fault.ts";
import { ReleaseStack } from "../../robot/kernel/release-stack.ts";
import { LIVE_PATH } from "../contract/live.ts";
import { openSignIn } from "./accounts/sign-in.ts";
import { answerSignIns } from "./accounts/sign-in-requests.ts";
import { replyNotFound, replyProblem } from "./api/problem-reply.ts";
import { serveApi } from "./api/serve-api.ts";
import type { Hub } from "./hub.ts";
import { hubWork } from "./hub-work.ts";
import { serveLive } from "./live/live-socket.ts";
import { refuseOtherUpgrades } from "./live/other-upgrades.ts";
import { acceptRobots, ROBOT_PATH } from "./robots/robot-socket.ts";
import { guardBrowser, isLoopback, refuseForeignHosts } from "./serve/browser-guard.ts";
import { BUILT_CONSOLE, serveConsole } from "./serve/console-files.ts";
import { serveHealth } from "./serve/health.ts";

export interface ServedHub {
  /** Where it listens: `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Where robots connect: `ws://127.0.0.1:8080/robot`. */
  readonly robotUrl: string;
  close(): Promise<void>;
}

export interface ServeOptions {
  /** On anything but a loopback address passwords travel readably: put a proxy with https before it. */
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly clock: Clock;
  /** Where the built console lies, when it is not where the build leaves it. */
  readonly consoleFolder?: string;
  /** What one asker may send to the REST interface within a minute; see `serveApi`. */
  readonly requestsAMinute?: number;
}

/** Requests that one address may send within a minute; people behind one router share it. */
const REQUESTS_A_MINUTE = 6000;
const BODY_LIMIT = 1024 * 1024;

/**
 * Serves robots, the REST interface and the console, and does the hub's work. Throws a `Fault` `hub.port-in-use` or
 * `hub.not-served`.
 */
export async function serveHub(
  hub: Hub,
  { host, port, clock, consoleFolder, requestsAMinute }: ServeOptions,
): Promise<ServedHub> {
  const { core } = hub;
  const { address, journal, settings } = core;
  const signIn = await openSignIn(core);
  const server = fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30_000,
    trustProxy: [...settings.trustedProxies],
  });
  server.setErrorHandler((error, request, reply) => replyProblem(error, request, reply, journal));
  server.setNotFoundHandler(replyNotFound);
  await server.register(fastifyRateLimit, { max: REQUESTS_A_MINUTE, timeWindow: 60_000 });
  if (isLoopback(host)) refuseForeignHosts(server, address);
  guardBrowser(server, address);
  serveHealth(server, core);
  answerSignIns(server, core, signIn);
  serveApi(server, core, signIn, requestsAMinute);
  await serveConsole(server, consoleFolder ?? BUILT_CONSOLE);

  const opened = new ReleaseStack();
  opened.defer(() => server.close());
  opened.defer(acceptRobots(server.server, hub, clock));
  opened.defer(serveLive(server.server, core, signIn));
  opened.defer(refuseOtherUpgrades(server.server, [ROBOT_PATH, LIVE_PATH]));
  try {
    await server.listen({ host, port });
  } catch (error) {
    await opened.release();
    throw listenFault(error, host, port);
  }
  const listening = server.addresses()[0];
  const authority = `${host.includes(":") ? `[${host}]` : host}:${typeof listening === "object" ? listening.port : port}`;
  address.listensAt(`http://${authority}`);
  const stop = new AbortController();
  const working = hubWork(core, stop.signal);
  opened.defer(async () => {
    stop.abort(new Error("the hub stops"));
    await working;
  });
  return {
    url: `http://${authority}`,
    robotUrl: `ws://${authority}${ROBOT_PATH}`,
    close: () => opened.release(),
  };
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
