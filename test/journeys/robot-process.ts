import { hubDialler, openOutbox, openRobotIdentity } from "../../launch/hardware/sync.ts";
import { Gauges } from "../../robot/kernel/gauges.ts";
import { silentJournal } from "../../robot/kernel/journal.ts";
import { systemRandom } from "../../robot/kernel/random.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { sampleRecord } from "../../robot/kernel/testing/sample-record.ts";
import { passingShelf } from "../../robot/sync/profile-shelf.ts";
import { syncConfig } from "../../robot/sync/sync-config.ts";
import { Uplink } from "../../robot/sync/uplink.ts";

/**
 * The delivering part of a robot as a process of its own, so that a test can kill it:
 * `robot-process.ts DATA-DIR HUB-URL [NUMBER…]` posts those records, says `thanked` after each, then
 * delivers until it is killed.
 */
const [dataDir, hubUrl, ...numbers] = process.argv.slice(2);
if (!dataDir || !hubUrl) throw new Error("usage: robot-process.ts DATA-DIR HUB-URL [NUMBER…]");

const clock = new SystemClock();
const rules = syncConfig.parse({ retry: { firstMs: 50, longestMs: 200 } });
const outbox = openOutbox(dataDir, rules, clock, systemRandom);
const identity = openRobotIdentity(dataDir);
const uplink = new Uplink(
  {
    dialler: hubDialler(hubUrl, rules, clock),
    outbox,
    identity,
    clock,
    random: systemRandom,
    journal: silentJournal,
    gauges: new Gauges(),
    rules,
    shelf: passingShelf(),
    name: "Robot",
    softwareVersion: "0.0.0",
  },
  { config: () => ({ accepted: true }), state: () => {}, pairing: () => {} },
);
for (const number of numbers) {
  outbox.post(sampleRecord(Number(number)));
  process.stdout.write("thanked\n");
}
await uplink.run(new AbortController().signal);
