import { useState } from "preact/hooks";
import { TextArea } from "../../parts/field.tsx";
import type { Body } from "../documents/form/draft.ts";
import { isRecord, keyInWords, placeText } from "../documents/form/place.ts";
import type { RejectedPlace } from "./rejected-places.ts";

interface RecordTextProps {
  readonly record: Body;
  readonly mistakes: readonly RejectedPlace[];
  readonly onChange: (record: Body) => void;
  /** Whether the text is a record at all. */
  readonly onReadable: (readable: boolean) => void;
}

export function RecordText({ record, mistakes, onChange, onReadable }: RecordTextProps) {
  const [text, setText] = useState(() => JSON.stringify(record, null, 2));
  const [broken, setBroken] = useState<string | undefined>(undefined);
  const say = (mistake: string | undefined) => {
    setBroken(mistake);
    onReadable(mistake === undefined);
  };
  return (
    <div class="as-text">
      <TextArea
        label="The record"
        required
        rows={20}
        value={text}
        mistake={broken}
        onInput={(given) => {
          setText(given);
          const read = jsonFrom(given);
          if (!isRecord(read))
            return say("This is no JSON object: look for a missing comma, quote or brace.");
          say(undefined);
          onChange(read);
        }}
      />
      {mistakes.length > 0 ? (
        <ul class="reasons">
          {mistakes.map(({ place, what }) => (
            <li key={`${placeText(place)} ${what}`}>
              <strong>
                {place.map((part) => (typeof part === "number" ? part + 1 : keyInWords(part))).join(" › ")}
              </strong>
              : {what}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
