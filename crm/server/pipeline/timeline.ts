import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { TimelineEntry } from "../../contract/lead.ts";
import { notFound } from "../api/refusal.ts";
import type { Database } from "../storage/database.ts";
import { firings, taskEvents, tasks } from "../storage/schema/handoff.ts";
import { intakes } from "../storage/schema/intakes.ts";
import { fieldChanges, leads, notes, transitions } from "../storage/schema/leads.ts";
import { robots } from "../storage/schema/robots.ts";

/** Of each kind, the newest: a page shows no more, and a lead that was worked on for years still opens. */
const MOST_OF_A_KIND = 500;

/** Everything that happened to a lead, the newest first. Throws `notFound`. */
export async function readTimeline(
  database: Database,
  accountId: string,
  leadId: string,
): Promise<TimelineEntry[]> {
  const found = await database.$count(leads, and(eq(leads.id, leadId), eq(leads.accountId, accountId)));
  if (found === 0) throw notFound("lead");
  const kinds = await Promise.all(
    [readVisits, readTransitions, readNotes, readTasks, readHandoffs, readFieldChanges].map((read) =>
      read(database, leadId),
    ),
  );
  // What happened at the same moment stays in the order of the kinds, the visit being what set off the rest.
  return kinds
    .flatMap((entries) => [...entries].reverse())
    .reverse()
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

type Read = (database: Database, leadId: string) => Promise<readonly TimelineEntry[]>;

const readVisits: Read = async (database, leadId) => {
  const rows = await database
    .select({ record: intakes.record, receivedAt: intakes.receivedAt, robot: robots.name })
    .from(intakes)
    .innerJoin(robots, eq(robots.id, intakes.robotId))
    .where(and(eq(intakes.leadId, leadId), isNotNull(intakes.record)))
    .orderBy(desc(intakes.arrival))
    .limit(MOST_OF_A_KIND);
  return rows.flatMap(({ record, receivedAt, robot }) =>
    record === null
      ? []
      : [
          {
            kind: "visit" as const,
            at: new Date(record.visit.endedAt).toISOString(),
            record,
            robot,
            receivedAt: receivedAt.toISOString(),
          },
        ],
  );
};

const readTransitions: Read = async (database, leadId) => {
  const rows = await database
    .select()
    .from(transitions)
    .where(eq(transitions.leadId, leadId))
    .orderBy(desc(transitions.order))
    .limit(MOST_OF_A_KIND);
  return rows.map(({ order, pipeline, from, to, by, note, feedback, ...row }) => {
    const at = row.at.toISOString();
    return {
      kind: "transition",
      at,
      transition: { order, lead: leadId, pipeline, from, to, at, by, note, feedback },
    };
  });
};

const readNotes: Read = async (database, leadId) => {
  const rows = await database
    .select({ id: notes.id, at: notes.at, by: notes.by, text: notes.text })
    .from(notes)
    .where(eq(notes.leadId, leadId))
    .orderBy(desc(notes.at))
    .limit(MOST_OF_A_KIND);
  return rows.map((row) => ({ kind: "note", ...row, at: row.at.toISOString() }));
};

const readTasks: Read = async (database, leadId) => {
  const rows = await database
    .select({
      id: tasks.id,
      title: tasks.title,
      at: taskEvents.at,
      assignee: taskEvents.assignee,
      event: taskEvents.event,
      detail: taskEvents.detail,
    })
    .from(taskEvents)
    .innerJoin(tasks, eq(tasks.id, taskEvents.taskId))
    .where(eq(tasks.leadId, leadId))
    .orderBy(desc(taskEvents.at))
    .limit(MOST_OF_A_KIND);
  return rows.map((row) => ({ kind: "task", ...row, at: row.at.toISOString() }));
};

const readHandoffs: Read = async (database, leadId) => {
  const rows = await database
    .select({ firing: firings.id, at: firings.at, rule: firings.ruleLabel, steps: firings.steps })
    .from(firings)
    .where(eq(firings.leadId, leadId))
    .orderBy(desc(firings.at))
    .limit(MOST_OF_A_KIND);
  return rows.map(({ firing, at, rule, steps }) => ({
    kind: "handoff",
    at: at.toISOString(),
    firing,
    rule,
    summary: steps.join(" "),
  }));
};

const readFieldChanges: Read = async (database, leadId) => {
  const rows = await database
    .select({ at: fieldChanges.at, by: fieldChanges.by, field: fieldChanges.field })
    .from(fieldChanges)
    .where(eq(fieldChanges.leadId, leadId))
    .orderBy(desc(fieldChanges.id))
    .limit(MOST_OF_A_KIND);
  return rows.map((row) => ({ kind: "field", ...row, at: row.at.toISOString() }));
};
