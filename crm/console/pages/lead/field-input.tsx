import { useEffect, useRef } from "preact/hooks";
import type { LeadField } from "../../../contract/playbook/lead-field.ts";
import { SelectField, TextField } from "../../parts/field.tsx";

interface FieldInputProps {
  readonly field: LeadField;
  readonly value: string;
  readonly mistake: string | undefined;
  readonly onInput: (value: string) => void;
  /** Escape. */
  readonly onCancel: () => void;
}

/** The control that fits a field's type; it takes the focus. */
export function FieldInput({ field, value, mistake, onInput, onCancel }: FieldInputProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>("input, select")?.focus(), []);
  const common = { label: field.label, hint: field.help, mistake, required: true, value };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for the control inside
    <div
      ref={box}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
    >
      {field.type === "choice" || field.type === "yes-no" ? (
        <SelectField {...common} options={optionsOf(field)} onChange={onInput} />
      ) : (
        <TextField
          {...common}
          label={unitOf(field) ? `${field.label} (${unitOf(field)})` : field.label}
          type={field.type === "date" ? "date" : "text"}
          {...(field.type === "number" || field.type === "money" ? { inputMode: "decimal" as const } : {})}
          maxLength={2000}
          onInput={onInput}
        />
      )}
    </div>
  );
}

function optionsOf(field: Extract<LeadField, { type: "choice" | "yes-no" }>) {
  const none = { value: "", label: "Not known" };
  return field.type === "choice"
    ? [none, ...field.options.map((option) => ({ value: option, label: option }))]
    : [none, { value: "yes", label: "Yes" }, { value: "no", label: "No" }];
}

function unitOf(field: LeadField): string | undefined {
  return field.type === "money" ? field.currency : field.type === "number" ? field.unit : undefined;
}
