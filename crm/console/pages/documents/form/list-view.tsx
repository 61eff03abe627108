import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Button } from "../../../parts/button.tsx";
import { Icon } from "../../../parts/icon.tsx";
import { Tag } from "../../../parts/tag.tsx";
import { append, listAt, moved, textAt, without } from "./draft.ts";
import { countIn, mistakesOf, useEditing } from "./editing.ts";
import type { ViewOf } from "./leaf-views.tsx";
import { isWithin, nameOf, type Place } from "./place.ts";
import { ShapeView } from "./shape-view.tsx";

/** Entries one below the other, each folded to a line until it is opened; added, removed and put in order by buttons. */
export function ListView({ shape, place }: ViewOf<"list">) {
  const editing = useEditing();
  const id = useId();
  const entries = listAt(editing.body, place);
  const keys = useEntryKeys(entries.length);
  const mistake = mistakesOf(editing, place);
  const fixed = shape.exactly !== undefined && entries.length >= shape.exactly;
  return (
    <fieldset
      class={`entries${mistake ? " wrong" : ""}`}
      aria-describedby={mistake ? `${id}-mistake` : undefined}
    >
      <legend>
        {shape.label} <span class="count">{entries.length}</span>
      </legend>
      {shape.help ? <p class="hint">{shape.help}</p> : null}
      {mistake ? (
        <p class="mistake" id={`${id}-mistake`}>
          <Icon name="warning" /> {mistake}
        </p>
      ) : null}
      <ol>
        {entries.map((entry, index) => (
          <EntryView
            key={keys.current[index]}
            shape={shape}
            place={place}
            index={index}
            count={entries.length}
            entry={entry}
            // One that is alone on its page has nothing to be folded for.
            startsOpen={
              keys.added.has(keys.current[index] ?? -1) || (place.length === 1 && entries.length === 1)
            }
            onMove={(to) => {
              keys.move(index, to);
              editing.change((body) => moved(body, place, index, to));
            }}
            onRemove={
              shape.exactly === undefined
                ? () => {
                    keys.remove(index);
                    editing.change((body) => without(body, place, index));
                  }
                : null
            }
          />
        ))}
      </ol>
      {fixed ? null : (
        <Button
          small
          icon="plus"
          onClick={() => {
            keys.add();
            const taken = entries.map((entry) => textAt(entry, ["id"]));
            editing.change((body) => append(body, place, shape.fresh(editing, taken)));
          }}
        >
          {`Add a ${shape.noun}`}
        </Button>
      )}
    </fieldset>
  );
}

interface EntryViewProps {
  readonly shape: ViewOf<"list">["shape"];
  /** Of the list. */
  readonly place: Place;
  readonly index: number;
  readonly count: number;
  readonly entry: unknown;
  readonly startsOpen: boolean;
  readonly onMove: (to: number) => void;
  readonly onRemove: (() => void) | null;
}

function EntryView({ shape, place, index, count, entry, startsOpen, onMove, onRemove }: EntryViewProps) {
  const editing = useEditing();
  const at = [...place, index];
  const [open, setOpen] = useState(startsOpen);
  const { wanted } = editing;
  useEffect(() => {
    if (wanted && isWithin(wanted, at)) setOpen(true);
  }, [wanted]);
  const id = useId();
  const title = shape.title?.(entry, editing) ?? nameOf(entry);
  const name = title === null || title === "" ? `New ${shape.noun}` : title;
  const summary = shape.summary?.(entry, editing) ?? "";
  const wrong = countIn(editing, at);
  return (
    <li class={`entry${open ? " open" : ""}${wrong > 0 ? " wrong" : ""}`}>
      <div class="entry-head">
        <button
          type="button"
          class="fold"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? "down" : "next"} />
          <span class="entry-words">
            <span class="entry-name">{name}</span>
            {summary !== "" && summary !== name ? <span class="entry-summary">{summary}</span> : null}
          </span>
          {wrong > 0 ? <Tag tone="bad">{wrong === 1 ? "1 mistake" : `${wrong} mistakes`}</Tag> : null}
        </button>
        <div class="entry-tools">
          <Button
            kind="quiet"
            small
            icon="down"
            label={`Move ${name} down`}
            disabled={index === count - 1}
            onClick={() => onMove(index + 1)}
          />
          <Button
            kind="quiet"
            small
            icon="up"
            label={`Move ${name} up`}
            disabled={index === 0}
            onClick={() => onMove(index - 1)}
          />
          {onRemove ? (
            <Button kind="quiet" small icon="bin" label={`Remove ${name}`} onClick={onRemove} />
          ) : null}
        </div>
      </div>
      <div id={id} class="entry-body" hidden={!open}>
        {open ? <ShapeView shape={shape.item} place={at} /> : null}
      </div>
    </li>
  );
}

/** A key for each entry that stays with it when the list is put in another order, so that what is open stays open. */
function useEntryKeys(length: number) {
  const next = useRef(0);
  const keys = useRef<number[]>([]);
  const added = useRef(new Set<number>());
  if (keys.current.length !== length) {
    // The document came from elsewhere: another version, or the text view.
    keys.current = Array.from({ length }, () => next.current++);
  }
  return {
    current: keys.current,
    added: added.current,
    add() {
      added.current.add(next.current);
      keys.current = [...keys.current, next.current++];
    },
    remove(index: number) {
      keys.current = keys.current.filter((_, at) => at !== index);
    },
    move(from: number, to: number) {
      const list = [...keys.current];
      list.splice(to, 0, ...list.splice(from, 1));
      keys.current = list;
    },
  };
}
