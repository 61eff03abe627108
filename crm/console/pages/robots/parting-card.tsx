import { useState } from "preact/hooks";
import { type Robot, revokeRobot, transferRobot } from "../../../contract/robot.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Card } from "../../parts/card.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Radios } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { backlogInWords } from "./robot-words.ts";

/** The ways in which a robot stops belonging to the account. */
export function PartingCard({ robot }: { readonly robot: Robot }) {
  const [open, setOpen] = useState<"revoke" | "transfer" | null>(null);
  const close = () => setOpen(null);
  return (
    <Card title="Parting with it">
      {robot.standing === "leaving" ? (
        <p>It is on its way out: it leaves once it has answered its last order.</p>
      ) : (
        <>
          <p class="soft">
            Letting it go settles what it still holds, and tells how much that was. Revoking only takes its
            permission away, at once.
          </p>
          <div class="actions">
            <Button icon="leave" onClick={() => setOpen("transfer")}>
              Let it go…
            </Button>
            <Button kind="danger" icon="close" onClick={() => setOpen("revoke")}>
              Revoke…
            </Button>
          </div>
        </>
      )}
      {open === "revoke" ? <Revoke robot={robot} onClose={close} /> : null}
      {open === "transfer" ? <Transfer robot={robot} onClose={close} /> : null}
    </Card>
  );
}

interface PartingProps {
  readonly robot: Robot;
  readonly onClose: () => void;
}

function Revoke({ robot, onClose }: PartingProps) {
  const revoke = useAction(async () => {
    await call(revokeRobot, { params: { id: robot.id } });
    toast(`${robot.name} is revoked.`);
  });
  return (
    <Dialog title={`Revoke ${robot.name}?`} onClose={onClose}>
      <Form action={revoke} onDone={onClose}>
        <p>
          From now on the hub takes nothing from it. The robot{" "}
          <strong>keeps what it has not delivered</strong> (
          {backlogInWords(robot.backlog) ?? "it has not told how much"}) and asks to be paired again; paired
          with this account it then delivers all of it.
        </p>
        <div class="actions">
          <Button kind="danger" type="submit" busy={revoke.busy}>
            Revoke
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}

function Transfer({ robot, onClose }: PartingProps) {
  const [how, setHow] = useState<"drain" | "wipe">("drain");
  const transfer = useAction(async () => {
    await call(transferRobot, { params: { id: robot.id }, body: { how } });
    toast(`${robot.name} was told to leave. Its receipt appears here.`);
  });
  return (
    <Dialog title={`Let ${robot.name} go?`} onClose={onClose}>
      <Form action={transfer} onDone={onClose}>
        <p>
          It leaves this account and can be paired with another one. It now holds:{" "}
          {backlogInWords(robot.backlog) ?? "not told"}.
        </p>
        <Radios
          legend="What it does with what it holds"
          value={how}
          onChange={setHow}
          options={[
            {
              value: "drain",
              label: "Deliver everything first",
              hint: "It leaves when the hub has all of it.",
            },
            {
              value: "wipe",
              label: "Erase everything",
              hint: "What it has not delivered is lost. It tells how much that was.",
            },
          ]}
        />
        {robot.online ? null : <p class="soft">It is offline: it does this once it is back.</p>}
        <div class="actions">
          <Button kind="danger" type="submit" busy={transfer.busy}>
            Let it go
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </Form>
    </Dialog>
  );
}
