import { useState } from "preact/hooks";
import { editMember, type Member, removeMember } from "../../../contract/account.ts";
import type { Role } from "../../../contract/permission.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { CheckBox, Radios, TextField } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { roles } from "./role-names.ts";

interface MemberDialogProps {
  readonly member: Member;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

export function MemberDialog({ member, onChanged, onClose }: MemberDialogProps) {
  const [role, setRole] = useState<Role>(member.role);
  const [capacity, setCapacity] = useState(member.capacity === null ? "" : String(member.capacity));
  const [available, setAvailable] = useState(member.available);
  const [leaving, setLeaving] = useState(false);
  const params = { id: member.id };
  const save = useAction(async () => {
    await call(editMember, {
      params,
      body: { role, available, capacity: capacity.trim() === "" ? null : Number(capacity) },
    });
    toast("Saved.");
    onChanged();
  });
  const remove = useAction(async () => {
    await call(removeMember, { params });
    toast(`${member.name} is no longer a member.`);
    onChanged();
    onClose();
  });
  return (
    <Dialog title={member.name} onClose={onClose}>
      <Form action={save} onDone={onClose}>
        <Radios legend="Role" options={roles} value={role} onChange={setRole} />
        <TextField
          label="Open leads at a time"
          hint="Handoff rules give no more than so many. Nothing: without a limit."
          inputMode="numeric"
          value={capacity}
          onInput={(typed) => setCapacity(typed.replaceAll(/\D/g, "").slice(0, 4))}
        />
        <CheckBox label="Takes new leads" checked={available} onChange={setAvailable} />
        <div class="actions">
          <Button kind="main" type="submit" busy={save.busy}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="danger" icon="bin" aria-expanded={leaving} onClick={() => setLeaving(!leaving)}>
            Remove…
          </Button>
        </div>
      </Form>
      {leaving ? (
        <div class="removal">
          <p>
            {member.name} can no longer open this account. {openLeads(member.openLeads)}
          </p>
          <Button kind="danger" busy={remove.busy} onClick={() => void remove.run()}>
            {`Remove ${member.name}`}
          </Button>
          {remove.problem ? <ProblemNote problem={remove.problem} /> : null}
        </div>
      ) : null}
    </Dialog>
  );
}

function openLeads(count: number): string {
  if (count === 0) return "";
  return count === 1 ? "The one open lead is handed back." : `The ${count} open leads are handed back.`;
}
