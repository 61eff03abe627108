import { useState } from "preact/hooks";
import { createApiKey } from "../../../contract/account.ts";
import { type Permission, permission } from "../../../contract/permission.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { CheckBox, SelectField, TextField } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";

const DAY_MS = 86_400_000;
const lifetimes = [
  { value: "90", label: "90 days" },
  { value: "365", label: "A year" },
  { value: "", label: "Until it is revoked" },
];

interface KeyDialogProps {
  readonly onCreated: (secret: string) => void;
  readonly onClose: () => void;
}

export function KeyDialog({ onCreated, onClose }: KeyDialogProps) {
  const [name, setName] = useState("");
  const [permissions, setPermissions] = useState<readonly Permission[]>(["leads:read"]);
  const [days, setDays] = useState("365");
  const create = useAction(async () => {
    const expiresAt = days === "" ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString();
    const { secret } = await call(createApiKey, { body: { name, permissions: [...permissions], expiresAt } });
    onCreated(secret);
  });
  return (
    <Dialog title="New API key" onClose={onClose}>
      <Form action={create}>
        <TextField
          label="Which program it is for"
          required
          first
          value={name}
          onInput={setName}
          maxLength={100}
        />
        <fieldset class="picks two">
          <legend>What it may do</legend>
          {permission.options.map((each) => (
            <CheckBox
              key={each}
              label={<code>{each}</code>}
              checked={permissions.includes(each)}
              onChange={(wanted) =>
                setPermissions(
                  wanted ? [...permissions, each] : permissions.filter((other) => other !== each),
                )
              }
            />
          ))}
        </fieldset>
        <SelectField label="Good for" required value={days} options={lifetimes} onChange={setDays} />
        <div class="actions">
          <Button
            kind="main"
            type="submit"
            busy={create.busy}
            disabled={name.trim() === "" || permissions.length === 0}
          >
            Create
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
