import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import { LIVE_PATH } from "../../contract/live.ts";
import { type Hub, openHub } from "../hub.ts";
import { type ServedHub, serveHub } from "../serve-hub.ts";
import { sessions } from "../storage/schema/accounts.ts";
import { ApiClient, must, PASSWORD, signedUpOwner } from "../testing/api-client.ts";
import { type PostgresServer, startPostgres } from "../testing/postgres-server.ts";
import { sweepSessions } from "./sweep-sessions.ts";

const clock = new SystemClock();
const postgres: PostgresServer | null = startPostgres();

describe.skipIf(postgres === null)(
  `two hubs on one PostgreSQL${postgres ? "" : " (skipped: none is installed, and DATABASE_URL is not set)"}`,
  () => {
    let hubs: readonly (readonly [Hub, ServedHub])[];
    const urlOf = (which: 0 | 1) => hubs[which]?.[1].url ?? "";

    beforeAll(async () => {
      const parts = { storage: postgres?.url ?? "", clock, journal: silentJournal, random: systemRandom };
      // At once, as after a power cut: they have to agree on tables and on the secret.
      const opened = await Promise.all([openHub(parts), openHub(parts)]);
      hubs = await Promise.all(
        opened.map(async (hub) => [hub, await serveHub(hub, { host: "127.0.0.1", port: 0, clock })] as const),
      );
    });
    afterAll(async () => {
      for (const [hub, served] of hubs ?? []) {
        await served.close();
        await hub.close();
      }
      postgres?.stop();
    });

    test("whoever signs in at one is signed in at the other, until they sign out", async () => {
      const owner = await signedUpOwner(urlOf(0), "Ada");
      const { cookie } = owner;
      const there = (path: string) => new ApiClient(urlOf(1)).ask(path, { headers: { cookie } });
      expect((await must(there("/api/v1/me"))).body).toMatchObject({ account: { name: "Ada" } });
      await must(owner.post("/api/auth/sign-out"));
      expect((await there("/api/v1/me")).status).toBe(401);
    });

    test("a lead that is made through one appears live on a page of the other", async () => {
      const owner = await signedUpOwner(urlOf(0), "Bea");
      const socket = new WebSocket(urlOf(1).replace("http", "ws") + LIVE_PATH, {
        headers: { cookie: owner.cookie, origin: urlOf(1) },
      });
      const heard = new Promise<string>((resolve, reject) => {
        socket.on("message", (data) => String(data).includes('"lead"') && resolve(String(data)));
        socket.once("error", reject);
      });
      await new Promise((resolve) => socket.once("open", resolve));
      const { id } = (await must(owner.post("/api/v1/leads", { name: "Gus" }))).body as { id: string };
      expect(JSON.parse(await heard)).toEqual({ what: "lead", id });
      socket.terminate();
    });

    test("a key that is revoked at one closes what it has open at the other", async () => {
      const owner = await signedUpOwner(urlOf(0), "Cleo");
      const key = { name: "x", permissions: ["leads:read"] };
      const made = (await must(owner.post("/api/v1/api-keys", key))).body as { id: string; secret: string };
      const socket = new WebSocket(urlOf(1).replace("http", "ws") + LIVE_PATH, {
        headers: { authorization: `Bearer ${made.secret}` },
      });
      const closed = new Promise((resolve) => socket.once("close", resolve));
      await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
      await must(owner.ask(`/api/v1/api-keys/${made.id}`, { method: "DELETE" }));
      expect(await closed).toBe(1008);
    });

    test("a request that is repeated at the other is still done once", async () => {
      const owner = await signedUpOwner(urlOf(0), "Dora");
      const made = (
        await must(owner.post("/api/v1/api-keys", { name: "x", permissions: ["leads:read", "leads:write"] }))
      ).body as { secret: string };
      const [here, there] = [new ApiClient(urlOf(0), made.secret), new ApiClient(urlOf(1), made.secret)];
      const both = await Promise.all(
        [here, there].map((hub) => hub.post("/api/v1/leads", { name: "Gus" }, { "idempotency-key": "once" })),
      );
      expect(both.map(({ status }) => status).sort()).not.toContain(500);
      expect((await must(here.ask("/api/v1/leads"))).body).toMatchObject({ items: [expect.anything()] });
      const again = await must(there.post("/api/v1/leads", { name: "Gus" }, { "idempotency-key": "once" }));
      expect((await must(here.ask("/api/v1/leads"))).body).toMatchObject({
        items: [{ id: (again.body as { id: string }).id }],
      });
    });

    test("guesses at one are counted at the other", async () => {
      await signedUpOwner(urlOf(0), "Eli");
      const guess = (which: 0 | 1, from: string) =>
        new ApiClient(urlOf(which)).post(
          "/api/auth/sign-in/email",
          { email: "eli@example.com", password: `not ${PASSWORD}` },
          { "x-forwarded-for": from },
        );
      for (let at = 0; at < 20; at++) await guess(at % 2 === 0 ? 0 : 1, `10.9.0.${at}`);
      expect((await guess(0, "10.9.1.1")).status).toBe(429);
      expect((await guess(1, "10.9.1.2")).status).toBe(429);
    });

    test("a session that is over is let go, with the address in it, and the others stay", async () => {
      const [hub] = hubs[0] ?? [];
      if (!hub) throw new Error("there is a first hub");
      const { database } = hub.core;
      const [first, ...others] = await database.select({ id: sessions.id }).from(sessions);
      const over = eq(sessions.id, first?.id ?? "");
      await database
        .update(sessions)
        .set({ expiresAt: new Date(0) })
        .where(over);
      await sweepSessions.run(hub.core, { body: {}, attempt: 1, signal: new AbortController().signal });
      expect(await database.$count(sessions, over)).toBe(0);
      expect(await database.$count(sessions)).toBe(others.length);
      expect(others.length).toBeGreaterThan(0);
    });
  },
);
