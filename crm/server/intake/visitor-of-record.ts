import type { IntakeRecord } from "../../../robot/kernel/intake-record.ts";
import { type ContactPoint, contactPointIn, eachPointOnce } from "../contacts/contact-point.ts";
import type { Newcomer } from "../contacts/match-contact.ts";
import { contactName } from "../contacts/person-name.ts";
import type { KnownForms } from "./known-forms.ts";

/**
 * Which form a record came from. It does not say so itself: an answer to a question that only the check-in asks tells.
 * Where the forms are not known, or ask the same, it counts as an intake, which is what most visits are.
 */
export function formOf(record: IntakeRecord, forms: KnownForms | null): "intake" | "check-in" {
  const isOnlyOfCheckIn = (id: string) => forms?.checkIn.has(id) === true && !forms.form.has(id);
  return Object.keys(record.fields).some(isOnlyOfCheckIn) ? "check-in" : "intake";
}

/** Who filled it in, as far as they told. */
export function visitorOf(record: IntakeRecord, forms: KnownForms | null): Newcomer {
  const typeOf = (id: string) => forms?.form.get(id) ?? forms?.checkIn.get(id) ?? null;
  const answers = Object.entries(record.fields).map(([id, { value }]) => ({ id, value, type: typeOf(id) }));
  const name =
    answers.find(({ type }) => type === "name") ?? answers.find(({ id, type }) => !type && id === "name");
  const points = answers.map(({ value, type }) => pointIn(value, type, forms?.region ?? null));
  return {
    name: contactName(name?.value),
    points: eachPointOnce(points.filter((point) => point !== null)),
  };
}

/** An answer to an unknown question counts when it can be nothing else: an address, or a number with its country code. */
function pointIn(value: string, type: string | null, region: string | null): ContactPoint | null {
  switch (type) {
    case "phone":
    case "email":
    case "contact":
      return contactPointIn(value, region);
    case null:
      return value.includes("@") || value.startsWith("+") ? contactPointIn(value, null) : null;
    default:
      return null;
  }
}
