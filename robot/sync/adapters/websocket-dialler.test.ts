import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { linkContract } from "../../../test/contracts/link.contract.ts";
import { ManualClock } from "../../kernel/manual-clock.ts";
import { websocketDialler } from "./websocket-dialler.ts";

const rules = { pingEveryMs: 10_000 };

async function until(done: () => boolean): Promise<void> {
  for (let turns = 0; !done(); turns++) {
    if (turns > 200_000) throw new Error("nothing happened");
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function listening(): Promise<{ server: WebSocketServer; url: string }> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  const address = server.address();
  if (typeof address === "string" || address === null) throw new Error("no port");
  return { server, url: `ws://127.0.0.1:${address.port}` };
}

linkContract("the WebSocket link", async () => {
  const { server, url } = await listening();
  let heard: string[] = [];
  let peer: WebSocket | undefined;
  let gone = false;
  server.on("connection", (socket) => {
    peer = socket;
    heard = [];
    gone = false;
    socket.on("message", (data) => heard.push(data.toString()));
    socket.on("close", () => {
      gone = true;
    });
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      for (const client of server.clients) client.terminate();
      server.close(() => resolve());
    });
  return {
    dialler: websocketDialler(url, rules, new ManualClock()),
    hub: {
      get heard() {
        return heard;
      },
      gone: () => gone,
      send: (text) => peer?.send(text),
      hangUp: () => peer?.close(),
    },
    takeHubAway: stop,
    until,
    tidy: stop,
  };
});

test("a connection over which nothing comes back any more is given up after two pings", async () => {
  const { server, url } = await listening();
  const clock = new ManualClock();
  // A relay that stops passing bytes on, as a router does that lost its table: no end is ever told.
  let passing = true;
  const sockets: Socket[] = [];
  const relay = createServer((near) => {
    const far = new URL(url);
    const other = connect(Number(far.port), far.hostname);
    sockets.push(near, other);
    near.on("data", (bytes) => passing && other.write(bytes));
    other.on("data", (bytes) => passing && near.write(bytes));
  });
  relay.listen(0, "127.0.0.1");
  await once(relay, "listening");
  const address = relay.address();
  if (typeof address === "string" || address === null) throw new Error("no port");

  const closed: string[] = [];
  let pongs = 0;
  server.on("connection", (socket) => socket.on("ping", () => pongs++));
  const dialler = websocketDialler(`ws://127.0.0.1:${address.port}`, rules, clock);
  await dialler.dial({ message: () => {}, closed: (why) => closed.push(why) }, new AbortController().signal);
  await clock.advance(rules.pingEveryMs);
  await until(() => pongs === 1);
  passing = false;
  await clock.advance(2 * rules.pingEveryMs);
  await until(() => closed.length > 0);
  expect(closed).toEqual(["silent"]);
  for (const socket of sockets) socket.destroy();
  relay.close();
  server.close();
});

test("an address that is none is a fault that names it", async () => {
  const dialler = websocketDialler("http//hub", rules, new ManualClock());
  await expect(
    dialler.dial({ message: () => {}, closed: () => {} }, new AbortController().signal),
  ).rejects.toMatchObject({ code: "link.address" });
});
