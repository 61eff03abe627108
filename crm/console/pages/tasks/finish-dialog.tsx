import { useSignal } from "@preact/signals";
import { finishTask, type Task } from "../../../contract/task.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { changed } from "../../api/live.ts";
import { mistakeAt } from "../../api/problem-error.ts";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { CheckBox, TextArea } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { nameOr } from "../../words/name.ts";

interface FinishDialogProps {
  readonly task: Task;
  readonly onClose: () => void;
}

export function FinishDialog({ task, onClose }: FinishDialogProps) {
  const outcome = useSignal("");
  const contacted = useSignal(false);
  const finish = useAction(async () => {
    await call(finishTask, {
      params: { id: task.id },
      body: { outcome: outcome.value, contacted: contacted.value },
    });
    toast("Done.");
    changed("task", "lead");
  });
  return (
    <Dialog title={task.title} onClose={onClose}>
      <Form action={finish} onDone={onClose} label="Finish the task">
        <CheckBox
          label={`${nameOr(task.lead.contactName)} was reached`}
          hint="The first time counts as the first contact."
          checked={contacted.value}
          onChange={(on) => {
            contacted.value = on;
          }}
        />
        <TextArea
          label="How did it go?"
          first
          maxLength={1000}
          value={outcome.value}
          mistake={mistakeAt(finish.problem, "body.outcome")}
          onInput={(text) => {
            outcome.value = text;
          }}
        />
        <div class="actions">
          <Button kind="main" type="submit" icon="tick" busy={finish.busy}>
            Done
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
