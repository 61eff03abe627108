import { useEffect, useState } from "preact/hooks";
import { editMember, listMembers, type Member } from "../../../contract/account.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { useCall } from "../../api/resource.ts";
import { may, me } from "../../api/session.ts";
import { Button } from "../../parts/button.tsx";
import { Card } from "../../parts/card.tsx";
import { CheckBox } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Table } from "../../parts/table.tsx";
import { Tag } from "../../parts/tag.tsx";
import { Time } from "../../parts/time.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { MemberDialog } from "./member-dialog.tsx";
import { roleNames } from "./role-names.ts";
import { copy } from "./secret-dialog.tsx";

export function MembersPage() {
  const members = useCall(listMembers, {}, ["member"]);
  const [inviting, setInviting] = useState(false);
  const [editing, setEditing] = useState<string | null>(null);
  const own = members.data?.items.find(({ id }) => id === me.value?.member?.id);
  const edited = members.data?.items.find(({ id }) => id === editing);
  const mayEdit = may("members:write");
  return (
    <Page
      title="Members"
      lead="Who works in the account, what they may do, and how many leads they take."
      actions={
        mayEdit ? (
          <Button kind="main" icon="plus" onClick={() => setInviting(true)}>
            Invite somebody
          </Button>
        ) : null
      }
    >
      {own ? <OwnAvailability member={own} /> : null}
      <Loaded resource={members}>
        {({ items, invitations }) => (
          <>
            <Table
              caption="Members"
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                { head: "Name", cell: ({ name }) => name },
                { head: "E-mail", kind: "wide", cell: ({ email }) => email },
                { head: "Role", cell: ({ role }) => roleNames[role] },
                {
                  head: "New leads",
                  cell: ({ available }) => (
                    <span>
                      <Tag tone={available ? "good" : "plain"}>{available ? "takes them" : "away"}</Tag>
                    </span>
                  ),
                },
                {
                  head: "Open leads",
                  kind: "number",
                  cell: ({ openLeads, capacity }) =>
                    capacity === null ? openLeads : `${openLeads} of ${capacity}`,
                },
                ...(mayEdit
                  ? [
                      {
                        head: "Change",
                        cell: ({ id, name }: Member) => (
                          <Button small icon="edit" label={`Change ${name}`} onClick={() => setEditing(id)} />
                        ),
                      },
                    ]
                  : []),
              ]}
            />
            {invitations.length > 0 ? (
              <Card title="Invited">
                <ul class="plain-list">
                  {invitations.map(({ id, email, role, expiresAt, link }) => (
                    <li key={id} class="invited">
                      <p>
                        {email} <Tag>{roleNames[role]}</Tag>{" "}
                        <span class="soft small">
                          good until <Time at={expiresAt} />
                        </span>
                      </p>
                      {mayEdit ? (
                        <Button small onClick={() => void copy(link)}>
                          Copy the link
                        </Button>
                      ) : null}
                    </li>
                  ))}
                </ul>
              </Card>
            ) : null}
          </>
        )}
      </Loaded>
      {inviting ? <InviteDialog onClose={() => setInviting(false)} onInvited={members.refetch} /> : null}
      {edited ? (
        <MemberDialog member={edited} onClose={() => setEditing(null)} onChanged={members.refetch} />
      ) : null}
    </Page>
  );
}

/** What a member says about themselves. */
interface OwnSettings {
  readonly available?: boolean;
  readonly emailNotices?: boolean;
}

/** Going to lunch must not need an owner. */
function OwnAvailability({ member }: { readonly member: Member }) {
  // What was ticked is shown at once, and taken back if the hub says no.
  const [wanted, setWanted] = useState<OwnSettings>({});
  useEffect(() => setWanted({}), [member.available, member.emailNotices]);
  const change = useAction((body: OwnSettings) => call(editMember, { params: { id: member.id }, body }));
  const choose = async (body: OwnSettings) => {
    setWanted(body);
    if (!(await change.run(body))) setWanted({});
  };
  return (
    <Card title="You">
      <CheckBox
        label="I take new leads"
        hint="Switch it off while you are away: leads then go to others."
        checked={wanted.available ?? member.available}
        onChange={(available) => void choose({ available })}
      />
      <CheckBox
        label="Tell me by e-mail, too"
        checked={wanted.emailNotices ?? member.emailNotices}
        onChange={(emailNotices) => void choose({ emailNotices })}
      />
      {change.problem ? <ProblemNote problem={change.problem} /> : null}
    </Card>
  );
}
