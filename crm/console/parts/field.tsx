import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "./icon.tsx";

/** What ties a control to its label, its hint and its mistake. */
export interface FieldControl {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean | undefined;
  readonly required: boolean | undefined;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with what stands in it. */
  readonly mistake?: string | undefined;
  readonly required?: boolean | undefined;
  /** The label is read out and not seen. */
  readonly hiddenLabel?: boolean;
}

/** A control with its label; whatever the control is. */
export function Field({
  label,
  hint,
  mistake,
  required,
  hiddenLabel,
  children,
}: FieldProps & { readonly children: (control: FieldControl) => ComponentChildren }) {
  const id = useId();
  const described = [hint && `${id}-hint`, mistake && `${id}-mistake`].filter(Boolean).join(" ");
  return (
    <div class={`field${mistake ? " wrong" : ""}`}>
      <label for={id} class={hiddenLabel ? "unseen" : undefined}>
        {label}
        {required ? null : hiddenLabel ? null : <span class="optional"> optional</span>}
      </label>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children({
        id,
        "aria-describedby": described === "" ? undefined : described,
        "aria-invalid": mistake ? true : undefined,
        required,
      })}
      {mistake ? (
        <p class="mistake" id={`${id}-mistake`}>
          <Icon name="warning" /> {mistake}
        </p>
      ) : null}
    </div>
  );
}

/** Takes the focus when it appears; a dialog that opens around it gives it the focus, too. */
const focusFirst = {
  "data-autofocus": "",
  // One function for good: another one at every drawing would take the focus every time.
  ref: (control: HTMLElement | null) => control?.focus(),
};

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?:
    | "text"
    | "email"
    | "password"
    | "search"
    | "tel"
    | "url"
    | "number"
    | "date"
    | "datetime-local";
  readonly autocomplete?: JSX.InputHTMLAttributes["autocomplete"];
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly inputMode?: "decimal" | "numeric" | "text";
  /** The first thing to type in, where a dialog or page is opened to type. */
  readonly first?: boolean;
}

export function TextField({ value, onInput, type = "text", first, ...rest }: TextFieldProps) {
  const { label, hint, mistake, required, hiddenLabel, ...attributes } = rest;
  return (
    <Field label={label} hint={hint} mistake={mistake} required={required} hiddenLabel={hiddenLabel ?? false}>
      {(control) => (
        <input
          {...control}
          {...attributes}
          type={type}
          value={value}
          {...(first ? focusFirst : {})}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface TextAreaProps extends FieldProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly first?: boolean;
}

export function TextArea({ value, onInput, rows = 3, maxLength, first, ...field }: TextAreaProps) {
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          {...control}
          rows={rows}
          maxLength={maxLength}
          value={value}
          {...(first ? focusFirst : {})}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

interface SelectFieldProps extends FieldProps {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly first?: boolean;
}

export function SelectField({ value, options, onChange, first, ...field }: SelectFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          value={value}
          {...(first ? focusFirst : {})}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckBoxProps {
  readonly label: ComponentChildren;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: string;
  readonly disabled?: boolean;
}

export function CheckBox({ label, checked, onChange, hint, disabled }: CheckBoxProps) {
  const id = useId();
  return (
    <div class="check">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}

interface RadiosProps<V extends string> {
  readonly legend: string;
  readonly options: readonly { readonly value: V; readonly label: string; readonly hint?: string }[];
  readonly value: V | undefined;
  readonly onChange: (value: V) => void;
  readonly mistake?: string | undefined;
}

/** One of a few, all in sight. */
export function Radios<V extends string>({ legend, options, value, onChange, mistake }: RadiosProps<V>) {
  const id = useId();
  return (
    <fieldset
      class={`radios${mistake ? " wrong" : ""}`}
      aria-describedby={mistake ? `${id}-mistake` : undefined}
    >
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} class="radio">
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.hint ? <span class="hint">{option.hint}</span> : null}
          </span>
        </label>
      ))}
      {mistake ? (
        <p class="mistake" id={`${id}-mistake`}>
          <Icon name="warning" /> {mistake}
        </p>
      ) : null}
    </fieldset>
  );
}
