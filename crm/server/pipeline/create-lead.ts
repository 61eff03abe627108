import { isoOf, type WallTime } from "../../../robot/kernel/clock.ts";
import type { Tag } from "../../../robot/kernel/intake-record.ts";
import type { FieldValue } from "../../contract/lead.ts";
import type { Playbook } from "../../contract/playbook/playbook.ts";
import type { Asker } from "../accounts/asker.ts";
import { record } from "../accounts/audit.ts";
import { accountRegion } from "../contacts/account-region.ts";
import { contactPointIn } from "../contacts/contact-point.ts";
import { contactName } from "../contacts/person-name.ts";
import type { HubCore } from "../core.ts";
import { accountPlaybook } from "../documents/account-playbook.ts";
import { lockAccount } from "../storage/account-lock.ts";
import type { Arrival } from "./arrival.ts";
import { isBlank } from "./blank-text.ts";
import { fileArrivals } from "./file-arrivals.ts";
import { fieldMistakes, type Mistake, readTags, refuseMistakes } from "./lead-input.ts";
import { writeNote } from "./notes.ts";

/** A lead that no robot brought, as somebody wrote it down. */
export interface WrittenLead {
  readonly name: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly pipeline?: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
  readonly note?: string | undefined;
}

/**
 * Files a lead that a member wrote down, or refuses and names every mistake. A contact who has an open lead in the
 * pipeline keeps that one, with what is new. Resolves to the lead's id.
 */
export async function createLead(core: HubCore, asker: Asker, written: WrittenLead): Promise<string> {
  const at = core.clock.wallNow();
  const { accountId, actor } = asker;
  return await core.database.transaction(async (transaction) => {
    await lockAccount(transaction, accountId);
    const { playbook } = await accountPlaybook(transaction, accountId);
    const region = await accountRegion(transaction, accountId);
    const from = { kind: "member" as const, by: actor, at: isoOf(at) };
    const read = readWritten(written, { playbook, region, from, by: actor, at, id: core.random.uuid() });
    refuseMistakes(read.mistakes);
    const [filed] = await fileArrivals(transaction, core, accountId, [read.arrival], at);
    if (!filed) throw new Error("an arrival was not filed");
    if (!filed.isNew && written.note && !isBlank(written.note))
      await writeNote(transaction, asker, at, filed.lead, written.note);
    const subject = { kind: "lead", id: filed.lead };
    await record(transaction, at, { accountId, actor, action: "lead.written", subject });
    return filed.lead;
  });
}

/**
 * Reads a lead that somebody wrote: the arrival that it is, and every mistake in it.
 *
 * @param known `region` is that of numbers without a country code, `from` what the fields' values will say of their origin
 */
export function readWritten(
  written: WrittenLead,
  known: {
    readonly playbook: Playbook;
    readonly region: string | null;
    readonly from: FieldValue["from"];
    readonly by: Asker["actor"];
    readonly at: WallTime;
    readonly id: string;
  },
): { readonly arrival: Arrival; readonly mistakes: readonly Mistake[] } {
  const { playbook, region, from, by, id } = known;
  const phone = written.phone ? contactPointIn(written.phone, region) : null;
  const email = written.email ? contactPointIn(written.email, null) : null;
  const { tags, mistakes } = readTags(playbook, written.tags);
  const isKnown = (pipeline: string) => playbook.pipelines.some((each) => each.id === pipeline);
  const at = new Date(isoOf(known.at));
  return {
    arrival: {
      id,
      visit: null,
      contact: null,
      name: contactName(written.name),
      points: [phone, email].filter((point) => point !== null),
      fields: Object.fromEntries(
        Object.entries(written.fields).map(([field, value]) => [field, { value, from }]),
      ),
      tags,
      completeness: 0,
      at,
      receivedAt: at,
      pipeline: written.pipeline ?? null,
      by,
      note: written.note && !isBlank(written.note) ? written.note : "Written down by hand.",
    },
    mistakes: [
      ...(contactName(written.name) === null ? [{ at: "body.name", what: "There is no name in it." }] : []),
      ...(written.phone && phone?.kind !== "phone"
        ? [{ at: "body.phone", what: "It must be a phone number, with its country code (+1 …)." }]
        : []),
      ...(written.email && email?.kind !== "email"
        ? [{ at: "body.email", what: "It must be an e-mail address." }]
        : []),
      ...(written.pipeline !== undefined && !isKnown(written.pipeline)
        ? [{ at: "body.pipeline", what: "There is no such pipeline." }]
        : []),
      ...fieldMistakes(playbook, written.fields),
      ...mistakes,
    ],
  };
}
