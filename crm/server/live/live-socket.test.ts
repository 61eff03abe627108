import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { LIVE_PATH } from "../../contract/live.ts";
import { type ApiClient, ApiClient as Client, must, signedUp, signedUpOwner } from "../testing/api-client.ts";
import { servedHub } from "../testing/served-hub.ts";
import { announce } from "./announce.ts";

const under = servedHub();

test("an open page hears of every change of its account, in order, and of no data", async () => {
  const owner = await signedUpOwner(under.url, "Ada");
  const page = await opened(owner);
  const accountId = await accountOf(owner);
  await announce(under.hub.core.database, accountId, { what: "lead", id: "1" }, { what: "task", id: "2" });
  expect(await page.next()).toEqual({ what: "lead", id: "1" });
  expect(await page.next()).toEqual({ what: "task", id: "2" });
});

test("a change through the interface arrives on a page that is open", async () => {
  const owner = await signedUpOwner(under.url, "Bea");
  const page = await opened(owner);
  const { id } = (await must(owner.post("/api/v1/leads", { name: "Gus" }))).body as { id: string };
  for (;;) {
    const change = await page.next();
    if ((change as { what: string }).what !== "lead") continue;
    expect(change).toEqual({ what: "lead", id });
    return;
  }
});

test("a key opens it too, until it is revoked", async () => {
  const owner = await signedUpOwner(under.url, "Cleo");
  const key = { name: "x", permissions: ["leads:read"] };
  const { id, secret } = (await must(owner.post("/api/v1/api-keys", key))).body as {
    id: string;
    secret: string;
  };
  const page = await opened(new Client(under.url, secret));
  await must(owner.ask(`/api/v1/api-keys/${id}`, { method: "DELETE" }));
  expect(await page.closed).toBe(1008);
});

test("a member who is removed hears nothing more", async () => {
  const owner = await signedUpOwner(under.url, "Dora");
  const member = await signedUp(under.url, "Eli");
  const invited = { email: "eli@example.com", role: "sales" };
  const { id } = (await must(owner.post("/api/v1/members/invitations", invited))).body as { id: string };
  await must(member.post("/api/auth/organization/accept-invitation", { invitationId: id }));
  const page = await opened(member);
  const me = (await must(member.ask("/api/v1/me"))).body as { member: { id: string } };
  await must(owner.ask(`/api/v1/members/${me.member.id}`, { method: "DELETE" }));
  expect(await page.closed).toBe(1008);
});

test("one person has a bounded number of pages open", async () => {
  const owner = await signedUpOwner(under.url, "Fay");
  for (let number = 0; number < 32; number++) await opened(owner);
  await expect(opened(owner)).rejects.toThrow("503");
});

test("a page that sends too much is closed, and the hub goes on", async () => {
  const owner = await signedUpOwner(under.url, "Gil");
  const page = await opened(owner);
  page.socket.send("x".repeat(5000));
  expect(await page.closed).toBe(1009);
  await opened(owner);
});

async function accountOf(client: ApiClient): Promise<string> {
  return ((await must(client.ask("/api/v1/me"))).body as { account: { id: string } }).account.id;
}

/** An open page: what it hears, one change after the other. Rejects when it is refused. */
async function opened(client: ApiClient) {
  const url = under.url.replace("http", "ws") + LIVE_PATH;
  const socket = new WebSocket(url, { headers: client.headers });
  onTestFinished(() => socket.terminate());
  const heard: unknown[] = [];
  let wake = () => {};
  socket.on("message", (data) => {
    heard.push(JSON.parse(String(data)));
    wake();
  });
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.on("error", reject);
  });
  const next = async () => {
    if (heard.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return heard.shift();
  };
  return { socket, next, closed };
}
