import { TextField } from "../../parts/field.tsx";
import { type Body, put } from "../documents/form/draft.ts";
import { isWithin, keyInWords, type Place, placeText } from "../documents/form/place.ts";
import { type Leaf, leavesOf, type RejectedPlace } from "./rejected-places.ts";

interface RecordFormProps {
  readonly record: Body;
  readonly mistakes: readonly RejectedPlace[];
  readonly onChange: (record: Body) => void;
}

/** Every value of a record in a field of its own, part by part. What is not there yet is added as JSON. */
export function RecordForm({ record, mistakes, onChange }: RecordFormProps) {
  const leaves = leavesOf(record);
  const shown = (mistake: RejectedPlace) => leaves.some(({ place }) => isWithin(mistake.place, place));
  const elsewhere = mistakes.filter((mistake) => !shown(mistake));
  return (
    <div class="record">
      {elsewhere.length > 0 ? (
        <ul class="reasons">
          {elsewhere.map(({ place, what }) => (
            <li key={`${placeText(place)} ${what}`}>
              {place.length > 0 ? <strong>{words(place)}: </strong> : null}
              {what}
            </li>
          ))}
        </ul>
      ) : null}
      {[...new Set(leaves.map(partOf))].map((part) => {
        const within = leaves.filter((leaf) => partOf(leaf) === part);
        return within.length === 0 ? null : (
          <fieldset key={part} class="shape-group">
            <legend>{keyInWords(part)}</legend>
            <div class="shape-parts">
              {within.map(({ place, value }) => (
                <TextField
                  key={placeText(place)}
                  label={words(place.length > 1 ? place.slice(1) : place)}
                  required
                  value={value === null ? "" : String(value)}
                  mistake={mistakes.find((mistake) => isWithin(mistake.place, place))?.what}
                  onInput={(text) => onChange(put(record, place, valueLike(value, text)))}
                />
              ))}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}

/** What stands beside a leaf in the form: the part of the record that it lies in. */
function partOf({ place }: Leaf): string {
  return place.length > 1 ? String(place[0]) : "record";
}

/** What was a number or a yes or no stays one, as far as the text can be read so. */
function valueLike(before: string | number | boolean | null, text: string): unknown {
  if (typeof before === "number") {
    const number = Number(text);
    return text.trim() === "" || Number.isNaN(number) ? text : number;
  }
  if (typeof before === "boolean") return text === "true" ? true : text === "false" ? false : text;
  return text;
}

function words(place: Place): string {
  return place.map((part) => (typeof part === "number" ? `${part + 1}` : keyInWords(part))).join(" › ");
}
