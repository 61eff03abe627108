import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { editLead, type FieldValue, type Lead } from "../../../contract/lead.ts";
import type { LeadField } from "../../../contract/playbook/lead-field.ts";
import { useAction } from "../../api/action.ts";
import { call } from "../../api/call.ts";
import { changed } from "../../api/live.ts";
import { mistakeAt } from "../../api/problem-error.ts";
import { may } from "../../api/session.ts";
import { Button } from "../../parts/button.tsx";
import { Form } from "../../parts/form.tsx";
import { Time } from "../../parts/time.tsx";
import { fieldWords } from "../../words/playbook-words.ts";
import { readableSentence } from "../../words/readable-sentence.ts";
import { isCited, placeOf } from "../contacts/cited.ts";
import { FieldInput } from "./field-input.tsx";

interface FieldRowProps {
  readonly lead: Lead;
  readonly id: string;
  readonly label: string;
  /** Undefined for an answer that the playbook has no field for: it can be read, not edited. */
  readonly field: LeadField | undefined;
}

/** A field's value, where it came from, and a place to correct it. */
export function FieldRow({ lead, id, label, field }: FieldRowProps) {
  const editing = useSignal(false);
  const known = lead.fields[id];
  const pencil = useRef<HTMLDivElement>(null);
  const stop = () => {
    editing.value = false;
    // Back to where the editing began, once it is drawn again.
    requestAnimationFrame(() => pencil.current?.querySelector("button")?.focus());
  };
  if (editing.value && field) {
    return (
      <div class="fact">
        <dt class="unseen">{label}</dt>
        <dd>
          <FieldEditor lead={lead} field={field} known={known} onClose={stop} />
        </dd>
      </div>
    );
  }
  return (
    <div
      class={`fact${isCited("field", lead.id, id) ? " cited" : ""}`}
      id={placeOf({ kind: "field", id: lead.id, field: id })}
      tabIndex={-1}
      ref={pencil}
    >
      <dt>{label}</dt>
      <dd>
        <span class="known">
          {known ? (
            <span class="value">{readableSentence(fieldWords(field, known.value))}</span>
          ) : (
            <span class="soft">Not known</span>
          )}
          {known ? <Provenance from={known.from} /> : null}
        </span>
        {field && may("leads:write") ? (
          <Button
            kind="quiet"
            icon="edit"
            small
            label={`${known ? "Correct" : "Fill in"}: ${label}`}
            onClick={() => {
              editing.value = true;
            }}
          />
        ) : null}
      </dd>
    </div>
  );
}

function Provenance({ from }: { readonly from: FieldValue["from"] }) {
  switch (from.kind) {
    case "visitor":
      return (
        <span class="provenance">
          {from.words === null ? "Touched on the screen" : <>Said “{from.words}”</>}
          {
            { "read-back": ", confirmed when read back", touch: ", confirmed by touch", "not-asked": "" }[
              from.confirmed
            ]
          }
        </span>
      );
    case "member":
      return (
        <span class="provenance">
          {from.by.name}, <Time at={from.at} />
        </span>
      );
    case "import":
      return (
        <span class="provenance">
          Imported <Time at={from.at} />
        </span>
      );
  }
}

interface FieldEditorProps {
  readonly lead: Lead;
  readonly field: LeadField;
  readonly known: FieldValue | undefined;
  readonly onClose: () => void;
}

function FieldEditor({ lead, field, known, onClose }: FieldEditorProps) {
  const value = useSignal(known?.value ?? "");
  const save = useAction(async () => {
    const text = value.value.trim();
    await call(editLead, {
      params: { id: lead.id },
      body: { revision: lead.revision, fields: { [field.id]: text === "" ? null : text } },
    });
    changed("lead");
  });
  return (
    <Form action={save} onDone={onClose} label={field.label}>
      <FieldInput
        field={field}
        value={value.value}
        mistake={mistakeAt(save.problem, `body.fields.${field.id}`)}
        onInput={(text) => {
          value.value = text;
        }}
        onCancel={onClose}
      />
      <div class="actions">
        <Button kind="main" type="submit" small busy={save.busy}>
          Save
        </Button>
        <Button small onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
