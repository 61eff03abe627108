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

test("the list of leads is served, and a wrong page is refused with the place of the mistake", async () => {
  const leads = await fetch(`${served.url}/api/leads?limit=5`);
  expect([leads.status, await leads.json()]).toEqual([200, []]);
  const wrong = await fetch(`${served.url}/api/leads?limit=999&order=1`);
  expect(wrong.status).toBe(400);
  expect(JSON.stringify(await wrong.json())).toMatch(/limit.*order|order.*limit/s);
});

test("a page of another site cannot read the leads by renaming this machine", async () => {
  expect(await statusFor({ host: "evil.example" })).toBe(403);
  expect(await statusFor({ host: "localhost" })).toBe(200);
});

test("a browser page cannot pose as a robot", async () => {
  const socket = new WebSocket(served.robotUrl, { origin: "https://evil.example" });
  expect(await ended(socket)).toBe("refused");
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
    request(`${served.url}/api/leads`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}
