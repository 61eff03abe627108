import { useState } from "preact/hooks";
import { type Invitation, inviteMember } from "../../../contract/account.ts";
import type { Role } from "../../../contract/permission.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { mistakeAt } from "../../api/problem-error.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Radios, TextField } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { roles } from "./role-names.ts";
import { copy } from "./secret-dialog.tsx";

interface InviteDialogProps {
  readonly onInvited: () => void;
  readonly onClose: () => void;
}

export function InviteDialog({ onInvited, onClose }: InviteDialogProps) {
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("sales");
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const invite = useAction(async () => {
    setInvitation(await call(inviteMember, { body: { email: email.trim(), role } }));
    onInvited();
  });
  if (invitation) {
    return (
      <Dialog title={`${invitation.email} is invited`} onClose={onClose}>
        <p>
          Where mail is set up, they get this link by e-mail. You can also hand it over yourself; it is for
          their address only.
        </p>
        <div class="secret">
          <TextField label="Link" required value={invitation.link} onInput={() => {}} />
          <Button onClick={() => void copy(invitation.link)}>Copy</Button>
        </div>
        <div class="actions">
          <Button kind="main" onClick={onClose}>
            Done
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title="Invite somebody" onClose={onClose}>
      <Form action={invite}>
        <TextField
          label="E-mail address"
          type="email"
          required
          first
          value={email}
          onInput={setEmail}
          mistake={mistakeAt(invite.problem, "body.email")}
        />
        <Radios legend="Role" options={roles} value={role} onChange={setRole} />
        <div class="actions">
          <Button kind="main" type="submit" busy={invite.busy} disabled={email.trim() === ""}>
            Invite
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
