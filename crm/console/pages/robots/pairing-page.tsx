import { useState } from "preact/hooks";
import { lookUpPairing, type Pairing, readPairing } from "../../../contract/robot.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { useCall } from "../../api/resource.ts";
import type { PageProps } from "../../pages.ts";
import { Button } from "../../parts/button.tsx";
import { Card } from "../../parts/card.tsx";
import { TextField } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { Page } from "../../parts/page.tsx";
import { ApprovalForm } from "./approval-form.tsx";
import { isWholeCode, pairingCode } from "./pairing-code.ts";
import { PairingSteps, stepOf } from "./pairing-steps.tsx";
import { PairingWait } from "./pairing-wait.tsx";

/** From the code on a robot's screen to a robot of the account. The QR on its screen opens this page with the code. */
export function PairingPage({ params }: PageProps) {
  const [found, setFound] = useState<Pairing | null>(null);
  // Kept true while somebody walks over to the robot.
  const followed = useCall(readPairing, found ? { params: { id: found.id } } : null, ["pairing"]);
  const pairing = found ? (followed.data ?? found) : null;
  return (
    <Page
      title="Pair a robot"
      lead="Two people, or one who walks: somebody here, and somebody at the robot’s screen."
    >
      <PairingSteps at={stepOf(pairing)} />
      <Card>
        {pairing === null ? (
          <CodeForm given={params.code ?? ""} onFound={setFound} />
        ) : pairing.standing === "asked" ? (
          <ApprovalForm pairing={pairing} onApproved={followed.refetch} onBack={() => setFound(null)} />
        ) : (
          <PairingWait pairing={pairing} onAgain={() => setFound(null)} />
        )}
      </Card>
    </Page>
  );
}

interface CodeFormProps {
  readonly given: string;
  readonly onFound: (pairing: Pairing) => void;
}

function CodeForm({ given, onFound }: CodeFormProps) {
  const [code, setCode] = useState(pairingCode(given));
  const look = useAction(async () => onFound(await call(lookUpPairing, { body: { code } })));
  return (
    <Form action={look}>
      <div class="code-field">
        <TextField
          label="The code on the robot’s screen"
          hint="Eight letters. Capitals and the dash do not matter."
          required
          first
          autocomplete="off"
          maxLength={20}
          value={code}
          onInput={(typed) => {
            setCode(pairingCode(typed));
            look.forget();
          }}
        />
      </div>
      <div class="actions">
        <Button kind="main" type="submit" busy={look.busy} disabled={!isWholeCode(code)}>
          Find the robot
        </Button>
      </div>
    </Form>
  );
}
