import { useSignal } from "@preact/signals";
import { type Contact, type Erasure, eraseContact } from "../../../contract/contact.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { changed } from "../../api/live.ts";
import { goTo } from "../../frame/address.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextField } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { nameOr } from "../../words/name.ts";
import { ErasureReceipt } from "./erasure-receipt.tsx";

interface EraseDialogProps {
  readonly contact: Contact;
  readonly onErased: () => void;
  readonly onClose: () => void;
}

const WORD = "erase";

/** Cannot be undone, so a word has to be typed; afterwards the receipt is shown. */
export function EraseDialog({ contact, onErased, onClose }: EraseDialogProps) {
  const typed = useSignal("");
  const receipt = useSignal<Erasure | null>(null);
  const sure = typed.value.trim().toLowerCase() === WORD;
  const erase = useAction(async () => {
    receipt.value = await call(eraseContact, { params: { id: contact.id }, body: { confirm: WORD } });
    onErased();
    changed("lead", "task", "duplicate");
  });
  const leave = () => {
    if (receipt.value) {
      goTo("/contacts", { replace: true });
      changed("contact");
    }
    onClose();
  };
  if (receipt.value) {
    return (
      <Dialog title="Erased" onClose={leave}>
        <ErasureReceipt erasure={receipt.value} />
        <div class="actions">
          <Button kind="main" onClick={leave}>
            Back to the contacts
          </Button>
        </div>
      </Dialog>
    );
  }
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
