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
  /** What a reader must know beside the value itself: "not confirmed", "entered by Ana"; empty for a confirmed answer. */
  readonly caveat: string;
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
      return last ? [sentence(`${label}: ${told(last)}.`, claims)] : [];
    }
    return claims.map((claim) => sentence(`${label} on ${dayOf(claim)}: ${told(claim)}.`, [claim]));
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
  const given = source.kind === "touch" ? "entered on the screen" : "said";
  const isDoubtful = source.kind !== "touch" && confirmed === "not-asked";
  return {
    field,
    value,
    caveat: isDoubtful ? "not confirmed" : "",
    source: {
      ...{ kind: "answer", id: intake, field, words, at },
      how: `${given}${agreements[confirmed]}`,
      confidence: source.kind === "touch" ? null : source.confidence,
    },
  };
}

const agreements = {
  "read-back": ", and agreed when it was read back",
  touch: ", and agreed on the screen",
  "not-asked": ", and not asked whether that is right",
} as const;

function entered(lead: string, field: string, { value, from }: FieldValue): Claim | null {
  switch (from.kind) {
    case "visitor":
      return null;
    case "member":
      return claimOnLead(lead, field, value, from.at, `entered by ${from.by.name}`);
    case "import":
      return claimOnLead(lead, field, value, from.at, "imported");
  }
}

function claimOnLead(lead: string, field: string, value: string, at: string, how: string): Claim {
  return {
    ...{ field, value, caveat: how },
    source: { ...{ kind: "field", id: lead, field, words: value, at, how }, confidence: null },
  };
}

function sentence(text: string, claims: readonly Claim[]): Sentence {
  return { text, sources: claims.map(({ source }) => source) };
}

function told({ value, caveat }: Claim): string {
  return caveat === "" ? shown(value) : `${shown(value)}; ${caveat}`;
}

function shown(value: string): string {
  const isShort =
    value.trim().split(/\s+/u).length <= LONGEST_VALUE_WORDS && !/[.!?;:“”"]\s/u.test(`${value} `);
  return isShort ? value.trim() : inQuotes(value);
}

function dayOf({ source }: Claim): string {
  return source.at.slice(0, 10);
}
