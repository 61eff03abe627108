import { useState } from "preact/hooks";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { CheckBox, TextField } from "../../parts/field.tsx";

interface SecretDialogProps {
  readonly title: string;
  readonly what: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** A secret that is told once: it cannot be closed by accident before somebody says that they have it. */
export function SecretDialog({ title, what, secret, onClose }: SecretDialogProps) {
  const [kept, setKept] = useState(false);
  return (
    <Dialog title={title} onClose={() => kept && onClose()}>
      <p>{what} It is told this once and cannot be read again.</p>
      <div class="secret">
        <TextField label="Secret" required value={secret} onInput={() => {}} />
        <Button
          onClick={async () => {
            await copy(secret);
          }}
        >
          Copy
        </Button>
      </div>
      <CheckBox label="I have put it where it belongs" checked={kept} onChange={setKept} />
      <div class="actions">
        <Button kind="main" disabled={!kept} onClick={onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}

/** The clipboard exists on https pages and on this machine only; elsewhere the text is selected by hand. */
export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied.");
  } catch {
    toast("The browser does not let this page copy. Select the text and copy it yourself.", "bad");
  }
}
