import { useSignal } from "@preact/signals";
import { type Contact, editContact } from "../../../contract/contact.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { changed } from "../../api/live.ts";
import { mistakeAt } from "../../api/problem-error.ts";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { readablePhone } from "../../words/phone.ts";

interface EditContactDialogProps {
  readonly contact: Contact;
  readonly onClose: () => void;
}

export function EditContactDialog({ contact, onClose }: EditContactDialogProps) {
  const name = useSignal(contact.name ?? "");
  const phones = useSignal(contact.phones.map(readablePhone).join("\n"));
  const emails = useSignal(contact.emails.join("\n"));
  const save = useAction(async () => {
    await call(editContact, {
      params: { id: contact.id },
      body: {
        ...(name.value.trim() === "" ? {} : { name: name.value }),
        phones: linesOf(phones.value),
        emails: linesOf(emails.value),
      },
    });
    toast("The contact was corrected.");
    changed("contact", "lead");
  });
  /** Of the list or of one of its lines. */
  const mistake = (field: string) =>
    mistakeAt(save.problem, `body.${field}`) ??
    save.problem?.errors?.find(({ at }) => at.startsWith(`body.${field}.`))?.what;
  return (
    <Dialog title="Correct the contact" onClose={onClose}>
      <Form action={save} onDone={onClose} label="Correct the contact">
        <TextField
          label="Name"
          first
          maxLength={200}
          value={name.value}
          mistake={mistake("name")}
          onInput={(text) => {
            name.value = text;
          }}
        />
        <TextArea
          label="Phone numbers"
          hint="One a line."
          rows={2}
          value={phones.value}
          mistake={mistake("phones")}
          onInput={(text) => {
            phones.value = text;
          }}
        />
        <TextArea
          label="E-mail addresses"
          hint="One a line."
          rows={2}
          value={emails.value}
          mistake={mistake("emails")}
          onInput={(text) => {
            emails.value = text;
          }}
        />
        <div class="actions">
          <Button kind="main" type="submit" busy={save.busy}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
