import type { Answer, IntakeRecord, Tag } from "../../../robot/kernel/intake-record.ts";
import type { Actor } from "../../contract/actor.ts";
import type { FieldValue } from "../../contract/lead.ts";
import type { ContactPoint } from "../contacts/contact-point.ts";
import type { KnownForms } from "../intake/known-forms.ts";
import { formOf, visitorOf } from "../intake/visitor-of-record.ts";

/** Details of somebody that came in: with a robot's record, by a member's hand or from a file. */
export interface Arrival {
  /** Of the record; the lead that begins with it has the same. */
  readonly id: string;
  readonly visit: Visit | null;
  /** Whose it is, where that was decided already; null: whoever it matches. */
  readonly contact: string | null;
  readonly name: string | null;
  readonly points: readonly ContactPoint[];
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** As they came: words that are no tags may be among them. */
  readonly tags: readonly Tag[];
  readonly completeness: number;
  /** When the visitor left, at the latest when the hub heard of it; the moment of writing where nobody visited. */
  readonly at: Date;
  readonly receivedAt: Date;
  /** Null: by what the pipelines take. */
  readonly pipeline: string | null;
  readonly by: Actor;
  /** Of the first transition. */
  readonly note: string;
}

/** What only a robot's record has. */
export interface Visit {
  readonly profile: string;
  readonly form: "intake" | "check-in";
  readonly robot: Robot;
}

export interface Robot {
  readonly id: number;
  readonly name: string;
  readonly location: string | null;
}

const notes = { intake: "A visitor left their details.", "check-in": "A visitor came for an appointment." };

/** Reads a record with what is known of its forms. */
export function arrivalOf(
  record: IntakeRecord,
  from: { readonly robot: Robot; readonly forms: KnownForms | null; readonly receivedAt: Date },
): Arrival {
  const { robot, forms, receivedAt } = from;
  const form = formOf(record, forms);
  return {
    id: record.id,
    visit: { profile: record.visit.profile.id, form, robot },
    contact: null,
    ...visitorOf(record, forms),
    fields: Object.fromEntries(
      Object.entries(record.fields).map(([id, answer]) => [id, visitorsValue(record.id, answer)]),
    ),
    tags: record.tags,
    completeness: record.completeness,
    at: endOf(record, receivedAt),
    receivedAt,
    pipeline: null,
    by: { kind: "robot", id: String(robot.id), name: robot.name },
    note: notes[form],
  };
}

/** What the visitor answered, as a lead's field keeps it. */
export function visitorsValue(intake: string, { value, source, confirmed }: Answer): FieldValue {
  const words = source.kind === "utterance" ? source.words : null;
  return { value, from: { kind: "visitor", intake, words, confirmed } };
}

/** A robot whose clock is ahead would give its leads time that they do not have, and one without a battery lives in 1970. */
export function endOf(record: IntakeRecord, receivedAt: Date): Date {
  return new Date(Math.max(0, Math.min(Date.parse(record.visit.endedAt), receivedAt.getTime())));
}
