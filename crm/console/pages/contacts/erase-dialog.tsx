import { useSignal } from "@preact/signals";
import { type Contact, type Erasure, eraseContact } from "../../../contract/contact.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { changed } from "../../api/live.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextField } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { nameOr } from "../../words/name.ts";

interface EraseDialogProps {
  readonly contact: Contact;
  readonly onErased: (receipt: Erasure) => void;
  readonly onClose: () => void;
}

const WORD = "erase";

/** Cannot be undone, so a word has to be typed. */
export function EraseDialog({ contact, onErased, onClose }: EraseDialogProps) {
  const typed = useSignal("");
  const sure = typed.value.trim().toLowerCase() === WORD;
  const erase = useAction(async () => {
    onErased(await call(eraseContact, { params: { id: contact.id }, body: { confirm: WORD } }));
    changed("contact", "lead", "task", "duplicate");
  });
  return (
    <Dialog title={`Erase ${nameOr(contact.name)}?`} onClose={onClose}>
      <p>
        Everything about this person goes: contact, leads, visits, notes and messages, here and on the robots.
        It cannot be undone. A receipt without personal data remains.
      </p>
      <Form action={erase} label="Erase the contact">
        <TextField
          label={`Type “${WORD}” to confirm`}
          required
          first
          autocomplete="off"
          value={typed.value}
          onInput={(text) => {
            typed.value = text;
          }}
        />
        <div class="actions">
          <Button kind="danger" type="submit" icon="bin" disabled={!sure} busy={erase.busy}>
            Erase for good
          </Button>
          <Button onClick={onClose}>Keep</Button>
        </div>
      </Form>
    </Dialog>
  );
}
