import { useSignal } from "@preact/signals";
import type { Lead } from "../../../contract/lead.ts";
import { createTask } from "../../../contract/task.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { changed } from "../../api/live.ts";
import { membersWhoWork, useMembers } from "../../api/members.ts";
import { mistakeAt, ProblemError } from "../../api/problem-error.ts";
import { me } from "../../api/session.ts";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { localInput } from "../../words/local-input.ts";

interface NewTaskDialogProps {
  readonly lead: Lead;
  readonly onClose: () => void;
}

const HOUR_MS = 3_600_000;

/** A task that no rule made. */
export function NewTaskDialog({ lead, onClose }: NewTaskDialogProps) {
  const members = membersWhoWork(useMembers());
  const title = useSignal("");
  const nextAction = useSignal("");
  const assignee = useSignal(lead.assignee?.member ?? me.value?.member?.id ?? "");
  const due = useSignal(localInput(Date.now() + HOUR_MS));
  const create = useAction(async () => {
    const dueMs = Date.parse(due.value);
    if (Number.isNaN(dueMs)) throw noMoment;
    await call(createTask, {
      body: {
        lead: lead.id,
        title: title.value,
        nextAction: nextAction.value,
        assignee: assignee.value === "" ? null : assignee.value,
        dueAt: new Date(dueMs).toISOString(),
      },
    });
    toast("The task is there.");
    changed("task", "lead");
  });
  const mistake = (field: string) => mistakeAt(create.problem, `body.${field}`);
  return (
    <Dialog title="New task" onClose={onClose}>
      <Form action={create} onDone={onClose} label="New task">
        <TextField
          label="What has to be done?"
          required
          first
          maxLength={200}
          value={title.value}
          mistake={mistake("title")}
          onInput={(text) => {
            title.value = text;
          }}
        />
        <TextField
          label="How?"
          maxLength={500}
          value={nextAction.value}
          mistake={mistake("nextAction")}
          onInput={(text) => {
            nextAction.value = text;
          }}
        />
        <TextField
          label="Until when?"
          type="datetime-local"
          required
          value={due.value}
          mistake={mistake("dueAt")}
          onInput={(text) => {
            due.value = text;
          }}
        />
        <SelectField
          label="Who?"
          required
          value={assignee.value}
          options={[
            { value: "", label: "Nobody yet" },
            ...members.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(member) => {
            assignee.value = member;
          }}
        />
        <div class="actions">
          <Button kind="main" type="submit" busy={create.busy}>
            Make the task
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}

const noMoment = new ProblemError({
  type: "stella:no-moment",
  title: "Until when?",
  status: 422,
  detail: "Give a day and a time.",
  errors: [{ at: "body.dueAt", what: "give a day and a time" }],
});
