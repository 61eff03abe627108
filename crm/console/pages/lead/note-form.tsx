import { useSignal } from "@preact/signals";
import { addNote } from "../../../contract/lead.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { changed } from "../../api/live.ts";
import { mistakeAt } from "../../api/problem-error.ts";
import { announce } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { TextArea } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";

export function NoteForm({ lead }: { readonly lead: string }) {
  const text = useSignal("");
  const add = useAction(async () => {
    await call(addNote, { params: { id: lead }, body: { text: text.value } });
    text.value = "";
    announce("The note was added.");
    changed("lead");
  });
  return (
    <Form action={add} label="Add a note">
      <TextArea
        label="Note"
        required
        rows={2}
        maxLength={5000}
        value={text.value}
        mistake={mistakeAt(add.problem, "body.text")}
        onInput={(next) => {
          text.value = next;
        }}
      />
      {text.value === "" ? null : (
        <div class="actions">
          <Button kind="main" type="submit" small busy={add.busy}>
            Add the note
          </Button>
        </div>
      )}
    </Form>
  );
}
