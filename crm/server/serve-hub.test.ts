import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { systemRandom } from "../../robot/kernel/random.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { LONGEST_MESSAGE } from "../../robot/sync/protocol/message.ts";
import { type Hub, openHub } from "./hub.ts";
import { type ServedHub, serveHub } from "./serve-hub.ts";

const clock = new SystemClock();
let hub: Hub;
let served: ServedHub;

beforeAll(async () => {
  hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
  served = await serveHub(hub, { host: "127.0.0.1", port: 0, clock });
});
afterAll(async () => {
  await served.close();
  await hub.close();
});

test("a port that is taken is a fault with a remedy", async () => {
  const port = Number(new URL(served.url).port);
  await expect(serveHub(hub, { host: "127.0.0.1", port, clock })).rejects.toMatchObject({
    code: "hub.port-in-use",
    remedy: expect.stringContaining("--port"),
  });
});

test("a watchdog learns that the hub works, and nothing about anybody", async () => {
  const health = await fetch(`${served.url}/api/health`);
  expect([health.status, await health.json()]).toEqual([
    200,
    { ok: true, version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
  ]);
});

test("a page of another site cannot reach the hub by renaming this machine, whatever a proxy is made to say", async () => {
  expect(await statusFor({ host: "evil.example" })).toBe(403);
  expect(await statusFor({ host: "evil.example", "x-forwarded-host": "localhost" })).toBe(403);
  expect(await statusFor({ host: "localhost" })).toBe(200);
});

test("pages may load what is ours, be framed by nobody, and leave no copy of a lead behind", async () => {
  const { headers } = await fetch(`${served.url}/api/v1/leads`);
  expect(headers.get("content-security-policy")).toContain("default-src 'self'");
  expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("strict-transport-security")).toBeNull();
});

test.each(["/api/nothing", "/api/v1/nothing", "/api/leads", "/api/auth/nothing"])(
  "%s is no page, and says so as a problem",
  async (path) => {
    const answer = await fetch(served.url + path);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      404,
      expect.stringMatching(/^application\/problem\+json/),
    ]);
    expect(await answer.json()).toMatchObject({ type: "stella:not-found", status: 404 });
  },
);

test("a browser page cannot pose as a robot", async () => {
  const socket = new WebSocket(served.robotUrl, { origin: "https://evil.example" });
  expect(await ended(socket)).toBe("refused");
});

test("a socket to nowhere is refused instead of waiting for ever", async () => {
  expect(await ended(new WebSocket(`${served.robotUrl}/nowhere`))).toBe("refused");
});

test("a message that is too large ends that connection and nothing else", async () => {
  const socket = new WebSocket(served.robotUrl);
  socket.once("open", () => socket.send("x".repeat(4 * LONGEST_MESSAGE)));
  expect(await ended(socket)).toBe(1009);
  expect((await fetch(`${served.url}/api/health`)).status).toBe(200);
});

/** The code that it was closed with, or `refused` when it never opened. */
function ended(socket: WebSocket): Promise<number | "refused"> {
  return new Promise((resolve) => {
    let opened = false;
    socket.once("open", () => {
      opened = true;
    });
    socket.on("error", () => {});
    socket.once("close", (code) => resolve(opened ? code : "refused"));
  });
}

function statusFor(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${served.url}/api/health`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}
