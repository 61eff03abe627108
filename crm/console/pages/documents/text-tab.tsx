import { useEffect, useState } from "preact/hooks";
import { TextArea } from "../../parts/field.tsx";
import type { Body } from "./form/draft.ts";
import { isRecord } from "./form/place.ts";

type Yaml = typeof import("yaml");

interface TextTabProps {
  readonly body: Body;
  readonly onChange: (body: Body) => void;
}

/** The whole document as YAML, for everything that the forms do not cover. Text that is no YAML stays here only. */
export function TextTab({ body, onChange }: TextTabProps) {
  const [yaml, setYaml] = useState<Yaml | null>(null);
  useEffect(() => {
    // Fetched when it is needed: it is as large as the rest of the page.
    void import("yaml").then(setYaml);
  }, []);
  return yaml ? <YamlArea yaml={yaml} body={body} onChange={onChange} /> : <p class="soft">Loading…</p>;
}

function YamlArea({ yaml, body, onChange }: TextTabProps & { readonly yaml: Yaml }) {
  const [text, setText] = useState(() => yaml.stringify(body, { lineWidth: 100 }));
  const [mistake, setMistake] = useState<string | undefined>(undefined);
  const read = (given: string) => {
    setText(given);
    const lines = new yaml.LineCounter();
    const document = yaml.parseDocument(given, { lineCounter: lines, prettyErrors: false });
    const error = document.errors[0];
    if (error) return setMistake(`Line ${lines.linePos(error.pos[0]).line}: ${error.message}`);
    const next: unknown = document.toJS();
    if (!isRecord(next)) return setMistake("This is no document: it has no names and values.");
    setMistake(undefined);
    onChange(next);
  };
  return (
    <div class="as-text">
      <TextArea
        label="The whole document"
        hint="YAML. What is not valid YAML is not taken over into the forms."
        required
        mistake={mistake}
        value={text}
        onInput={read}
        rows={24}
      />
    </div>
  );
}
