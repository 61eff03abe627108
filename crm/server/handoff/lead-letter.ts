import type { FieldValue, ScorePart } from "../../contract/lead.ts";
import type { Playbook } from "../../contract/playbook/playbook.ts";
import type { Letter } from "../outreach/letter.ts";
import type { LeadFacts } from "../pipeline/lead-facts.ts";
import { timeText } from "./due.ts";

/** What a letter says of a lead beyond its facts. */
export interface LeadDetails {
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly scoreParts: readonly ScorePart[];
}

/** What a letter about a lead asks for. */
export interface Request {
  readonly opening: string;
  /** The rule's, or the task's. */
  readonly title: string;
  readonly task: {
    readonly nextAction: string;
    readonly dueAt: Date;
    readonly lateWhy: string | null;
  } | null;
  /** The rule that it comes from. */
  readonly rule: string;
  /** Null where nobody can open the console. */
  readonly url: string | null;
}

/** Everything that whoever gets the lead needs for the first call, without opening anything. Pure. */
export function leadLetter(
  request: Request,
  lead: LeadFacts,
  details: LeadDetails,
  playbook: Playbook,
  now: Date,
): Letter {
  const name = lead.contactName ?? "A visitor without a name";
  const { task } = request;
  return {
    subject: `${request.title}: ${name}`,
    opening: request.opening,
    sections: [
      {
        title: "What to do",
        lines: task
          ? [task.nextAction, `Due at ${timeText(task.dueAt, now)}.`, ...(task.lateWhy ? [task.lateWhy] : [])]
          : [],
      },
      {
        title: "Who",
        lines: [
          lead.returning ? `${name}, who was here before` : name,
          ...lead.phones,
          ...lead.emails,
          `Visit ended at ${timeText(lead.visitAt, now)}`,
        ],
      },
      {
        title: "What they said",
        lines: Object.entries(details.fields).map(([id, value]) => fieldLine(labelOf(playbook, id), value)),
      },
      { title: "Tags", lines: lead.tags.map((tag) => tagLine(tag, playbook)) },
      {
        title: `Score ${lead.score}`,
        lines: details.scoreParts.map(
          ({ points, label }) => `${points < 0 ? points : `+${points}`} ${label}`,
        ),
      },
    ],
    link: request.url === null ? null : { label: "Open the lead", url: request.url },
    closing: `Sent by the handoff rule "${request.rule}". You can turn these e-mails off in the console, under your name.`,
  };
}

function fieldLine(label: string, { value, from }: FieldValue): string {
  const words = from.kind === "visitor" ? from.words : null;
  return words === null || words === value ? `${label}: ${value}` : `${label}: ${value} (said: "${words}")`;
}

function labelOf({ fields }: Playbook, id: string): string {
  return fields.find((field) => field.id === id)?.label ?? id;
}

function tagLine({ group, tag }: LeadFacts["tags"][number], { taxonomy }: Playbook): string {
  const known = taxonomy.find(({ id }) => id === group);
  return `${known?.label ?? group}: ${known?.tags.find(({ id }) => id === tag)?.label ?? tag}`;
}
