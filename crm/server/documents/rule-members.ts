import type { Playbook } from "../../contract/playbook/playbook.ts";
import { type Mistake, placeOf } from "./mistake.ts";

/** Members whom handoff rules name and who are not in the account: leads given to them would reach nobody. */
export function strangersIn({ handoffRules }: Playbook, members: ReadonlySet<string>): readonly Mistake[] {
  const named = handoffRules.flatMap(({ assign, escalate }, rule) => {
    const among = assign && "members" in assign.among ? assign.among.members : [];
    return [
      ...among.map((id, index) => ({ id, path: ["assign", "among", "members", index] })),
      ...escalate.flatMap(({ to }, step) =>
        typeof to === "object" && "member" in to
          ? [{ id: to.member, path: ["escalate", step, "to", "member"] }]
          : [],
      ),
    ].map(({ id, path }) => ({ id, at: placeOf(["handoffRules", rule, ...path]) }));
  });
  return named
    .filter(({ id }) => !members.has(id))
    .map(({ at }) => ({ at, what: "nobody with this id is a member of the account" }));
}
