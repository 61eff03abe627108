import { useState } from "preact/hooks";
import { discardRejected, type Rejected } from "../../../contract/robot.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { goTo } from "../../frame/address.ts";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextArea } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";

interface DiscardDialogProps {
  readonly rejected: Rejected;
  readonly onClose: () => void;
}

/** Gives a record up. Why stands in the audit log. */
export function DiscardDialog({ rejected, onClose }: DiscardDialogProps) {
  const [why, setWhy] = useState("");
  const discard = useAction(async () => {
    await call(discardRejected, { params: { id: rejected.id }, body: { why } });
    toast("The record is given up.");
    goTo("/quarantine");
  });
  return (
    <Dialog title="Give this record up?" onClose={onClose}>
      <Form action={discard}>
        <p>The visitor’s answers in it reach nobody then.</p>
        <TextArea
          label="Why"
          hint="Stands in the audit log."
          required
          value={why}
          onInput={setWhy}
          maxLength={500}
          first
        />
        <div class="actions">
          <Button kind="danger" type="submit" busy={discard.busy} disabled={why.trim() === ""}>
            Give it up
          </Button>
          <Button onClick={onClose}>Keep it</Button>
        </div>
      </Form>
    </Dialog>
  );
}
