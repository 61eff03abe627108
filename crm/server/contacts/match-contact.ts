import { type ContactPoint, keyOfPoint } from "./contact-point.ts";
import { isSameName, mayBeOnePerson } from "./person-name.ts";

/** What is known of a contact when somebody arrives who may be the same person. */
export interface KnownContact {
  readonly id: string;
  readonly name: string | null;
  readonly points: readonly ContactPoint[];
  readonly lastSeenAt: Date;
}

/** Somebody who left their details. */
export interface Newcomer {
  readonly name: string | null;
  readonly points: readonly ContactPoint[];
}

/** Two contacts that a person should look at. */
export interface Suspicion {
  /** The other contact. */
  readonly contact: string;
  readonly why: string;
}

export type Match =
  | { readonly is: "known"; readonly contact: string; readonly suspicions: readonly Suspicion[] }
  | { readonly is: "new"; readonly suspicions: readonly Suspicion[] };

/**
 * Decides who somebody is: the contact that shares a phone number or an e-mail address and whose name may be theirs.
 * Of several such, the one that fits best; each of the others may be the same person and is proposed for merging.
 * Somebody who shares a number but has another name is somebody else (a family has one telephone), and that too is
 * put before a person. Without a number or an address nobody is recognised: names are too common.
 *
 * @param known contacts that share at least one point with the newcomer, in any order; others are passed over
 */
export function matchContact(newcomer: Newcomer, known: readonly KnownContact[]): Match {
  const candidates = known
    .map((contact) => ({ contact, shared: sharedPoints(newcomer, contact) }))
    .filter(({ shared }) => shared.length > 0)
    .sort((a, b) => byFit(newcomer, a, b));
  const [best, ...others] = candidates.filter(({ contact }) => mayBeOnePerson(newcomer.name, contact.name));
  if (best) {
    return {
      is: "known",
      contact: best.contact.id,
      suspicions: others.map(({ contact }) => ({
        contact: contact.id,
        why: "One visitor gave details of both.",
      })),
    };
  }
  // One proposal is enough to find the rest by: a number that a thousand people give would make a thousand each.
  const [closest] = candidates;
  const suspicions = closest
    ? [{ contact: closest.contact.id, why: `The same ${nounFor(closest.shared)}, other names.` }]
    : [];
  return { is: "new", suspicions };
}

interface Candidate {
  readonly contact: KnownContact;
  readonly shared: readonly ContactPoint[];
}

/** The same name first, then the most points in common, then who was here last; the id, so that it is the same for everybody. */
function byFit({ name }: Newcomer, a: Candidate, b: Candidate): number {
  return (
    Number(isSameName(b.contact.name, name)) - Number(isSameName(a.contact.name, name)) ||
    b.shared.length - a.shared.length ||
    b.contact.lastSeenAt.getTime() - a.contact.lastSeenAt.getTime() ||
    (a.contact.id < b.contact.id ? -1 : 1)
  );
}

function sharedPoints(one: Newcomer, other: KnownContact): readonly ContactPoint[] {
  const keys = new Set(other.points.map(keyOfPoint));
  return one.points.filter((point) => keys.has(keyOfPoint(point)));
}

function nounFor(shared: readonly ContactPoint[]): string {
  const kinds = new Set(shared.map(({ kind }) => kind));
  if (kinds.size === 2) return "phone number and e-mail address";
  return kinds.has("phone") ? "phone number" : "e-mail address";
}
