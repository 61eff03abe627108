import type { Feedback } from "../../contract/lead.ts";
import type { StageKind } from "../../contract/playbook/pipeline.ts";
import type { HubCore } from "../core.ts";
import { contacts } from "../storage/schema/contacts.ts";
import { leads, transitions } from "../storage/schema/leads.ts";

/** A lead as a test tells it: where it came from and how it went through the pipeline. */
export interface SeededLead {
  readonly madeAt: Date;
  /** The first is the stage it began in, at `madeAt`. */
  readonly stays: readonly {
    readonly stage: string;
    readonly kind?: StageKind;
    readonly from: Date;
    readonly feedback?: Feedback;
  }[];
  readonly pipeline?: string;
  readonly source?: string;
  readonly campaign?: string;
  readonly location?: string;
  readonly robot?: number;
  /** False for one that was imported. */
  readonly visited?: boolean;
  readonly contactedAt?: Date;
  readonly assignee?: string;
}

/** Writes leads with their contacts and their log, past the pipeline's rules. Resolves to their ids, in order. */
export async function seedLeads(
  { database, random }: HubCore,
  accountId: string,
  seeded: readonly SeededLead[],
): Promise<readonly string[]> {
  const rows = seeded.map((lead) => ({ lead, id: random.uuid(), contactId: random.uuid() }));
  if (rows.length === 0) return [];
  await database.insert(contacts).values(
    rows.map(({ lead, contactId }, number) => ({
      id: contactId,
      accountId,
      name: `Contact ${number + 1}`,
      createdAt: lead.madeAt,
      lastSeenAt: lead.madeAt,
    })),
  );
  await database.insert(leads).values(
    rows.map(({ lead, id, contactId }) => {
      const now = lead.stays.at(-1);
      if (!now) throw new Error("a lead is in some stage");
      return {
        id,
        accountId,
        contactId,
        pipeline: lead.pipeline ?? "sales",
        stage: now.stage,
        stageKind: now.kind ?? ("open" as const),
        enteredAt: now.from,
        createdAt: lead.madeAt,
        visitAt: lead.madeAt,
        form: lead.visited === false ? null : ("intake" as const),
        robotId: lead.robot ?? null,
        location: lead.location ?? null,
        source: lead.source ?? null,
        campaign: lead.campaign ?? null,
        tags: [],
        fields: {},
        completeness: 1,
        score: 0,
        scoreParts: [],
        assignee: lead.assignee ?? null,
        firstContactAt: lead.contactedAt ?? null,
      };
    }),
  );
  await database.insert(transitions).values(
    rows.flatMap(({ lead, id }) =>
      lead.stays.map(({ stage, kind, from, feedback }, place) => ({
        accountId,
        leadId: id,
        pipeline: lead.pipeline ?? "sales",
        from: lead.stays[place - 1]?.stage ?? null,
        to: stage,
        toKind: kind ?? ("open" as const),
        at: from,
        by: { kind: "system" as const, id: "test", name: "Test" },
        note: "moved",
        feedback: feedback ?? null,
      })),
    ),
  );
  return rows.map(({ id }) => id);
}
