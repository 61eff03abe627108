import type { IntakeRecord } from "../../../robot/kernel/intake-record.ts";
import type { Expectations, LeadExpectation } from "../expectations.ts";
import { fits } from "../phrase.ts";
import { counted, inSeconds, quoted } from "./words.ts";

/** A record in the hub, and when it came, from the scenario's beginning. */
export interface Lead {
  readonly record: IntakeRecord;
  readonly atMs: number;
}

/** Exactly the expected leads, each as expected, none of them twice. */
export function judgeLeads(
  { records, recordsNotBeforeS }: Pick<Expectations, "records" | "recordsNotBeforeS">,
  leads: readonly Lead[],
): string[] {
  const failures: string[] = [];
  if (leads.length !== records.length) {
    failures.push(`The hub has ${counted(leads.length, "lead")}; it should have ${records.length}.`);
  }
  for (const [index, { record, atMs }] of leads.entries()) {
    const name = `Lead ${index + 1}`;
    const twin = leads.findIndex((other) => other.record.id === record.id);
    if (twin < index) failures.push(`${name} is lead ${twin + 1} once more.`);
    if (recordsNotBeforeS !== undefined && atMs < recordsNotBeforeS * 1000) {
      failures.push(`${name} was in the hub at ${inSeconds(atMs)}, before ${recordsNotBeforeS} s.`);
    }
    const wanted = records[index];
    if (wanted) failures.push(...judgeLead(name, wanted, record));
  }
  return failures;
}

function judgeLead(name: string, wanted: LeadExpectation, record: IntakeRecord): string[] {
  const failures: string[] = [];
  for (const [field, value] of Object.entries(wanted.fields)) {
    const got = record.fields[field]?.value ?? null;
    if (got !== value) failures.push(`${name} has ${field} ${quoted(got)}; it should have ${quoted(value)}.`);
  }
  for (const [group, tag] of Object.entries(wanted.tags)) {
    const got = record.tags.filter((each) => each.group === group).map((each) => each.tag);
    if (!got.includes(tag)) {
      failures.push(`${name} has ${group} tags [${got.join(", ")}]; it should have "${tag}".`);
    }
  }
  const { language, consentBy, completeness, openQuestions } = wanted;
  if (language !== undefined && record.visit.language !== language) {
    failures.push(`${name} is of a visit in "${record.visit.language}"; it should be in "${language}".`);
  }
  const agreedBy = record.consent.source.kind === "touch" ? "touch" : "voice";
  if (consentBy !== undefined && agreedBy !== consentBy) {
    failures.push(`${name} has a consent by ${agreedBy}; it should have been by ${consentBy}.`);
  }
  if (completeness !== undefined && record.completeness !== completeness) {
    failures.push(`${name} is complete to ${record.completeness}; it should be to ${completeness}.`);
  }
  if (openQuestions !== undefined) {
    const got = record.openQuestions;
    const same =
      got.length === openQuestions.length && openQuestions.every((each, at) => fits(got[at] ?? "", each));
    if (!same) {
      failures.push(
        `${name} has the open questions [${got.join("; ")}]; it should have [${openQuestions.join("; ")}].`,
      );
    }
  }
  return failures;
}
