import { useState } from "preact/hooks";
import { listDocuments } from "../../../contract/document.ts";
import { approvePairing, listRobots, type Pairing } from "../../../contract/robot.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { mistakeAt } from "../../api/problem-error.ts";
import { useCall } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { Button } from "../../parts/button.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { Time } from "../../parts/time.tsx";

const NEW = "";

interface ApprovalFormProps {
  readonly pairing: Pairing;
  readonly onApproved: () => void;
  readonly onBack: () => void;
}

/** Which robot it is, and what it will be called here. */
export function ApprovalForm({ pairing, onApproved, onBack }: ApprovalFormProps) {
  const [name, setName] = useState(pairing.suggestedName);
  const [location, setLocation] = useState("");
  const [chosenProfile, setProfile] = useState<string | null>(null);
  const [again, setAgain] = useState(NEW);
  const documents = useCall(listDocuments, may("documents:read") ? {} : null, ["document"]).data?.items ?? [];
  const robots = useCall(listRobots, {}, ["robot"]).data?.items ?? [];
  const profiles = documents.flatMap((document) => (document.kind === "profile" ? [document.name] : []));
  // Nearly every account has one; a robot without a profile of the account would go on saying what it came with.
  const profile = chosenProfile ?? profiles[0] ?? "";
  const knownBefore = robots.filter(({ standing }) => standing === "revoked" || standing === "left");
  const approve = useAction(async () => {
    await call(approvePairing, {
      params: { id: pairing.id },
      body: {
        name,
        ...(location.trim() !== "" && { location: location.trim() }),
        ...(profile !== "" && { profile }),
        ...(again !== NEW && { robot: Number(again) }),
      },
    });
    onApproved();
  });
  return (
    <Form action={approve}>
      <dl class="facts">
        <dt>The robot calls itself</dt>
        <dd>{pairing.suggestedName}</dd>
        <dt>Fingerprint of its key</dt>
        <dd class="fingerprint">{pairing.fingerprint}</dd>
        <dt>Software</dt>
        <dd>{pairing.softwareVersion}</dd>
        <dt>Its code is good until</dt>
        <dd>
          <Time at={pairing.expiresAt} />
        </dd>
      </dl>
      {knownBefore.length > 0 ? (
        <SelectField
          label="Is it one that was here before?"
          hint="It then keeps its leads and its history."
          required
          value={again}
          options={[
            { value: NEW, label: "No, a new one" },
            ...knownBefore.map((robot) => ({ value: String(robot.id), label: robot.name })),
          ]}
          onChange={(id) => {
            setAgain(id);
            const known = knownBefore.find((robot) => String(robot.id) === id);
            if (!known) return;
            setName(known.name);
            setLocation(known.location ?? "");
            setProfile(known.profile);
          }}
        />
      ) : null}
      <TextField
        label="Name"
        hint="How your team knows it."
        required
        value={name}
        onInput={setName}
        maxLength={64}
        mistake={mistakeAt(approve.problem, "body.name")}
      />
      <TextField
        label="Location"
        hint="Such as a town or a floor; the dashboard can be filtered by it."
        value={location}
        onInput={setLocation}
        maxLength={100}
      />
      <SelectField
        label="Business profile"
        hint="What it says and asks."
        required
        value={profile}
        options={[
          ...profiles.map((value) => ({ value, label: value })),
          { value: "", label: "The one it came with" },
        ]}
        onChange={setProfile}
      />
      <div class="actions">
        <Button kind="main" type="submit" busy={approve.busy} disabled={name.trim() === ""}>
          Take it into the account
        </Button>
        <Button onClick={onBack}>It is another robot</Button>
      </div>
    </Form>
  );
}
