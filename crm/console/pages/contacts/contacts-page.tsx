import { signal } from "@preact/signals";
import { type Contact, listContacts } from "../../../contract/contact.ts";
import { useCursor } from "../../api/cursor.ts";
import { useCall } from "../../api/resource.ts";
import { LinkButton } from "../../parts/button.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Pager } from "../../parts/pager.tsx";
import { SearchField } from "../../parts/search-field.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Time } from "../../parts/time.tsx";
import { nameOr } from "../../words/name.ts";
import { readablePhone } from "../../words/phone.ts";

/** A name or a number: kept on the page, and never in its address. */
const searched = signal("");

export function ContactsPage() {
  const search = searched.value;
  const cursor = useCursor(search);
  const contacts = useCall(
    listContacts,
    { query: { cursor: cursor.at, ...(search === "" ? {} : { search }) } },
    ["contact"],
  );
  return (
    <Page
      title="Contacts"
      lead="A person, however often they came."
      actions={
        <LinkButton href="#/duplicates" icon="duplicates">
          Possible duplicates
        </LinkButton>
      }
    >
      <SearchField
        through="Name, phone or e-mail"
        value={search}
        onSearch={(text) => {
          searched.value = text;
        }}
      />
      <Loaded resource={contacts}>
        {({ items, next }) =>
          items.length === 0 ? (
            search === "" ? (
              <Empty icon="contacts" title="No contact yet.">
                <p>Everybody who leaves their details at a robot becomes one.</p>
              </Empty>
            ) : (
              <Empty icon="search" title="Nobody is found." />
            )
          ) : (
            <>
              <Table caption="Contacts" columns={columns} rows={items} keyOf={({ id }) => id} />
              <Pager cursor={cursor} next={next} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

const columns: readonly Column<Contact>[] = [
  { head: "Name", cell: ({ id, name }) => <a href={`#/contacts/${id}`}>{nameOr(name)}</a> },
  { head: "Phone", cell: ({ phones }) => several(phones.map(readablePhone)) },
  { head: "E-mail", kind: "wide", cell: ({ emails }) => several(emails) },
  { head: "Visits", kind: "number", cell: ({ visits }) => visits },
  { head: "Leads", kind: "number", cell: ({ leads }) => leads },
  { head: "Last seen", cell: ({ lastSeenAt }) => <Time at={lastSeenAt} /> },
];

function several(values: readonly string[]) {
  const [first, ...others] = values;
  if (first === undefined) return <span class="soft">None</span>;
  return (
    <span class="several">
      {first}
      {others.length > 0 ? <span class="soft"> and {others.length} more</span> : null}
    </span>
  );
}
