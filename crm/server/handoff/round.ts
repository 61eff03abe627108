import type { Role } from "../../contract/permission.ts";
import type { HandoffRule } from "../../contract/playbook/handoff-rule.ts";

/** A member as the round sees them. */
export interface Rep {
  readonly member: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly available: boolean;
  /** Open leads at a time; null without a limit. */
  readonly capacity: number | null;
  readonly openLeads: number;
  /** Of the last assignment: the smallest waited longest. */
  readonly turn: number;
  readonly emailNotices: boolean;
}

export interface Choice {
  /** Null: nobody can take it. */
  readonly rep: Rep | null;
  /** What was considered, in sentences. */
  readonly steps: readonly string[];
}

type Among = NonNullable<HandoffRule["assign"]>["among"];

/**
 * The members that a rule means, in no order that matters. Where nobody has its role the owners stand in: in a business
 * of one person there is nobody else.
 */
export function candidatesOf(among: Among, reps: readonly Rep[]): readonly Rep[] {
  if ("members" in among) return reps.filter(({ member }) => among.members.includes(member));
  const meant = reps.filter(({ role }) => role === among.role);
  return meant.length > 0 ? meant : reps.filter(({ role }) => role === "owner");
}

/**
 * Who gets a lead: whoever works on it already; else whoever worked with the contact before; else, of those who are
 * available and below their capacity, the one whose last assignment is longest ago. Pure.
 *
 * @param assignee of the lead; keeps it when a candidate and available, whatever the capacity: it is counted in
 * @param previous who worked with the contact before; null when that should not matter
 */
export function chooseRep(
  candidates: readonly Rep[],
  { assignee, previous }: { readonly assignee: string | null; readonly previous: string | null },
): Choice {
  if (candidates.length === 0) return { rep: null, steps: ["The rule means nobody who is a member."] };
  const steps: string[] = [];
  const holder = candidates.find(({ member }) => member === assignee);
  if (holder?.available) return { rep: holder, steps: [`${holder.name} works on this lead already.`] };

  const known = previous === assignee ? undefined : candidates.find(({ member }) => member === previous);
  if (known) {
    const obstacle = obstacleTo(known);
    if (obstacle === null)
      return { rep: known, steps: [`${known.name} worked with this contact before and takes it again.`] };
    steps.push(`${known.name} worked with this contact before, but ${obstacle}.`);
  }
  for (const rep of [...candidates].sort(byTurn)) {
    if (rep === known) continue;
    const obstacle = obstacleTo(rep);
    if (obstacle === null) {
      steps.push(`${rep.name} is next in the round, with ${leads(rep.openLeads)}.`);
      return { rep, steps };
    }
    steps.push(`${rep.name} was passed over: ${obstacle}.`);
  }
  return { rep: null, steps: [...steps, "Nobody can take it now."] };
}

/** The reps after one of them was given another lead: last in the round, with one more to do. */
export function afterAssignment(reps: readonly Rep[], member: string): readonly Rep[] {
  const turn = Math.max(0, ...reps.map((rep) => rep.turn)) + 1;
  return reps.map((rep) => (rep.member === member ? { ...rep, turn, openLeads: rep.openLeads + 1 } : rep));
}

function obstacleTo({ available, capacity, openLeads }: Rep): string | null {
  if (!available) return "is not available";
  if (capacity !== null && openLeads >= capacity) return `has ${openLeads} of at most ${leads(capacity)}`;
  return null;
}

function byTurn(a: Rep, b: Rep): number {
  return a.turn - b.turn || (a.member < b.member ? -1 : 1);
}

function leads(count: number): string {
  return count === 1 ? "1 open lead" : `${count} open leads`;
}
