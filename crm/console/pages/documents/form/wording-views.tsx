import { useState } from "preact/hooks";
import { TextArea, TextField } from "../../../parts/field.tsx";
import { put, textAt, valueAt } from "./draft.ts";
import { mistakesIn, mistakesOf, useEditing } from "./editing.ts";
import { withFollowingId } from "./following-id.ts";
import type { ViewOf } from "./leaf-views.tsx";
import { isRecord } from "./place.ts";

/** A list of short texts, a line each. */
export function WordsView({ shape, place }: ViewOf<"words">) {
  const editing = useEditing();
  return (
    <Lines
      label={shape.label}
      hint={shape.help}
      mistake={mistakesIn(editing, place)}
      value={textsOf(valueAt(editing.body, place))}
      onChange={(lines) =>
        editing.change((body) => put(body, place, shape.optional && lines.length === 0 ? undefined : lines))
      }
    />
  );
}

/** One text, in English and in Spanish where the document speaks both. */
export function WordingView({ shape, place }: ViewOf<"wording">) {
  const editing = useEditing();
  const value = valueAt(editing.body, place);
  const en = typeof value === "string" ? value : textAt(value, ["en"]);
  const es = textAt(value, ["es"]);
  const write = (english: string, spanish: string) =>
    editing.change((body) => {
      const nothing = english === "" && spanish === "" && shape.optional;
      const next = put(
        body,
        place,
        nothing ? undefined : { en: english, ...(spanish !== "" && { es: spanish }) },
      );
      return withFollowingId(body, next, editing.published, [...place, "en"]);
    });
  const Control = shape.long ? TextArea : TextField;
  // A mistake at the wording itself is about its English: Spanish may always be left out.
  const mistake = mistakesOf(editing, place) ?? mistakesIn(editing, [...place, "en"]);
  return (
    <div class="languages">
      <Control
        label={editing.spanish ? `${shape.label} (English)` : shape.label}
        hint={shape.help}
        mistake={mistake}
        required={!shape.optional}
        value={en}
        onInput={(text) => write(text, es)}
      />
      {editing.spanish || es !== "" ? (
        <Control
          label={`${shape.label} (Spanish)`}
          mistake={mistakesIn(editing, [...place, "es"])}
          value={es}
          onInput={(text) => write(en, text)}
        />
      ) : null}
    </div>
  );
}

/** Ways of saying one thing, a line each, in each language. */
export function PhrasingsView({ shape, place }: ViewOf<"phrasings">) {
  const editing = useEditing();
  const value = valueAt(editing.body, place);
  const en = textsOf(isRecord(value) ? value.en : value);
  const es = textsOf(isRecord(value) ? value.es : undefined);
  const write = (english: readonly string[], spanish: readonly string[]) =>
    editing.change((body) => put(body, place, { en: english, es: spanish }));
  return (
    <div class="languages">
      <Lines
        label={editing.spanish ? `${shape.label} (English)` : shape.label}
        hint={shape.help ?? "One a line."}
        mistake={mistakesOf(editing, place) ?? mistakesIn(editing, [...place, "en"])}
        value={en}
        onChange={(lines) => write(lines, es)}
      />
      {editing.spanish || es.length > 0 ? (
        <Lines
          label={`${shape.label} (Spanish)`}
          hint="One a line."
          mistake={mistakesIn(editing, [...place, "es"])}
          value={es}
          onChange={(lines) => write(en, lines)}
        />
      ) : null}
    </div>
  );
}

interface LinesProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly mistake: string | undefined;
  readonly value: readonly string[];
  readonly onChange: (lines: readonly string[]) => void;
}

/** A line that is still empty while it is typed stays on the screen and out of the document. */
function Lines({ value, onChange, ...field }: LinesProps) {
  const [typed, setTyped] = useState("");
  const shown = value.join("\n");
  const text = linesOf(typed).join("\n") === shown ? typed : shown;
  return (
    <TextArea
      {...field}
      rows={Math.min(8, Math.max(2, text.split("\n").length))}
      value={text}
      onInput={(given) => {
        setTyped(given);
        onChange(linesOf(given));
      }}
    />
  );
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
