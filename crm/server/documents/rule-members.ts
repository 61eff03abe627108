import type { Playbook } from "../../contract/playbook/playbook.ts";
import { type Mistake, placeOf } from "./mistake.ts";

/** Members whom handoff rules name and who are not in the account: leads given to them would reach nobody. */
export function strangersIn({ handoffRules }: Playbook, members: ReadonlySet<string>): readonly Mistake[] {
  const named = handoffRules.flatMap(({ assign, escalate }, rule): [PropertyKey[], string][] => {
    const among = assign && "members" in assign.among ? assign.among.members : [];
    return [
      ...among.map((id, index): [PropertyKey[], string] => [["assign", "among", "members", index], id]),
      ...escalate.flatMap(({ to }, step): [PropertyKey[], string][] =>
        typeof to === "object" && "member" in to ? [[["escalate", step, "to", "member"], to.member]] : [],
      ),
    ].map(([path, id]) => [["handoffRules", rule, ...path], id]);
  });
  return named
    .filter(([, id]) => !members.has(id))
    .map(([path]) => ({ at: placeOf(path), what: "nobody with this id is a member of the account" }));
}
