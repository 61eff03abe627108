import { editLead, type Lead } from "../../../contract/lead.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { changed } from "../../api/live.ts";
import { membersWhoWork, useMembers } from "../../api/members.ts";
import { may } from "../../api/session.ts";
import { toast } from "../../frame/toast.ts";
import { Card } from "../../parts/card.tsx";
import { SelectField } from "../../parts/field.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";

/** Who works on the lead. */
export function AssigneeCard({ lead }: { readonly lead: Lead }) {
  const members = membersWhoWork(useMembers());
  const assign = useAction(async (member: string) => {
    await call(editLead, {
      params: { id: lead.id },
      body: { revision: lead.revision, assignee: member === "" ? null : member },
    });
    const name = members.find(({ id }) => id === member)?.name;
    toast(name ? `${name} works on it now.` : "Nobody works on it now.");
    changed("lead", "task", "contact");
  });
  const assignee = lead.assignee;
  return (
    <Card title="Assigned to">
      {may("leads:write") ? (
        <SelectField
          label="Who works on this lead"
          hiddenLabel
          value={assignee?.member ?? ""}
          options={[
            { value: "", label: "Nobody" },
            ...(assignee && !members.some(({ id }) => id === assignee.member)
              ? [{ value: assignee.member, label: assignee.name }]
              : []),
            ...members.map(({ id, name, available }) => ({
              value: id,
              label: available ? name : `${name} (not available)`,
            })),
          ]}
          onChange={(member) => void assign.run(member)}
        />
      ) : (
        <p>{assignee?.name ?? "Nobody"}</p>
      )}
      {assign.problem ? <ProblemNote problem={assign.problem} /> : null}
    </Card>
  );
}
