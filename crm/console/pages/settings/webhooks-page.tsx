import { useState } from "preact/hooks";
import {
  editWebhook,
  listWebhooks,
  removeWebhook,
  testWebhook,
  type Webhook,
} from "../../../contract/webhook.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { useCall } from "../../api/resource.ts";
import { parameter, setParameter } from "../../frame/address.ts";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { Tag } from "../../parts/tag.tsx";
import { Deliveries } from "./deliveries.tsx";
import { SecretDialog } from "./secret-dialog.tsx";
import { EditWebhookDialog, NewWebhookDialog } from "./webhook-dialog.tsx";
import { eventNames } from "./webhook-events.ts";

export function WebhooksPage() {
  const webhooks = useCall(listWebhooks, {}, ["delivery"]);
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const tab = parameter("show") === "deliveries" ? "deliveries" : "webhooks";
  return (
    <Page
      title="Webhooks & deliveries"
      lead="Where the account’s events are sent, and what became of every message."
      actions={
        <Button kind="main" icon="plus" onClick={() => setCreating(true)}>
          New webhook
        </Button>
      }
    >
      <div>
        <Tabs
          label="Webhooks and deliveries"
          tabs={[
            { id: "webhooks", label: "Webhooks" },
            { id: "deliveries", label: "Deliveries" },
          ]}
          chosen={tab}
          onChoose={(chosen) => setParameter("show", chosen === "webhooks" ? "" : chosen)}
        >
          {tab === "deliveries" ? (
            <Deliveries />
          ) : (
            <Loaded resource={webhooks}>
              {({ items }) =>
                items.length === 0 ? (
                  <Empty icon="webhook" title="There is no webhook.">
                    <p>With one, another program hears of new leads within seconds. Messages are signed.</p>
                  </Empty>
                ) : (
                  <ul class="versions">
                    {items.map((webhook) => (
                      <WebhookCard key={webhook.id} webhook={webhook} onChanged={webhooks.refetch} />
                    ))}
                  </ul>
                )
              }
            </Loaded>
          )}
        </Tabs>
      </div>
      {creating ? (
        <NewWebhookDialog
          onClose={() => setCreating(false)}
          onCreated={(told) => {
            setCreating(false);
            setSecret(told);
            webhooks.refetch();
          }}
        />
      ) : null}
      {secret === null ? null : (
        <SecretDialog
          title="The webhook’s secret"
          what="The receiver checks signatures with it, as Standard Webhooks describes."
          secret={secret}
          onClose={() => setSecret(null)}
        />
      )}
    </Page>
  );
}

interface WebhookCardProps {
  readonly webhook: Webhook;
  readonly onChanged: () => void;
}

function WebhookCard({ webhook, onChanged }: WebhookCardProps) {
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const params = { id: webhook.id };
  const test = useAction(async () => {
    await call(testWebhook, { params });
    toast("A ping is on its way. See what becomes of it under Deliveries.");
    setParameter("show", "deliveries");
  });
  const pause = useAction(async () => {
    await call(editWebhook, { params, body: { active: !webhook.active } });
    onChanged();
  });
  return (
    <li class="card">
      <header>
        <h2 class="url">{webhook.url}</h2>
        <Tag tone={webhook.active ? "good" : "warn"}>{webhook.active ? "active" : "paused"}</Tag>
      </header>
      {webhook.description === "" ? null : <p>{webhook.description}</p>}
      <p class="tags">
        {webhook.events.map((event) => (
          <Tag key={event}>{eventNames[event]}</Tag>
        ))}
      </p>
      <div class="actions">
        <Button small busy={test.busy} onClick={() => void test.run()}>
          Send a test
        </Button>
        <Button small icon="edit" onClick={() => setEditing(true)}>
          Change…
        </Button>
        <Button small busy={pause.busy} onClick={() => void pause.run()}>
          {webhook.active ? "Pause" : "Go on"}
        </Button>
        <Button small kind="danger" icon="bin" onClick={() => setRemoving(true)}>
          Remove…
        </Button>
      </div>
      {test.problem ? <ProblemNote problem={test.problem} /> : null}
      {pause.problem ? <ProblemNote problem={pause.problem} /> : null}
      {editing ? (
        <EditWebhookDialog
          webhook={webhook}
          onClose={() => setEditing(false)}
          onSaved={() => {
            setEditing(false);
            onChanged();
          }}
        />
      ) : null}
      {removing ? (
        <RemoveWebhook webhook={webhook} onRemoved={onChanged} onClose={() => setRemoving(false)} />
      ) : null}
    </li>
  );
}

interface RemoveWebhookProps {
  readonly webhook: Webhook;
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

function RemoveWebhook({ webhook, onRemoved, onClose }: RemoveWebhookProps) {
  const remove = useAction(async () => {
    await call(removeWebhook, { params: { id: webhook.id } });
    onRemoved();
  });
  return (
    <Dialog title="Remove this webhook?" onClose={onClose}>
      <Form action={remove} onDone={onClose}>
        <p>{webhook.url} hears of nothing any more. Its secret cannot be used again.</p>
        <div class="actions">
          <Button kind="danger" type="submit" busy={remove.busy}>
            Remove
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
