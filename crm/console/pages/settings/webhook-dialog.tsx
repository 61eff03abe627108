import { useState } from "preact/hooks";
import { createWebhook, type WebhookEvent, webhookEvent } from "../../../contract/webhook.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { mistakeAt } from "../../api/problem-error.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { CheckBox, TextField } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { eventNames } from "./webhook-events.ts";

interface WebhookDialogProps {
  readonly onCreated: (secret: string) => void;
  readonly onClose: () => void;
}

export function WebhookDialog({ onCreated, onClose }: WebhookDialogProps) {
  const [url, setUrl] = useState("");
  const [description, setDescription] = useState("");
  const [events, setEvents] = useState<readonly WebhookEvent[]>(webhookEvent.options);
  const create = useAction(async () => {
    const { secret } = await call(createWebhook, {
      body: { url: url.trim(), description, events: [...events] },
    });
    onCreated(secret);
  });
  return (
    <Dialog title="New webhook" onClose={onClose}>
      <Form action={create}>
        <TextField
          label="Address"
          hint="Where messages are posted: https://…"
          type="url"
          required
          first
          value={url}
          onInput={setUrl}
          mistake={mistakeAt(create.problem, "body.url")}
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
            busy={create.busy}
            disabled={url.trim() === "" || events.length === 0}
          >
            Create
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
