import { z } from "zod";
import { intakeRecord } from "../../../robot/kernel/intake-record.ts";
import { contentHash } from "../../../robot/sync/protocol/content-hash.ts";
import type { HubCore } from "../core.ts";
import { IntakeStore } from "../intake/intake-store.ts";

/** What one robot has in its outbox: the same whichever hub it is delivered to. */
export const filingOrder = z.object({
  robot: z.object({ id: z.int(), accountId: z.string(), name: z.string() }),
  outbox: z.uuid(),
  records: z.array(intakeRecord),
});
export type FilingOrder = z.infer<typeof filingOrder>;

const BATCH = 4;

/** Delivers the outbox from its beginning, as a robot that never heard an answer does. */
export async function deliverInOrder(
  core: HubCore,
  { robot, outbox, records }: FilingOrder,
  answered: (count: number) => Promise<void> = async () => {},
): Promise<void> {
  const store = new IntakeStore(core);
  for (let from = 0; from < records.length; from += BATCH) {
    const pushes = records.slice(from, from + BATCH).map((record, index) => ({
      type: "intake.push" as const,
      sequence: from + index + 1,
      after: from + index,
      id: record.id,
      contentSha256: contentHash(record),
      record,
    }));
    await store.commit({ ...robot, revoked: false }, outbox, pushes, core.clock.wallNow());
    await answered(from + pushes.length);
  }
}
