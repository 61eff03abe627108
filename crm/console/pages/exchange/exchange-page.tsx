import { useState } from "preact/hooks";
import { exportContacts, exportLeads, importLeads } from "../../../contract/contact.ts";
import { useAction } from "../../api/action.ts";
import { type Answer, addressOf, call } from "../../api/call.ts";
import { may } from "../../api/session.ts";
import { toast } from "../../frame/toast.ts";
import { Button, LinkButton } from "../../parts/button.tsx";
import { Card } from "../../parts/card.tsx";
import { TextArea } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Page } from "../../parts/page.tsx";
import { Table } from "../../parts/table.tsx";

export function ExchangePage() {
  return (
    <Page title="Import & export" lead="CSV, as spreadsheets read and write it.">
      <Card title="Export">
        <div class="actions">
          <LinkButton icon="exchange" href={addressOf(exportLeads, {})} download="leads.csv">
            All leads
          </LinkButton>
          <LinkButton icon="exchange" href={addressOf(exportContacts, {})} download="contacts.csv">
            All contacts
          </LinkButton>
        </div>
      </Card>
      {may("leads:write") ? <Import /> : null}
      {may("contacts:read") ? (
        <Card title="Erased">
          <p>What was erased, here and on the robots, has a receipt.</p>
          <div class="actions">
            <LinkButton icon="bin" href="#/erasures">
              Erasure receipts
            </LinkButton>
          </div>
        </Card>
      ) : null}
    </Page>
  );
}

type Outcome = Answer<typeof importLeads>;

/** What the hub said about a text; of another text it says nothing. */
interface Tried {
  readonly csv: string;
  readonly outcome: Outcome;
}

function Import() {
  const [csv, setCsv] = useState("");
  const [tried, setTried] = useState<Tried | null>(null);
  const outcome = tried?.csv === csv ? tried.outcome : null;
  const check = useAction(async () => {
    setTried({ csv, outcome: await call(importLeads, { body: { csv, dryRun: true } }) });
  });
  const bringIn = useAction(async () => {
    const { created, matched } = await call(importLeads, { body: { csv } });
    toast(`${rows(created)} imported, ${matched} of them of known contacts.`);
    setCsv("");
    setTried(null);
  });
  return (
    <Card title="Import leads">
      <p class="hint">
        The first line names the columns: <code>name</code>, <code>phone</code>, <code>email</code>,{" "}
        <code>pipeline</code>, <code>note</code>, <code>tag:source</code> or another group,{" "}
        <code>field:budget</code> or another field.
      </p>
      <Form action={outcome && outcome.problems.length === 0 ? bringIn : check}>
        <FilePick onText={setCsv} />
        <TextArea
          label="CSV"
          hint="Paste it here, or choose a file above."
          required
          value={csv}
          onInput={setCsv}
          rows={8}
        />
        {outcome ? <OutcomeNote outcome={outcome} /> : null}
        <div class="actions">
          <Button
            kind={outcome ? "plain" : "main"}
            icon="tick"
            busy={check.busy}
            disabled={csv.trim() === ""}
            onClick={() => void check.run()}
          >
            Check
          </Button>
          <Button
            kind={outcome ? "main" : "plain"}
            busy={bringIn.busy}
            disabled={outcome === null || outcome.created === 0}
            onClick={() => void bringIn.run()}
          >
            {outcome ? `Import ${rows(outcome.created)}` : "Import"}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

function FilePick({ onText }: { readonly onText: (text: string) => void }) {
  return (
    <label class="button file">
      <Icon name="document" />
      <span>Choose a file…</span>
      <input
        class="unseen"
        type="file"
        accept=".csv,text/csv"
        onChange={async (event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onText(await file.text());
        }}
      />
    </label>
  );
}

function OutcomeNote({ outcome: { created, matched, problems } }: { readonly outcome: Outcome }) {
  return (
    <div role="status">
      <p class={problems.length === 0 ? "sound" : "unpublished"}>
        <Icon name={problems.length === 0 ? "tick" : "warning"} />
        {rows(created)} can be imported, {matched} of them of known contacts.
        {problems.length > 0
          ? ` ${problems.length === 1 ? "One line has" : `${problems.length} lines have`} a problem.`
          : null}
      </p>
      {problems.length > 0 ? (
        <Table
          caption="Lines with problems"
          rows={problems}
          keyOf={({ line, what }) => `${line} ${what}`}
          columns={[
            { head: "Line", cell: ({ line }) => line },
            { head: "What", kind: "wide", cell: ({ what }) => what },
          ]}
        />
      ) : null}
    </div>
  );
}

function rows(count: number): string {
  return count === 1 ? "1 lead" : `${count} leads`;
}
