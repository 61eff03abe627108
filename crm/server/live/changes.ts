import { z } from "zod";
import { backoff } from "../../../robot/kernel/backoff.ts";
import type { Clock } from "../../../robot/kernel/clock.ts";
import { isAbort } from "../../../robot/kernel/fault.ts";
import type { Journal } from "../../../robot/kernel/journal.ts";
import type { Random } from "../../../robot/kernel/random.ts";
import { type Change, change } from "../../contract/live.ts";
import type { Listen, Listening } from "../storage/listening.ts";
import { CHANGES } from "./announce.ts";

/** What changed in any account, on this hub or another one. */
export interface Changes {
  /**
   * Calls after the transaction that announced it was committed, in the order of commits. Work that the listener
   * begins is its own business: it returns at once. Returns the function that ends it.
   */
  on(listener: (accountId: string, change: Change) => void): () => void;
  /** Calls when changes may have been missed: whoever keeps something in mind reads all of it again. */
  onMissed(listener: () => void): () => void;
}

export interface ChangeFeed {
  readonly changes: Changes;
  close(): Promise<void>;
}

export interface ChangeFeedParts {
  readonly listen: Listen;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly random: Random;
}

/** A dead connection is noticed after two of these at most. */
const CHECK_EVERY_MS = 15_000;
const RECONNECT = { firstMs: 200, longestMs: 10_000, factor: 2 };

const announcement = change.extend({ account: z.string() });

/** Hears everything from the moment it resolves. Rejects when the database cannot be listened to. */
export async function openChangeFeed(parts: ChangeFeedParts): Promise<ChangeFeed> {
  const { clock, journal, random } = parts;
  const listeners = new Set<(accountId: string, change: Change) => void>();
  const whenMissed = new Set<() => void>();
  const heard = (payload: string) => {
    const told = announcement.safeParse(parsedJson(payload));
    // A newer hub on this database may announce what this one does not know.
    if (!told.success) return;
    const { account, ...what } = told.data;
    for (const listener of [...listeners]) listener(account, what);
  };
  const listen = () => parts.listen(CHANGES, heard);

  const listenAgain = async (signal: AbortSignal): Promise<Listening> => {
    for (const waitMs of backoff(RECONNECT, random)) {
      await clock.sleep(waitMs, signal);
      try {
        return await listen();
      } catch {
        // Still away.
      }
    }
    throw new Error("back-off ended");
  };

  let listening = await listen();
  const keep = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      await untilLost(listening, clock, signal);
      if (signal.aborted) return;
      journal.warn("hub.changes-lost");
      listening = await listenAgain(signal);
      journal.info("hub.changes-again");
      for (const listener of [...whenMissed]) listener();
    }
  };
  const stop = new AbortController();
  const keeping = keep(stop.signal).catch((error: unknown) => {
    if (!isAbort(error, stop.signal)) throw error;
  });
  return {
    changes: {
      on: (listener) => added(listeners, listener),
      onMissed: (listener) => added(whenMissed, listener),
    },
    close: async () => {
      stop.abort(new Error("the hub stops"));
      await keeping;
      await listening.stop();
    },
  };
}

/** Also returns when the signal is aborted. */
async function untilLost({ lost, check }: Listening, clock: Clock, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  const until = AbortSignal.any([over.signal, signal]);
  const aborted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
  const watch = async () => {
    if (!check) return await new Promise<void>(() => {});
    for (;;) {
      await clock.sleep(CHECK_EVERY_MS, until);
      await check();
    }
  };
  // However the watch ends, there is nothing left to hear.
  await Promise.race([lost, aborted, watch().catch(() => {})]);
  over.abort();
}

function added<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
