import { type Contact, type Duplicate, listDuplicates, settleDuplicate } from "../../../contract/contact.ts";
import { useAction } from "../../api/action.ts";
import { call, type Request } from "../../api/call.ts";
import { useCursor } from "../../api/cursor.ts";
import { changed } from "../../api/live.ts";
import { useCall } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Pager } from "../../parts/pager.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Time } from "../../parts/time.tsx";
import { nameOr } from "../../words/name.ts";
import { readablePhone } from "../../words/phone.ts";

/** Contacts that may be one person. Nothing is merged by itself. */
export function DuplicatesPage() {
  const cursor = useCursor("");
  const duplicates = useCall(listDuplicates, { query: { cursor: cursor.at } }, ["duplicate", "contact"]);
  return (
    <Page
      title="Possible duplicates"
      lead="Two contacts that may be one person. Nothing is merged by itself."
    >
      <Loaded resource={duplicates}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon="duplicates" title="Everybody is there once, as far as can be told." />
          ) : (
            <>
              <ul class="duplicates">
                {items.map((duplicate) => (
                  <li key={duplicate.id}>
                    <Pair duplicate={duplicate} />
                  </li>
                ))}
              </ul>
              <Pager cursor={cursor} next={next} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Pair({ duplicate }: { readonly duplicate: Duplicate }) {
  const settle = useAction(async (body: Request<typeof settleDuplicate>["body"]) => {
    await call(settleDuplicate, { params: { id: duplicate.id }, body });
    toast(
      body.settle === "merge"
        ? "They are one contact now. The contact's page can undo it."
        : "They stay two people.",
    );
    changed("duplicate", "contact", "lead");
  });
  return (
    <article class="card">
      <p class="soft">
        {duplicate.why} <span class="small">Noticed</span> <Time at={duplicate.proposedAt} />
      </p>
      <div class="pair">
        {duplicate.contacts.map((contact) => (
          <section key={contact.id}>
            <Person contact={contact} />
            {may("contacts:write") ? (
              <Button
                small
                busy={settle.busy}
                onClick={() => void settle.run({ settle: "merge", keep: contact.id })}
              >
                Same person: keep {nameOr(contact.name)}
              </Button>
            ) : null}
          </section>
        ))}
      </div>
      {may("contacts:write") ? (
        <div class="actions">
          <Button small busy={settle.busy} onClick={() => void settle.run({ settle: "distinct" })}>
            They are two people
          </Button>
        </div>
      ) : null}
      {settle.problem ? <ProblemNote problem={settle.problem} /> : null}
    </article>
  );
}

function Person({ contact }: { readonly contact: Contact }) {
  return (
    <>
      <h2>
        <a href={`#/contacts/${contact.id}`}>{nameOr(contact.name)}</a>
      </h2>
      <ul>
        {[...contact.phones.map(readablePhone), ...contact.emails].map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <p class="soft small">
        {contact.visits === 1 ? "1 visit" : `${contact.visits} visits`}, seen <Time at={contact.lastSeenAt} />
      </p>
    </>
  );
}
