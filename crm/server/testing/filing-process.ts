import { createInterface } from "node:readline";
import { z } from "zod";
import { silentJournal } from "../../../robot/kernel/journal.ts";
import { systemRandom } from "../../../robot/kernel/random.ts";
import { SystemClock } from "../../../robot/kernel/system-clock.ts";
import { openHub } from "../hub.ts";
import { hubSettings } from "../hub-settings.ts";
import { hubWork } from "../hub-work.ts";
import { deliverInOrder, filingOrder } from "./filing-order.ts";

/**
 * A hub in a process of its own, to be killed: files the records in the first line of its standard input, a batch for
 * each further line, works off its jobs meanwhile, and says after each batch how many records it has answered for.
 */
async function main(): Promise<void> {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const { storage, order } = z
    .object({ storage: z.string(), order: filingOrder })
    .parse(JSON.parse((await lines.next()).value));
  const hub = await openHub({
    storage,
    settings: hubSettings.parse({ webhooksToPrivateNetworks: true }),
    clock: new SystemClock(),
    journal: silentJournal,
    random: systemRandom,
  });
  const stop = new AbortController();
  const working = hubWork(hub.core, stop.signal);
  await deliverInOrder(hub.core, order, async (answered) => {
    process.stdout.write(`${answered}\n`);
    await lines.next();
  });
  stop.abort(new Error("nobody killed it"));
  await working;
  await hub.close();
}

await main();
