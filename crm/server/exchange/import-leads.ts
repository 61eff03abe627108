import { eq } from "drizzle-orm";
import { isoOf } from "../../../robot/kernel/clock.ts";
import type { Asker } from "../accounts/asker.ts";
import { record } from "../accounts/audit.ts";
import { accountRegion } from "../contacts/account-region.ts";
import type { HubCore } from "../core.ts";
import { accountPlaybook } from "../documents/account-playbook.ts";
import { readWritten } from "../pipeline/create-lead.ts";
import { fileArrivals } from "../pipeline/file-arrivals.ts";
import { writeNote } from "../pipeline/notes.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Database } from "../storage/database.ts";
import { contacts } from "../storage/schema/contacts.ts";
import { readSheet, type SheetProblem, type SheetRow } from "./read-sheet.ts";

export interface Imported {
  readonly created: number;
  readonly matched: number;
  readonly problems: SheetProblem[];
}

/**
 * Files the leads of a CSV file like those that members write. All of them or none: a file with a problem changes
 * nothing, so that it can be mended and sent again without a row coming twice.
 *
 * @param dryRun does it all and takes it back: what it says is what would happen
 */
export async function importLeads(
  core: HubCore,
  asker: Asker,
  csv: string,
  dryRun: boolean,
): Promise<Imported> {
  const { rows, problems } = readSheet(csv);
  if (problems.length > 0) return { created: 0, matched: 0, problems: [...problems] };
  try {
    return await core.database.transaction(async (transaction) => {
      const imported = await fileRows(transaction, core, asker, rows);
      if (dryRun || imported.problems.length > 0) throw new TakenBack(imported);
      return imported;
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.imported;
    throw error;
  }
}

/** Rolls the transaction back, and with it every message that it would have sent. */
class TakenBack extends Error {
  readonly imported: Imported;

  constructor(imported: Imported) {
    super("an import was taken back");
    this.imported = imported;
  }
}

async function fileRows(
  transaction: Database,
  core: HubCore,
  asker: Asker,
  rows: readonly SheetRow[],
): Promise<Imported> {
  const { accountId, actor } = asker;
  const at = core.clock.wallNow();
  await lockAccount(transaction, accountId);
  const { playbook } = await accountPlaybook(transaction, accountId);
  const region = await accountRegion(transaction, accountId);
  const from = { kind: "import" as const, at: isoOf(at) };
  const read = rows.map(({ line, lead }) => ({
    line,
    lead,
    ...readWritten(lead, { playbook, region, from, by: actor, at, id: core.random.uuid() }),
  }));
  const problems = read.flatMap(({ line, mistakes }) =>
    mistakes.map((mistake) => ({ line, what: `${placeOf(mistake.at)}: ${mistake.what}` })),
  );
  if (problems.length > 0) return { created: 0, matched: 0, problems };
  const before = await transaction.$count(contacts, eq(contacts.accountId, accountId));
  const arrivals = read.map(({ arrival }) => arrival);
  const filed = await fileArrivals(transaction, core, accountId, arrivals, at);
  for (const [place, { lead, isNew }] of filed.entries()) {
    const note = read[place]?.lead.note;
    if (!isNew && note) await writeNote(transaction, asker, at, lead, note);
  }
  const created = filed.filter(({ isNew }) => isNew).length;
  const matched =
    filed.length - ((await transaction.$count(contacts, eq(contacts.accountId, accountId))) - before);
  const subject = { kind: "account", id: accountId };
  const detail = { rows: rows.length, created, matched };
  await record(transaction, at, { accountId, actor, action: "leads.imported", subject, detail });
  return { created, matched, problems: [] };
}

/** `body.fields.budget` is the column `field:budget`. */
function placeOf(at: string): string {
  return at
    .replace(/^body\.fields\./, "field:")
    .replace(/^body\.tags.*/, "tag")
    .replace(/^body\./, "");
}
