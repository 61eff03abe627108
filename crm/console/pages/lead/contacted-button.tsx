import { useSignal } from "@preact/signals";
import { type Lead, markContacted } from "../../../contract/lead.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { changed } from "../../api/live.ts";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Radios } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { Tag } from "../../parts/tag.tsx";
import { Time } from "../../parts/time.tsx";

const ways = [
  { value: "call", label: "By phone" },
  { value: "text", label: "By text message" },
  { value: "email", label: "By e-mail" },
  { value: "in-person", label: "In person" },
] as const;

/** The first contact stops the clock that both teams look at. */
export function ContactedButton({ lead }: { readonly lead: Lead }) {
  const asking = useSignal(false);
  const how = useSignal<(typeof ways)[number]["value"]>("call");
  const close = () => {
    asking.value = false;
  };
  const mark = useAction(async () => {
    await call(markContacted, { params: { id: lead.id }, body: { how: how.value } });
    toast("The first contact is noted.");
    changed("lead", "task");
  });
  if (lead.firstContactAt) {
    return (
      <Tag tone="good">
        Contacted <Time at={lead.firstContactAt} />
      </Tag>
    );
  }
  return (
    <>
      <Button
        icon="phone"
        onClick={() => {
          asking.value = true;
        }}
      >
        Contacted
      </Button>
      {asking.value ? (
        <Dialog title="How were they reached?" onClose={close}>
          <Form action={mark} onDone={close} label="First contact">
            <Radios
              legend="The first time"
              options={ways}
              value={how.value}
              onChange={(chosen) => {
                how.value = chosen;
              }}
            />
            <div class="actions">
              <Button kind="main" type="submit" busy={mark.busy}>
                Note it
              </Button>
              <Button onClick={close}>Cancel</Button>
            </div>
          </Form>
        </Dialog>
      ) : null}
    </>
  );
}
