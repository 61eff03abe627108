import { useState } from "preact/hooks";
import {
  CheckBox,
  Field,
  type FieldControl,
  SelectField,
  TextArea,
  TextField,
} from "../../../parts/field.tsx";
import { put, textAt, valueAt } from "./draft.ts";
import { mistakesIn, useEditing } from "./editing.ts";
import { withFollowingId } from "./following-id.ts";
import type { Place } from "./place.ts";
import { type Option, optionsNow, type Shape } from "./shape.ts";

/** What every view of one kind of shape is given. */
export interface ViewOf<K extends Shape["is"]> {
  readonly shape: Extract<Shape, { readonly is: K }>;
  readonly place: Place;
}

export function TextView({ shape, place }: ViewOf<"text">) {
  const editing = useEditing();
  const field = {
    label: shape.label,
    hint: shape.help,
    mistake: mistakesIn(editing, place),
    required: !shape.optional,
    value: textAt(editing.body, place),
    onInput: (text: string) =>
      editing.change((body) => {
        const next = put(body, place, shape.optional && text === "" ? undefined : text);
        return withFollowingId(body, next, editing.published, place);
      }),
  };
  return shape.long ? <TextArea {...field} rows={2} /> : <TextField {...field} />;
}

export function IdView({ shape, place }: ViewOf<"id">) {
  const editing = useEditing();
  return (
    <TextField
      label={shape.label}
      hint={shape.help}
      mistake={mistakesIn(editing, place)}
      required
      value={textAt(editing.body, place)}
      onInput={(text) =>
        editing.change((body) => put(body, place, text.toLowerCase().replaceAll(/[\s_]+/g, "-")))
      }
    />
  );
}

export function NumberView({ shape, place }: ViewOf<"number">) {
  const editing = useEditing();
  return (
    <Field
      label={shape.label}
      hint={shape.help}
      mistake={mistakesIn(editing, place)}
      required={!shape.optional}
    >
      {(control) => (
        <NumberInput
          control={control}
          value={valueAt(editing.body, place)}
          unit={shape.unit}
          onInput={(value) =>
            editing.change((body) => put(body, place, value ?? (shape.optional ? undefined : null)))
          }
        />
      )}
    </Field>
  );
}

export function ShareView({ shape, place }: ViewOf<"share">) {
  const editing = useEditing();
  const value = valueAt(editing.body, place);
  return (
    <Field label={shape.label} hint={shape.help} mistake={mistakesIn(editing, place)} required>
      {(control) => (
        <NumberInput
          control={control}
          value={typeof value === "number" ? Math.round(value * 1e6) / 1e4 : value}
          unit="%"
          onInput={(per) =>
            editing.change((body) => put(body, place, typeof per === "number" ? per / 100 : per))
          }
        />
      )}
    </Field>
  );
}

export function LimitView({ shape, place }: ViewOf<"limit">) {
  const editing = useEditing();
  const value = valueAt(editing.body, place) ?? null;
  return (
    <>
      <CheckBox
        label={shape.without}
        checked={value === null}
        onChange={(without) => editing.change((body) => put(body, place, without ? null : shape.fresh))}
      />
      {value === null ? null : (
        <Field label={shape.label} hint={shape.help} mistake={mistakesIn(editing, place)} required>
          {(control) => (
            <NumberInput
              control={control}
              value={value}
              unit={shape.unit}
              onInput={(given) => editing.change((body) => put(body, place, given ?? ""))}
            />
          )}
        </Field>
      )}
    </>
  );
}

export function FlagView({ shape, place }: ViewOf<"flag">) {
  const editing = useEditing();
  const value = valueAt(editing.body, place);
  return (
    <CheckBox
      label={shape.label}
      checked={typeof value === "boolean" ? value : shape.otherwise}
      onChange={(checked) => editing.change((body) => put(body, place, checked))}
      {...(shape.help !== undefined && { hint: shape.help })}
    />
  );
}

export function PickView({ shape, place }: ViewOf<"pick">) {
  const editing = useEditing();
  const value = textAt(editing.body, place);
  const options = optionsNow(shape.options, editing, valueAt(editing.body, place.slice(0, -1)));
  const none = { value: "", label: shape.optional ?? "Choose…", disabled: shape.optional === undefined };
  return (
    <SelectField
      label={shape.label}
      hint={shape.help}
      mistake={mistakesIn(editing, place)}
      required
      value={value}
      options={[none, ...withValues(options, [value])]}
      onChange={(chosen) => editing.change((body) => put(body, place, chosen === "" ? undefined : chosen))}
    />
  );
}

export function PicksView({ shape, place }: ViewOf<"picks">) {
  const editing = useEditing();
  const value = valueAt(editing.body, place);
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const options = withValues(
    optionsNow(shape.options, editing, valueAt(editing.body, place.slice(0, -1))),
    chosen,
  );
  const mistake = mistakesIn(editing, place);
  return (
    <fieldset class={`picks${mistake ? " wrong" : ""}`}>
      <legend>{shape.label}</legend>
      {shape.help ? <p class="hint">{shape.help}</p> : null}
      {options.length === 0 ? <p class="hint">There is nothing to choose from yet.</p> : null}
      {options.map((option) => (
        <CheckBox
          key={option.value}
          label={option.label}
          checked={chosen.includes(option.value)}
          onChange={(checked) => {
            const next = checked ? [...chosen, option.value] : chosen.filter((each) => each !== option.value);
            editing.change((body) => put(body, place, next));
          }}
        />
      ))}
      {mistake ? <p class="mistake">{mistake}</p> : null}
    </fieldset>
  );
}

interface NumberInputProps {
  readonly control: FieldControl;
  readonly value: unknown;
  readonly unit?: string | undefined;
  /** A text that is no number comes as it is, so that the check can name it; undefined for nothing. */
  readonly onInput: (value: number | string | undefined) => void;
}

/** What was typed stays as it was typed ("1." on the way to "1.5") for as long as it means the value. */
function NumberInput({ control, value, unit, onInput }: NumberInputProps) {
  const [typed, setTyped] = useState("");
  const shown = value === undefined || value === null ? "" : String(value);
  const text = meaning(typed) === (shown === "" ? undefined : meaning(shown)) ? typed : shown;
  return (
    <span class="with-unit">
      <input
        {...control}
        type="text"
        inputMode="decimal"
        value={text}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          onInput(meaning(event.currentTarget.value));
        }}
      />
      {unit ? <span class="unit">{unit}</span> : null}
    </span>
  );
}

function meaning(text: string): number | string | undefined {
  const trimmed = text.trim().replace(",", ".").replace("−", "-");
  if (trimmed === "") return undefined;
  const number = Number(trimmed);
  return Number.isFinite(number) ? number : trimmed;
}

/** Also what is chosen and is not there any more, so that it is seen and can be taken away. */
function withValues(options: readonly Option[], chosen: readonly string[]): readonly Option[] {
  const lost = chosen.filter((value) => value !== "" && !options.some((option) => option.value === value));
  return [...options, ...lost.map((value) => ({ value, label: `${value} (not there)` }))];
}
