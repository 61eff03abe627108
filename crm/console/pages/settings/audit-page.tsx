import { useState } from "preact/hooks";
import { type AuditEntry, listAudit } from "../../../contract/account.ts";
import { auditAction } from "../../../contract/audit-action.ts";
import { useCursor } from "../../api/cursor.ts";
import { useCall } from "../../api/resource.ts";
import { parameter, setParameter } from "../../frame/address.ts";
import { Button } from "../../parts/button.tsx";
import { Empty } from "../../parts/empty.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Pager } from "../../parts/pager.tsx";
import { Table } from "../../parts/table.tsx";
import { Time } from "../../parts/time.tsx";

/** Who did what. The filters stand in the address. */
export function AuditPage() {
  const [action, subject] = [parameter("action"), parameter("subject")];
  const cursor = useCursor(`${action} ${subject}`);
  const entries = useCall(listAudit, {
    query: {
      ...(action !== "" && { action }),
      ...(subject !== "" && { subject }),
      ...(cursor.at !== undefined && { cursor: cursor.at }),
    },
  });
  return (
    <Page
      title="Audit log"
      lead="Who did what, and when. Nothing can be taken out of it, and nobody’s words stand in it."
    >
      <Filters key={`${action} ${subject}`} action={action} subject={subject} />
      <Loaded resource={entries}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty
              icon="audit"
              title={action + subject === "" ? "Nothing was done yet." : "Nothing fits these filters."}
            />
          ) : (
            <>
              <Table
                caption="Audit log"
                rows={items}
                keyOf={({ order }) => order}
                columns={[
                  { head: "What", cell: (entry) => <code>{entry.action}</code> },
                  {
                    head: "Who",
                    cell: ({ by }) => (
                      <span class="audit-who">{`${by.name}${by.kind === "member" ? "" : ` (${by.kind})`}`}</span>
                    ),
                  },
                  { head: "On", kind: "wide", cell: (entry) => <Subject entry={entry} /> },
                  { head: "When", cell: ({ at }) => <Time at={at} /> },
                ]}
              />
              <Pager cursor={cursor} next={next} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Filters({ action, subject }: { readonly action: string; readonly subject: string }) {
  const [typedSubject, setSubject] = useState(subject);
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault();
        setParameter("subject", typedSubject.trim());
      }}
    >
      <SelectField
        label="What was done"
        required
        value={action}
        options={[{ value: "", label: "Anything" }, ...actionOptions]}
        onChange={(chosen) => setParameter("action", chosen)}
      />
      <TextField label="Id of what it was done to" value={typedSubject} onInput={setSubject} />
      <Button type="submit" icon="search">
        Filter
      </Button>
    </form>
  );
}

/** In the words of the log, so that what is chosen is what is read. */
const actionOptions = auditAction.options.map((action) => ({ value: action, label: action }));

function Subject({ entry: { subject, detail } }: { readonly entry: AuditEntry }) {
  const facts = Object.entries(detail);
  return (
    <span class="audit-subject">
      {subject.kind}{" "}
      <button
        type="button"
        class="link"
        title="Only what was done to this"
        onClick={() => setParameter("subject", subject.id)}
      >
        {subject.id.length > 12 ? `${subject.id.slice(0, 8)}…` : subject.id}
      </button>
      {facts.length > 0 ? (
        <span class="soft small">
          {" "}
          {facts.map(([key, value]) => `${key}: ${valueInWords(value)}`).join(", ")}
        </span>
      ) : null}
    </span>
  );
}

function valueInWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueInWords).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
