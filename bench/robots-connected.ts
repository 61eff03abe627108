import { generateKeyPairSync, type KeyPairKeyObjectResult, sign } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { WebSocket, WebSocketServer } from "ws";
import { operatorAccount } from "../crm/server/accounts/operator-account.ts";
import { openHub } from "../crm/server/hub.ts";
import { serveHub } from "../crm/server/serve-hub.ts";
import { silentJournal } from "../robot/kernel/journal.ts";
import { systemRandom } from "../robot/kernel/random.ts";
import { SystemClock } from "../robot/kernel/system-clock.ts";
import { challengeText } from "../robot/sync/protocol/challenge.ts";
import { parseDown } from "../robot/sync/protocol/down.ts";
import { PROTOCOL_VERSION } from "../robot/sync/protocol/version.ts";
import type { Bench, Figure } from "./bench.ts";
import { processorMs } from "./processor-time.ts";

const ROBOTS = 1000;
/** At once: the hub lets no more strangers in. */
const TOGETHER = 32;
/** Two beats of the hub's presence. */
const IDLE_MS = 60_000;

/**
 * What a robot costs that is connected and silent, beside a bare WebSocket server with as many connections. Both ends
 * are in this process, so memory and processor time are of the pair; the ratio is what counts.
 */
export const bench: Bench = {
  name: "robots-connected",
  summary: `${ROBOTS} robots connected to one hub, beside as many bare WebSockets`,
  async run() {
    const bare = await bareSockets();
    const robots = await connectedRobots();
    const ratio = (of: keyof Cost) => robots[of] / bare[of];
    const figures: Figure[] = [
      { what: "bare: memory a connection, both ends", value: bare.kilobytes / 1024, unit: "MB" },
      { what: "hub: memory a robot, both ends", value: robots.kilobytes / 1024, unit: "MB" },
      { what: "hub ÷ bare: memory", value: ratio("kilobytes"), unit: "×" },
      { what: "hub: connecting and proving, a robot", value: robots.connectMs, unit: "ms" },
      { what: "bare: processor while nothing is said", value: bare.busyPercent, unit: "%" },
      { what: "hub: processor while nothing is said", value: robots.busyPercent, unit: "%" },
    ];
    return figures;
  },
};

interface Cost {
  /** Of one connection. */
  readonly kilobytes: number;
  readonly connectMs: number;
  /** Of one core. */
  readonly busyPercent: number;
}

async function bareSockets(): Promise<Cost> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const cost = await costOf(async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/`, { perMessageDeflate: false });
    await once(socket, "open");
    return socket;
  });
  sockets.close();
  server.close();
  return cost;
}

async function connectedRobots(): Promise<Cost> {
  const clock = new SystemClock();
  const hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
  const served = await serveHub(hub, { host: "127.0.0.1", port: 0, clock });
  const account = await operatorAccount(hub.core);
  const keys = Array.from({ length: ROBOTS }, () => generateKeyPairSync("ed25519"));
  for (const [number, { publicKey }] of keys.entries())
    await hub.enrol(account, `Robot ${number}`, publicKey.export({ format: "jwk" }).x ?? "");
  let next = 0;
  let online = 0;
  const countOnline = async () => {
    online = (await hub.health()).robots.filter((robot) => robot.online).length;
  };
  const cost = await costOf(async () => {
    const pair = keys[next++];
    if (!pair) throw new Error("more connections than robots");
    return await welcomed(served.robotUrl, pair);
  }, countOnline);
  await served.close();
  await hub.close();
  if (online !== ROBOTS) throw new Error(`${online} of ${ROBOTS} robots were online`);
  return cost;
}

/** Proves its key and resolves once it is welcome. */
async function welcomed(url: string, pair: KeyPairKeyObjectResult): Promise<WebSocket> {
  const publicKey = pair.publicKey.export({ format: "jwk" }).x ?? "";
  const socket = new WebSocket(url, { perMessageDeflate: false });
  const say = (message: object) => socket.send(JSON.stringify(message));
  return await new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.on("message", (data) => {
      const parsed = parseDown(data.toString());
      if (!parsed.ok || parsed.message.type === "error") reject(new Error(data.toString()));
      else if (parsed.message.type === "welcome") resolve(socket);
      else if (parsed.message.type === "challenge") {
        const text = Buffer.from(challengeText(parsed.message.nonce, publicKey));
        say({ type: "auth", publicKey, signature: sign(null, text, pair.privateKey).toString("base64url") });
        say({
          type: "hello",
          protocolVersion: PROTOCOL_VERSION,
          softwareVersion: "0.0.0",
          outbox: systemRandom.uuid(),
          cursor: 0,
          configVersion: null,
        });
      }
    });
  });
}

/** @param connected called once all of them are, and nothing else is measured */
async function costOf(connect: () => Promise<WebSocket>, connected = async () => {}): Promise<Cost> {
  const startedAt = performance.now();
  const sockets: WebSocket[] = [];
  while (sockets.length < ROBOTS) {
    const group = Math.min(TOGETHER, ROBOTS - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: group }, connect))));
  }
  const connectMs = (performance.now() - startedAt) / ROBOTS;
  await sleep(1000);
  const held = memoryKilobytes();
  const busyMs = await processorMs(() => sleep(IDLE_MS));
  await connected();
  for (const socket of sockets.splice(0)) socket.terminate();
  await sleep(3000);
  // What goes with the connections is theirs; what a start leaves behind is not.
  const kilobytes = (held - memoryKilobytes()) / ROBOTS;
  return { kilobytes, connectMs, busyPercent: (100 * busyMs) / IDLE_MS };
}

/** What lives on the heap and beside it, after a collection. */
function memoryKilobytes(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024;
}
