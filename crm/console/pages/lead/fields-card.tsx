import type { Lead } from "../../../contract/lead.ts";
import type { LeadField } from "../../../contract/playbook/lead-field.ts";
import type { Playbook } from "../../../contract/playbook/playbook.ts";
import { Card } from "../../parts/card.tsx";
import { fieldLabel } from "../../words/playbook-words.ts";
import { FieldRow } from "./field-row.tsx";

interface FieldsCardProps {
  readonly lead: Lead;
  readonly playbook: Playbook | undefined;
}

/** What is known of the lead: the playbook's fields in their order, then whatever else the visitor answered. */
export function FieldsCard({ lead, playbook }: FieldsCardProps) {
  const known = playbook?.fields ?? [];
  const others = Object.keys(lead.fields).filter((id) => !known.some((field) => field.id === id));
  const rows: readonly { id: string; label: string; field: LeadField | undefined }[] = [
    ...known.map((field) => ({ id: field.id, label: field.label, field })),
    ...others.map((id) => ({ id, label: fieldLabel(playbook, id), field: undefined })),
  ];
  return (
    <Card title="Details">
      <dl class="fields">
        {rows.map(({ id, label, field }) => (
          <FieldRow key={id} lead={lead} id={id} label={label} field={field} />
        ))}
      </dl>
    </Card>
  );
}
