import { useSignal } from "@preact/signals";
import { createLead } from "../../../contract/lead.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { changed } from "../../api/live.ts";
import { usePlaybook } from "../../api/playbook.ts";
import { mistakeAt } from "../../api/problem-error.ts";
import { goTo } from "../../frame/address.ts";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { SelectField, TextArea, TextField } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";

const nothing = { name: "", phone: "", email: "", pipeline: "", note: "" };

/** A lead that no robot brought. */
export function NewLeadDialog({ onClose }: { readonly onClose: () => void }) {
  const playbook = usePlaybook().data;
  const draft = useSignal(nothing);
  const set = (changes: Partial<typeof nothing>) => {
    draft.value = { ...draft.value, ...changes };
  };
  const create = useAction(async () => {
    const { name, ...others } = draft.value;
    const given = Object.fromEntries(Object.entries(others).filter(([, text]) => text.trim() !== ""));
    const lead = await call(createLead, { body: { name, ...given } });
    toast(`${name.trim()} is a lead now.`);
    changed("lead", "contact");
    onClose();
    goTo(`/leads/${lead.id}`);
  });
  const { name, phone, email, pipeline, note } = draft.value;
  const mistake = (field: string) => mistakeAt(create.problem, `body.${field}`);
  return (
    <Dialog title="New lead" onClose={onClose}>
      <Form action={create} label="New lead">
        <TextField
          label="Name"
          required
          first
          maxLength={200}
          value={name}
          mistake={mistake("name")}
          onInput={(text) => set({ name: text })}
        />
        <TextField
          label="Phone"
          type="tel"
          maxLength={40}
          value={phone}
          mistake={mistake("phone")}
          onInput={(text) => set({ phone: text })}
        />
        <TextField
          label="E-mail"
          type="email"
          maxLength={200}
          value={email}
          mistake={mistake("email")}
          onInput={(text) => set({ email: text })}
        />
        {playbook && playbook.pipelines.length > 1 ? (
          <SelectField
            label="Pipeline"
            value={pipeline}
            options={[
              { value: "", label: playbook.pipelines[0]?.label ?? "" },
              ...playbook.pipelines.slice(1).map(({ id, label }) => ({ value: id, label })),
            ]}
            onChange={(id) => set({ pipeline: id })}
          />
        ) : null}
        <TextArea
          label="Note"
          maxLength={5000}
          value={note}
          mistake={mistake("note")}
          onInput={(text) => set({ note: text })}
        />
        <div class="actions">
          <Button kind="main" type="submit" busy={create.busy}>
            Create the lead
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
