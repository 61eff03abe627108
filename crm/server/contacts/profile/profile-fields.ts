import type { Answer } from "../../../../robot/kernel/intake-record.ts";
import type { Citation } from "../../../contract/contact.ts";
import type { FieldValue } from "../../../contract/lead.ts";
import type { Playbook } from "../../../contract/playbook/playbook.ts";
import type { Sentence } from "./contact-profile.ts";
import type { ProfileSources } from "./profile-sources.ts";
import { alike, inQuotes } from "./profile-wording.ts";

/** Somebody gave this answer at this time, in this way. */
export interface Claim {
  readonly field: string;
  readonly value: string;
  /** How it came to be known: "said …, and agreed when it was read back". */
  readonly how: string;
  readonly source: Citation;
}

/** A short value stands by itself; a longer one is somebody's own words. */
const LONGEST_VALUE_WORDS = 4;

/** What is known of each field: one sentence where all agree, else every answer with its day. Pure. */
export function sentencesOfFields(sources: ProfileSources, playbook: Playbook): readonly Sentence[] {
  return [...claimsByField(sources)].flatMap(([field, claims]) => {
    const label = labelOf(field, playbook);
    const values = new Set(claims.map(({ value }) => alike(value)));
    if (values.size === 1) {
      const [last] = claims.slice(-1);
      return last ? [sentence(`${label}: ${shown(last.value)}; ${last.how}.`, claims)] : [];
    }
    return claims.map((claim) =>
      sentence(`${label} on ${dayOf(claim)}: ${shown(claim.value)}; ${claim.how}.`, [claim]),
    );
  });
}

/** Every answer to every field, the oldest first; of a lead's fields only what no record tells. */
export function claimsByField({ visits, leads }: ProfileSources): ReadonlyMap<string, readonly Claim[]> {
  const claims = [
    ...visits.flatMap(({ intake, record }) =>
      Object.entries(record.fields).map(([field, answer]) => answered(intake, field, answer)),
    ),
    ...leads.flatMap(({ id, fields }) =>
      Object.entries(fields).flatMap(([field, value]) => entered(id, field, value) ?? []),
    ),
  ].sort((a, b) => Date.parse(a.source.at) - Date.parse(b.source.at));
  const byField = new Map<string, Claim[]>();
  for (const claim of claims) byField.set(claim.field, [...(byField.get(claim.field) ?? []), claim]);
  return byField;
}

/** The owner's name for the field; a question that is no field of leads is called by its id. */
export function labelOf(field: string, { fields }: Playbook): string {
  const words = field.replaceAll("-", " ");
  return fields.find(({ id }) => id === field)?.label ?? words.charAt(0).toUpperCase() + words.slice(1);
}

function answered(intake: string, field: string, { value, source, confirmed }: Answer): Claim {
  const at = source.kind === "touch" ? source.at : source.to;
  const words = source.kind === "touch" ? value : source.words;
  const said = source.kind === "touch" ? "entered on the screen" : `said ${inQuotes(words)}`;
  return {
    field,
    value,
    how: `${said}${agreements[confirmed]}`,
    source: cite("answer", intake, field, words, at),
  };
}

const agreements = {
  "read-back": " and agreed when it was read back",
  touch: " and agreed on the screen",
  "not-asked": "",
} as const;

function entered(lead: string, field: string, { value, from }: FieldValue): Claim | null {
  switch (from.kind) {
    case "visitor":
      return null;
    case "member":
      return {
        field,
        value,
        how: `entered by ${from.by.name}`,
        source: cite("field", lead, field, value, from.at),
      };
    case "import":
      return { field, value, how: "imported", source: cite("field", lead, field, value, from.at) };
  }
}

function cite(kind: Citation["kind"], id: string, field: string, words: string, at: string): Citation {
  return { kind, id, field, words, at };
}

function sentence(text: string, claims: readonly Claim[]): Sentence {
  return { text, sources: claims.map(({ source }) => source) };
}

function shown(value: string): string {
  const isShort =
    value.trim().split(/\s+/u).length <= LONGEST_VALUE_WORDS && !/[.!?;:“”"]\s/u.test(`${value} `);
  return isShort ? value.trim() : inQuotes(value);
}

function dayOf({ source }: Claim): string {
  return source.at.slice(0, 10);
}
