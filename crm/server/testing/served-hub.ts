import { afterAll, beforeAll } from "vitest";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import { type Hub, openHub } from "../hub.ts";
import { type ServedHub, serveHub } from "../serve-hub.ts";

/** A hub that listens, for the tests of one file. */
export interface HubUnderTest {
  readonly hub: Hub;
  readonly served: ServedHub;
  readonly url: string;
}

/** Opens and serves one in memory before this file's tests, and closes it after them. */
export function servedHub(): HubUnderTest {
  const clock = new SystemClock();
  let opened: { readonly hub: Hub; readonly served: ServedHub } | null = null;
  const now = () => {
    if (!opened) throw new Error("the hub is opened before the tests, not before the file");
    return opened;
  };
  beforeAll(async () => {
    const hub = await openHub({ storage: "memory", clock, journal: silentJournal, random: systemRandom });
    opened = { hub, served: await serveHub(hub, { host: "127.0.0.1", port: 0, clock }) };
  });
  afterAll(async () => {
    await opened?.served.close();
    await opened?.hub.close();
  });
  return {
    get hub() {
      return now().hub;
    },
    get served() {
      return now().served;
    },
    get url() {
      return now().served.url;
    },
  };
}
