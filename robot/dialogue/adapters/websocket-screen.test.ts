import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ClientOptions, WebSocket } from "ws";
import { EventLog, journalTo } from "../../kernel/journal.ts";
import { ManualClock } from "../../kernel/manual-clock.ts";
import type { Panel, Touch } from "../screen-protocol.ts";
import { WebsocketScreen } from "./websocket-screen.ts";

const welcome: Panel = {
  type: "panel",
  kind: "attract",
  language: "en",
  question: null,
  title: "Welcome",
  detail: "",
  input: null,
  commands: [],
  progress: null,
};
const start: Touch = { type: "touch", kind: "start" };

let pageFolder: string;
let log: EventLog;
let screen: WebsocketScreen;
let touches: Touch[];
const sockets: WebSocket[] = [];

beforeEach(async () => {
  pageFolder = await mkdtemp(join(tmpdir(), "stella-screen-"));
  await writeFile(join(pageFolder, "index.html"), "<title>Stella</title>");
  log = new EventLog();
  touches = [];
  screen = screenOn(0);
  screen.onTouch((touch) => touches.push(touch));
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await screen.close();
  await rm(pageFolder, { recursive: true });
});

describe("the screen over WebSocket", () => {
  it("serves the page, and nothing beside it", async () => {
    const { url } = await screen.listen();
    expect(await (await fetch(url)).text()).toBe("<title>Stella</title>");
    await writeFile(join(pageFolder, "..", "stella-secret.txt"), "secret");
    for (const path of [
      "/stella-secret.txt",
      "/../stella-secret.txt",
      "/%2e%2e/stella-secret.txt",
      "/..\\x",
    ]) {
      expect(await statusOf(url, { path })).toBe(404);
    }
    await rm(join(pageFolder, "..", "stella-secret.txt"));
    expect((await fetch(url, { method: "POST" })).status).toBe(404);
  });

  it("does not answer to a name that somebody else pointed at this machine", async () => {
    const { url } = await screen.listen();
    expect(await statusOf(url, { path: "/", host: "evil.example" })).toBe(404);
  });

  it("carries messages to every page and touches back", async () => {
    const { url } = await screen.listen();
    const [one, other] = [await connect(url), await connect(url)];
    screen.show(welcome);
    expect(await Promise.all([one.next(), other.next()])).toEqual([welcome, welcome]);
    one.socket.send(JSON.stringify(start));
    await expect.poll(() => touches).toEqual([start]);
  });

  it("ignores what is not a touch, says so in the journal, and goes on", async () => {
    const { url } = await screen.listen();
    const { socket } = await connect(url);
    for (const bad of [
      "",
      "{",
      "[]",
      '{"type":"touch","kind":"pay"}',
      '{"type":"touch","kind":"start","x":1}',
    ]) {
      socket.send(bad);
    }
    socket.send(Buffer.from([1, 2, 3]));
    socket.send(JSON.stringify(start));
    await expect.poll(() => touches).toEqual([start]);
    expect(log.entries.filter(({ event }) => event === "screen.bad-touch-ignored")).toHaveLength(6);
  });

  it("closes the connection of a page that floods, and serves the next one", async () => {
    const { url } = await screen.listen();
    const { socket } = await connect(url);
    const closed = new Promise<number>((resolve) => socket.once("close", resolve));
    for (let count = 0; count < 100; count++) socket.send(JSON.stringify(start));
    expect(await closed).toBe(1008);
    expect(touches).toHaveLength(20);
    (await connect(url)).socket.send(JSON.stringify(start));
    await expect.poll(() => touches.length).toBe(21);
  });

  it("survives a message that is far too long", async () => {
    const { url } = await screen.listen();
    const { socket } = await connect(url);
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.send("x".repeat(1_000_000));
    await closed;
    await connect(url);
  });

  it("refuses pages of other sites, and programs that do not say where they are from", async () => {
    const { url } = await screen.listen();
    await expect(connect(url, { origin: "https://evil.example" })).rejects.toThrow("403");
    await expect(connect(url, { origin: undefined })).rejects.toThrow("403");
    await expect(
      connect(url, { headers: { host: "evil.example" }, origin: "http://evil.example" }),
    ).rejects.toThrow("403");
  });

  it("says which port is taken and how to find out by whom", async () => {
    const { url } = await screen.listen();
    const second = screenOn(Number(new URL(url).port));
    await expect(second.listen()).rejects.toMatchObject({
      code: "kiosk.port-in-use",
      what: expect.stringContaining(new URL(url).port),
      remedy: expect.stringContaining("ss -ltnp"),
    });
  });

  it("says how to build the page when it is not there", async () => {
    await rm(join(pageFolder, "index.html"));
    await expect(screen.listen()).rejects.toMatchObject({
      code: "kiosk.page-missing",
      remedy: expect.stringContaining("npm run build"),
    });
  });

  it("gives its port back when it closes, with pages still open", async () => {
    const { url } = await screen.listen();
    await connect(url);
    await screen.close();
    screen = screenOn(Number(new URL(url).port));
    expect((await screen.listen()).url).toBe(url);
  });
});

function screenOn(port: number): WebsocketScreen {
  const clock = new ManualClock();
  return new WebsocketScreen({
    pageFolder,
    rules: { port, touchesPerSecond: 20, earconVolume: 0 },
    clock,
    journal: journalTo(clock, [log.sink]),
  });
}

/** A connected page; `next` takes its messages one by one. Rejects when the screen refuses it. */
async function connect(url: string, options: ClientOptions = {}) {
  const socket = new WebSocket(`${url.replace("http", "ws")}screen`, {
    origin: url.slice(0, -1),
    ...options,
  });
  sockets.push(socket);
  const messages: unknown[] = [];
  socket.on("message", (data) => {
    const message = JSON.parse(String(data));
    // Which page is served is told to the page itself, first of all.
    if (message.type !== "page") messages.push(message);
  });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  return {
    socket,
    next: async () => {
      await expect.poll(() => messages.length).toBeGreaterThan(0);
      return messages.shift();
    },
  };
}

/** `fetch` would tidy the path and refuse the host. */
function statusOf(url: string, { path, host }: { path: string; host?: string }): Promise<number | undefined> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers: host ? { host } : {} }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}
