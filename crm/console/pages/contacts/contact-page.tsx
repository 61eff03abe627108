import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { z } from "zod";
import { type Contact, type Erasure, readContact, undoMerge } from "../../../contract/contact.ts";
import type { LeadCard } from "../../../contract/lead.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { changed } from "../../api/live.ts";
import { usePlaybook } from "../../api/playbook.ts";
import { useCall } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { toast } from "../../frame/toast.ts";
import type { PageProps } from "../../pages.ts";
import { Button, LinkButton } from "../../parts/button.tsx";
import { Card } from "../../parts/card.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Tag } from "../../parts/tag.tsx";
import { Time } from "../../parts/time.tsx";
import { nameOr } from "../../words/name.ts";
import { readablePhone } from "../../words/phone.ts";
import { stageLabel } from "../../words/playbook-words.ts";
import { EditContactDialog } from "./edit-contact-dialog.tsx";
import { EraseDialog } from "./erase-dialog.tsx";
import { ErasureReceipt } from "./erasure-receipt.tsx";
import { MergeDialog } from "./merge-dialog.tsx";
import { ProfileCard } from "./profile-card.tsx";

type WholeContact = z.output<typeof readContact.gives>;

export function ContactPage({ params }: PageProps) {
  const id = params.id ?? "";
  const erasure = useSignal<Erasure | null>(null);
  // What is gone is not asked for again.
  const contact = useCall(readContact, erasure.value ? null : { params: { id } }, ["contact", "lead"]);
  if (erasure.value) return <Erased erasure={erasure.value} />;
  if (!contact.data) {
    return (
      <Page title="Contact">
        <Loaded resource={contact}>{() => null}</Loaded>
      </Page>
    );
  }
  return (
    <OneContact
      key={id}
      contact={contact.data}
      onErased={(receipt) => {
        erasure.value = receipt;
      }}
    />
  );
}

/** What is left of a contact's page. */
function Erased({ erasure }: { readonly erasure: Erasure }) {
  useEffect(() => document.getElementById("title")?.focus(), []);
  return (
    <Page title="Erased" actions={<LinkButton href="#/contacts">Back to the contacts</LinkButton>}>
      <Card title="Receipt">
        <ErasureReceipt erasure={erasure} />
        <p>
          It is kept under <a href="#/erasures">Erasure receipts</a>, where the robots’ answers are added.
        </p>
      </Card>
    </Page>
  );
}

interface OneContactProps {
  readonly contact: WholeContact;
  readonly onErased: (receipt: Erasure) => void;
}

function OneContact({ contact, onErased }: OneContactProps) {
  const playbook = usePlaybook().data;
  const open = useSignal<"edit" | "merge" | "erase" | null>(null);
  const close = () => {
    open.value = null;
  };
  const show = (dialog: "edit" | "merge" | "erase") => () => {
    open.value = dialog;
  };
  return (
    <Page
      title={nameOr(contact.name)}
      lead={
        <>
          Seen <Time at={contact.lastSeenAt} />,{" "}
          {contact.visits === 1 ? "1 visit" : `${contact.visits} visits`}
        </>
      }
      actions={
        <>
          {may("contacts:write") ? (
            <>
              <Button icon="edit" onClick={show("edit")}>
                Edit
              </Button>
              <Button icon="duplicates" onClick={show("merge")}>
                Merge
              </Button>
            </>
          ) : null}
          {may("contacts:erase") ? (
            <Button kind="danger" icon="bin" onClick={show("erase")}>
              Erase
            </Button>
          ) : null}
        </>
      }
    >
      <div class="lead-columns">
        <div class="lead-main">
          <ProfileCard contact={contact.id} playbook={playbook} />
          <Card title="Leads">
            {contact.allLeads.length === 0 ? <Empty title="No lead." /> : null}
            <ul class="rows">
              {contact.allLeads.map((lead) => (
                <LeadRow key={lead.id} lead={lead} stage={stageLabel(playbook, lead.pipeline, lead.stage)} />
              ))}
            </ul>
          </Card>
        </div>
        <div class="lead-side">
          <Points contact={contact} />
          {contact.merges.length > 0 ? <Merges contact={contact} /> : null}
        </div>
      </div>
      {open.value === "edit" ? <EditContactDialog contact={contact} onClose={close} /> : null}
      {open.value === "merge" ? <MergeDialog contact={contact} onClose={close} /> : null}
      {open.value === "erase" ? <EraseDialog contact={contact} onErased={onErased} onClose={close} /> : null}
    </Page>
  );
}

function LeadRow({ lead, stage }: { readonly lead: LeadCard; readonly stage: string }) {
  return (
    <li>
      <a href={`#/leads/${lead.id}`}>
        Lead from <Time at={lead.visitAt} />
      </a>
      <Tag tone={lead.stageKind === "won" ? "good" : lead.stageKind === "lost" ? "plain" : "accent"}>
        {stage}
      </Tag>
      <span class="soft">{lead.assignee?.name ?? "Unassigned"}</span>
    </li>
  );
}

/** The ways to reach somebody; a press calls or writes. */
function Points({ contact }: { readonly contact: Contact }) {
  return (
    <Card title="Reach them">
      {contact.phones.length + contact.emails.length === 0 ? (
        <p class="soft">There is neither a phone number nor an e-mail address.</p>
      ) : null}
      <ul class="points">
        {contact.phones.map((phone) => (
          <li key={phone}>
            <Icon name="phone" />
            <a href={`tel:${phone}`}>{readablePhone(phone)}</a>
          </li>
        ))}
        {contact.emails.map((email) => (
          <li key={email}>
            <Icon name="mail" />
            <a href={`mailto:${email}`}>{email}</a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Merges({ contact }: { readonly contact: WholeContact }) {
  const undo = useAction(async (id: string) => {
    await call(undoMerge, { params: { id } });
    toast("They are two contacts again.");
    changed("contact", "lead", "duplicate");
  });
  return (
    <Card title="Merged">
      <ul class="rows">
        {contact.merges.map((merge) => (
          <li key={merge.id}>
            <span>
              {merge.kept === contact.id
                ? "Another contact became part of this one"
                : "Became part of another"}{" "}
              <Time at={merge.at} />
            </span>
            {merge.undone ? (
              <Tag>Taken apart</Tag>
            ) : may("contacts:write") ? (
              <Button icon="undo" small busy={undo.busy} onClick={() => void undo.run(merge.id)}>
                Undo
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {undo.problem ? <ProblemNote problem={undo.problem} /> : null}
    </Card>
  );
}
