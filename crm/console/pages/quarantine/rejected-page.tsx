import { useState } from "preact/hooks";
import { fixRejected, type Rejected, readRejected } from "../../../contract/robot.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { useCall } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { goTo } from "../../frame/address.ts";
import { toast } from "../../frame/toast.ts";
import type { PageProps } from "../../pages.ts";
import { Button } from "../../parts/button.tsx";
import { Card } from "../../parts/card.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { Time } from "../../parts/time.tsx";
import type { Body } from "../documents/form/draft.ts";
import { DiscardDialog } from "./discard-dialog.tsx";
import { RecordForm } from "./record-form.tsx";
import { RecordText } from "./record-text.tsx";
import { mistakesInRecord, rejectedPlace } from "./rejected-places.ts";

/** One record that was rejected: why, and the record itself to be mended. */
export function RejectedPage({ params }: PageProps) {
  const rejected = useCall(readRejected, { params: { id: params.id ?? "" } }, []);
  return (
    <Page title="A record in quarantine">
      <Loaded resource={rejected}>
        {(found) =>
          found.settled === null ? (
            <Mending rejected={found} />
          ) : (
            <Empty icon="tick" title={`This record was ${found.settled} already.`}>
              <a href="#/quarantine">See what waits</a>
            </Empty>
          )
        }
      </Loaded>
    </Page>
  );
}

function Mending({ rejected }: { readonly rejected: Rejected }) {
  const [record, setRecord] = useState<Body>(rejected.record ?? {});
  const [view, setView] = useState<"form" | "json">(rejected.record ? "form" : "json");
  const [discarding, setDiscarding] = useState(false);
  const [readable, setReadable] = useState(true);
  const mistakes = mistakesInRecord(record);
  // What the hub said of values that nobody has touched yet, and that the schema cannot know.
  const told = record === rejected.record ? rejected.reasons.map(rejectedPlace) : [];
  const fix = useAction(async () => {
    const { settled } = await call(fixRejected, { params: { id: rejected.id }, body: { record } });
    if (settled === "stored") toast("The record is stored, as if it had come like this.");
    goTo("/quarantine");
  });
  return (
    <>
      <Card title="Why it was not taken">
        <ul class="reasons">
          {rejected.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <p class="soft small">
          From {rejected.robot.name}, <Time at={rejected.receivedAt} />.
        </p>
        {rejected.record === null ? <p>It was too broken to be kept: it can only be given up.</p> : null}
      </Card>
      {rejected.record === null ? null : (
        <Card title="The record">
          <Form action={fix}>
            <Tabs
              label="How the record is shown"
              tabs={[
                { id: "form", label: "As a form" },
                { id: "json", label: "As JSON" },
              ]}
              chosen={view}
              onChoose={setView}
            >
              {view === "form" ? (
                <RecordForm record={record} mistakes={[...mistakes, ...told]} onChange={setRecord} />
              ) : (
                <RecordText
                  record={record}
                  mistakes={mistakes}
                  onChange={setRecord}
                  onReadable={setReadable}
                />
              )}
            </Tabs>
            <p class={mistakes.length === 0 ? "sound" : "soft"} role="status">
              {mistakes.length === 0
                ? "It has the shape that the hub wants."
                : mistakes.length === 1
                  ? "One place is still wrong."
                  : `${mistakes.length} places are still wrong.`}
            </p>
            {may("robots:write") ? (
              <div class="actions">
                <Button kind="main" type="submit" busy={fix.busy} disabled={!readable}>
                  Try again with this
                </Button>
                <Button kind="danger" icon="bin" onClick={() => setDiscarding(true)}>
                  Give it up…
                </Button>
              </div>
            ) : null}
          </Form>
        </Card>
      )}
      {rejected.record === null && may("robots:write") ? (
        <div class="actions">
          <Button kind="danger" icon="bin" onClick={() => setDiscarding(true)}>
            Give it up…
          </Button>
        </div>
      ) : null}
      {discarding ? <DiscardDialog rejected={rejected} onClose={() => setDiscarding(false)} /> : null}
    </>
  );
}
