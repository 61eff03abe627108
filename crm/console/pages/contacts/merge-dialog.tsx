import { useSignal } from "@preact/signals";
import { type Contact, listContacts, mergeContacts } from "../../../contract/contact.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { changed } from "../../api/live.ts";
import { useCall } from "../../api/resource.ts";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { SearchField } from "../../parts/search-field.tsx";
import { nameOr } from "../../words/name.ts";
import { readablePhone } from "../../words/phone.ts";

interface MergeDialogProps {
  /** This one is kept. */
  readonly contact: Contact;
  readonly onClose: () => void;
}

export function MergeDialog({ contact, onClose }: MergeDialogProps) {
  const search = useSignal("");
  const found = useCall(
    listContacts,
    search.value === "" ? null : { query: { search: search.value, limit: 10 } },
  );
  const merge = useAction(async (other: string) => {
    await call(mergeContacts, { params: { id: contact.id }, body: { other } });
    toast("They are one contact now. It can be undone on this page.");
    changed("contact", "lead", "duplicate");
    onClose();
  });
  return (
    <Dialog title={`Merge into ${nameOr(contact.name)}`} onClose={onClose}>
      <p>Who is the same person? Their leads, notes and visits come to this contact; it can be undone.</p>
      <SearchField
        through="Name, phone or e-mail"
        value={search.value}
        onSearch={(text) => {
          search.value = text;
        }}
      />
      {search.value === "" ? null : (
        <Loaded resource={found}>
          {({ items }) => {
            const others = items.filter(({ id }) => id !== contact.id);
            return others.length === 0 ? (
              <p class="soft">Nobody else is found.</p>
            ) : (
              <ul class="rows">
                {others.map((other) => (
                  <li key={other.id}>
                    <span>
                      {nameOr(other.name)}{" "}
                      <span class="soft">
                        {[...other.phones.map(readablePhone), ...other.emails].join(", ")}
                      </span>
                    </span>
                    <Button small busy={merge.busy} onClick={() => void merge.run(other.id)}>
                      Merge
                    </Button>
                  </li>
                ))}
              </ul>
            );
          }}
        </Loaded>
      )}
      {merge.problem ? <ProblemNote problem={merge.problem} /> : null}
    </Dialog>
  );
}
