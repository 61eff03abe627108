import type { PGlite } from "@electric-sql/pglite";
import pg from "pg";

/** One channel of notifications, heard until it is lost or stopped. */
export interface Listening {
  /** Resolves when the connection broke: what is notified from then on is not heard. */
  readonly lost: Promise<void>;
  /** Rejects, and loses the connection, when it died without telling. Null where there is no connection to die. */
  readonly check: (() => Promise<void>) | null;
  stop(): Promise<void>;
}

/** Begins to hear what is notified on a channel, from the moment this resolves. */
export type Listen = (channel: string, heard: (payload: string) => void) => Promise<Listening>;

/** A server that answers nothing for this long is taken for gone. */
const ANSWER_WITHIN_MS = 10_000;

/** Over a connection of its own: one from the pool would be handed to somebody else. */
export function listenOnServer(url: string): Listen {
  return async (channel, heard) => {
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_WITHIN_MS,
      query_timeout: ANSWER_WITHIN_MS,
    });
    const lost = new Promise<void>((resolve) => {
      client.once("end", () => resolve());
      // `end` follows or not, depending on what broke.
      client.on("error", () => resolve());
    });
    const stop = () => client.end().catch(() => {});
    client.on("notification", ({ payload }) => heard(payload ?? ""));
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    } catch (error) {
      await stop();
      throw error;
    }
    const check = async () => {
      try {
        await client.query("SELECT 1");
      } catch (error) {
        await stop();
        throw error;
      }
    };
    return { lost, check, stop };
  };
}

export function listenInProcess(client: PGlite): Listen {
  return async (channel, heard) => {
    const unlisten = await client.listen(channel, heard);
    return { lost: new Promise(() => {}), check: null, stop: () => unlisten() };
  };
}
