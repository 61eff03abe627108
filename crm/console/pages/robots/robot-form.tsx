import { useState } from "preact/hooks";
import { listDocuments } from "../../../contract/document.ts";
import { editRobot, type Robot } from "../../../contract/robot.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { useCall } from "../../api/resource.ts";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Card } from "../../parts/card.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";

/** Its name, where it stands, and what it says and asks. */
export function RobotForm({ robot }: { readonly robot: Robot }) {
  const [name, setName] = useState(robot.name);
  const [location, setLocation] = useState(robot.location ?? "");
  const [profile, setProfile] = useState(robot.profile ?? "");
  const documents = useCall(listDocuments, {}, ["document"]).data?.items ?? [];
  const names = new Set(
    documents.flatMap((document) => (document.kind === "profile" ? [document.name] : [])),
  );
  if (profile !== "") names.add(profile);
  const save = useAction(async () => {
    await call(editRobot, {
      params: { id: robot.id },
      body: {
        name,
        location: location.trim() === "" ? null : location.trim(),
        // Choosing a profile sends it anew, so that it is only said when it was changed.
        ...(profile !== (robot.profile ?? "") && { profile: profile === "" ? null : profile }),
      },
    });
    toast("Saved.");
  });
  return (
    <Card title="Settings">
      <Form action={save}>
        <TextField label="Name" required value={name} onInput={setName} maxLength={64} />
        <TextField label="Location" value={location} onInput={setLocation} maxLength={100} />
        <SelectField
          label="Business profile"
          required
          value={profile}
          options={[...[...names].map((value) => ({ value, label: value })), { value: "", label: "Its own" }]}
          onChange={setProfile}
        />
        <div class="actions">
          <Button kind="main" type="submit" busy={save.busy} disabled={name.trim() === ""}>
            Save
          </Button>
        </div>
      </Form>
    </Card>
  );
}
