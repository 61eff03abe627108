import { useState } from "preact/hooks";
import {
  createWebhook,
  editWebhook,
  type Webhook,
  type WebhookEvent,
  webhookEvent,
} from "../../../contract/webhook.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { mistakeAt } from "../../api/problem-error.ts";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { CheckBox, TextField } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { eventNames } from "./webhook-events.ts";

interface NewWebhookDialogProps {
  readonly onCreated: (secret: string) => void;
  readonly onClose: () => void;
}

export function NewWebhookDialog({ onCreated, onClose }: NewWebhookDialogProps) {
  const create = async (body: WebhookDraft) => {
    const { secret } = await call(createWebhook, { body });
    onCreated(secret);
  };
  const draft = { url: "", description: "", events: webhookEvent.options };
  return <WebhookDialog title="New webhook" verb="Create" draft={draft} save={create} onClose={onClose} />;
}

interface EditWebhookDialogProps {
  readonly webhook: Webhook;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** The secret stays: whoever checks signatures goes on with it. */
export function EditWebhookDialog({ webhook, onSaved, onClose }: EditWebhookDialogProps) {
  const save = async (body: WebhookDraft) => {
    await call(editWebhook, { params: { id: webhook.id }, body });
    toast("Saved.");
    onSaved();
  };
  return (
    <WebhookDialog title="Change this webhook" verb="Save" draft={webhook} save={save} onClose={onClose} />
  );
}

interface WebhookDraft {
  readonly url: string;
  readonly description: string;
  readonly events: WebhookEvent[];
}

interface WebhookDialogProps {
  readonly title: string;
  readonly verb: string;
  readonly draft: WebhookDraft;
  readonly save: (draft: WebhookDraft) => Promise<void>;
  readonly onClose: () => void;
}

function WebhookDialog({ title, verb, draft, save, onClose }: WebhookDialogProps) {
  const [url, setUrl] = useState(draft.url);
  const [description, setDescription] = useState(draft.description);
  const [events, setEvents] = useState<readonly WebhookEvent[]>(draft.events);
  const saving = useAction(() => save({ url: url.trim(), description, events: [...events] }));
  return (
    <Dialog title={title} onClose={onClose}>
      <Form action={saving}>
        <TextField
          label="Address"
          hint="Where messages are posted: https://…"
          type="url"
          required
          first
          value={url}
          onInput={setUrl}
          mistake={mistakeAt(saving.problem, "body.url")}
        />
        <TextField label="What it is for" value={description} onInput={setDescription} maxLength={200} />
        <fieldset class="picks">
          <legend>It hears of</legend>
          {webhookEvent.options.map((event) => (
            <CheckBox
              key={event}
              label={eventNames[event]}
              checked={events.includes(event)}
              onChange={(wanted) =>
                setEvents(wanted ? [...events, event] : events.filter((each) => each !== event))
              }
            />
          ))}
        </fieldset>
        <div class="actions">
          <Button
            kind="main"
            type="submit"
            busy={saving.busy}
            disabled={url.trim() === "" || events.length === 0}
          >
            {verb}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
