import { useRef } from "preact/hooks";
import { CheckBox, SelectField } from "../../../parts/field.tsx";
import { put, textAt, valueAt } from "./draft.ts";
import { mistakesIn, mistakesOf, useEditing } from "./editing.ts";
import type { ViewOf } from "./leaf-views.tsx";
import { isRecord } from "./place.ts";
import { ShapeView } from "./shape-view.tsx";

/** A part that can be left out. Switched off and on again, it is as it was. */
export function MaybeView({ shape, place }: ViewOf<"maybe">) {
  const editing = useEditing();
  const value = valueAt(editing.body, place);
  const last = useRef(value ?? shape.fresh);
  if (value !== undefined) last.current = value;
  return (
    <div class="maybe">
      <CheckBox
        label={shape.label}
        checked={value !== undefined}
        onChange={(wanted) => editing.change((body) => put(body, place, wanted ? last.current : undefined))}
        {...(shape.help !== undefined && { hint: shape.help })}
      />
      {value === undefined ? null : (
        <div class="indented">
          <ShapeView shape={shape.part} place={place} />
        </div>
      )}
    </div>
  );
}

/** One of several kinds, and the parts of the kind that is chosen. */
export function EitherView({ shape, place }: ViewOf<"either">) {
  const editing = useEditing();
  const value = valueAt(editing.body, place);
  const kind = textAt(value, [shape.by]);
  const way = shape.ways[kind];
  const kinds = Object.entries(shape.ways).map(([id, { label }]) => ({ value: id, label }));
  return (
    <div class="shape-parts">
      <SelectField
        label={shape.label}
        hint={shape.help}
        mistake={mistakesOf(editing, place) ?? mistakesIn(editing, [...place, shape.by])}
        required
        value={kind}
        options={way ? kinds : [{ value: kind, label: kind || "Choose…" }, ...kinds]}
        onChange={(chosen) => {
          const next = shape.ways[chosen];
          if (!next) return;
          const old = isRecord(value) ? value : {};
          const kept = Object.fromEntries(
            (next.keeps ?? []).flatMap((key) => (key in old ? [[key, old[key]]] : [])),
          );
          editing.change((body) => put(body, place, { [shape.by]: chosen, ...next.fresh, ...kept }));
        }}
      />
      {Object.entries(way?.parts ?? {}).map(([key, part]) => (
        <ShapeView key={key} shape={part} place={[...place, key]} />
      ))}
    </div>
  );
}

/** One of several forms of a value. */
export function FormOfView({ shape, place }: ViewOf<"form-of">) {
  const editing = useEditing();
  const value = valueAt(editing.body, place);
  const chosen = shape.forms.findIndex(({ fits }) => fits(value));
  const form = shape.forms[chosen];
  return (
    <div class="shape-parts">
      <SelectField
        label={shape.label}
        hint={shape.help}
        // Only what nothing below can show.
        mistake={form?.shape ? mistakesOf(editing, place) : mistakesIn(editing, place)}
        required
        value={String(chosen)}
        options={[
          ...(form ? [] : [{ value: "-1", label: "Choose…" }]),
          ...shape.forms.map(({ label }, index) => ({ value: String(index), label })),
        ]}
        onChange={(index) => {
          const next = shape.forms[Number(index)];
          if (next) editing.change((body) => put(body, place, next.fresh));
        }}
      />
      {form?.shape ? (
        <div class={form.shape.is === "group" ? undefined : "whole"}>
          <ShapeView shape={form.shape} place={place} />
        </div>
      ) : null}
    </div>
  );
}
