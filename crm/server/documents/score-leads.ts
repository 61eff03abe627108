import { and, asc, eq, gt } from "drizzle-orm";
import { z } from "zod";
import type { JobKind } from "../jobs/job.ts";
import { scoreAgain } from "../pipeline/change-leads.ts";
import { leads } from "../storage/schema/leads.ts";

/** Leads that one transaction scores: others wait for the account's lock meanwhile. */
const AT_ONCE = 200;

const work = z.object({ account: z.string() });

/** After the score rules were changed: scores every lead of the account by the rules that are in force now. */
export const scoreLeads: JobKind = {
  kind: "score-leads",
  attempts: 10,
  async run(core, { body, signal }) {
    const { database, clock } = core;
    const { account } = work.parse(body);
    for (let behind = 0; ; ) {
      signal.throwIfAborted();
      const next = await database
        .select({ id: leads.id, number: leads.number })
        .from(leads)
        .where(and(eq(leads.accountId, account), gt(leads.number, behind)))
        .orderBy(asc(leads.number))
        .limit(AT_ONCE);
      const last = next.at(-1);
      if (!last) return;
      const ids = next.map(({ id }) => id);
      await database.transaction((transaction) =>
        scoreAgain(transaction, core, account, clock.wallNow(), ids),
      );
      behind = last.number;
    }
  },
};
