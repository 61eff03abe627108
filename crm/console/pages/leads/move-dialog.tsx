import { useSignal } from "@preact/signals";
import { type Feedback, type Lead, moveLead, readLead } from "../../../contract/lead.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { changed } from "../../api/live.ts";
import { mistakeAt } from "../../api/problem-error.ts";
import { useCall } from "../../api/resource.ts";
import { toast } from "../../frame/toast.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { SelectField, TextArea } from "../../parts/field.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { nameOr } from "../../words/name.ts";
import { FeedbackFields, feedbackOf, noFeedback } from "./feedback-fields.tsx";
import { UnmetCriteria } from "./unmet-criteria.tsx";

interface MoveDialogProps {
  readonly lead: string;
  /** Where to, when that is known already; it can be changed. */
  readonly to: string | undefined;
  readonly onClose: () => void;
  /** Before it closes. */
  readonly onMoved?: () => void;
}

/** Where a lead goes next and why. The hub has the last word; the lead moves when it has said yes. */
export function MoveDialog({ lead, to, onClose, onMoved }: MoveDialogProps) {
  const resource = useCall(readLead, { params: { id: lead } }, ["lead", "document"]);
  return (
    <Dialog title={resource.data ? `Move ${nameOr(resource.data.contact.name)}` : "Move"} onClose={onClose}>
      <Loaded resource={resource}>
        {(data) => <MoveForm lead={data} to={to} onClose={onClose} onMoved={onMoved} />}
      </Loaded>
    </Dialog>
  );
}

interface MoveFormProps extends Omit<MoveDialogProps, "lead" | "onMoved"> {
  readonly lead: Lead;
  readonly onMoved: (() => void) | undefined;
}

function MoveForm({ lead, to, onClose, onMoved }: MoveFormProps) {
  const target = useSignal(to ?? nextWay(lead));
  const note = useSignal("");
  const feedback = useSignal(noFeedback);
  const way = lead.ways.find(({ stage }) => stage === target.value);
  const ends = way !== undefined && way.kind !== "open";
  const move = useAction(async () => {
    const given: Feedback | undefined = ends ? feedbackOf(feedback.value) : undefined;
    await call(moveLead, {
      params: { id: lead.id },
      body: {
        to: target.value,
        revision: lead.revision,
        note: note.value,
        ...(given ? { feedback: given } : {}),
      },
    });
    onMoved?.();
    toast(`${nameOr(lead.contact.name)} is now in ${way?.label ?? target.value}.`);
    changed("lead");
    onClose();
  });
  return (
    <Form action={move} label="Move the lead">
      <SelectField
        label="To stage"
        required
        first={to === undefined}
        value={target.value}
        options={lead.ways.map(({ stage, label, unmet }) => ({
          value: stage,
          label: unmet.length === 0 ? label : `${label} — not ready`,
        }))}
        onChange={(stage) => {
          target.value = stage;
          move.forget();
        }}
      />
      {way ? <UnmetCriteria way={way} lead={lead.id} onFollow={onClose} /> : null}
      <TextArea
        label="Note"
        hint="What happened, for whoever reads the log later."
        required
        first={to !== undefined}
        maxLength={5000}
        value={note.value}
        mistake={mistakeAt(move.problem, "body.note")}
        onInput={(text) => {
          note.value = text;
        }}
      />
      {ends ? (
        <FeedbackFields
          value={feedback.value}
          problem={move.problem}
          onInput={(value) => {
            feedback.value = value;
          }}
        />
      ) : null}
      <div class="actions">
        <Button kind="main" type="submit" icon="move" busy={move.busy}>
          Move to {way?.label ?? "…"}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Form>
  );
}

/** The first stage that it may enter, of those that go on; the hub lists ways in the order of the pipeline. */
function nextWay({ ways, stage }: Lead): string {
  const open = ways.filter(({ kind, stage: id }) => kind === "open" && id !== stage);
  return (open.find(({ unmet }) => unmet.length === 0) ?? open[0] ?? ways[0])?.stage ?? "";
}
