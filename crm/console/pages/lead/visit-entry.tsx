import { type Answer, type IntakeRecord, intakeRecord } from "../../../../robot/kernel/intake-record.ts";
import type { TimelineEntry } from "../../../contract/lead.ts";
import type { Playbook } from "../../../contract/playbook/playbook.ts";
import { Tag } from "../../parts/tag.tsx";
import { Time } from "../../parts/time.tsx";
import { readablePhone } from "../../words/phone.ts";
import { fieldLabel, tagLabel } from "../../words/playbook-words.ts";
import { span } from "../../words/relative-time.ts";
import { citedWords, isCited, placeOf } from "../contacts/cited.ts";

interface VisitEntryProps {
  readonly entry: Extract<TimelineEntry, { kind: "visit" }>;
  readonly playbook: Playbook | undefined;
}

/** A visit as the robot filed it: every answer with what was heard, and what the visitor agreed to. */
export function VisitEntry({ entry, playbook }: VisitEntryProps) {
  const record = intakeRecord.safeParse(entry.record);
  return (
    <>
      <p class="timeline-head">
        <strong>Visit{entry.robot ? ` at ${entry.robot}` : ""}</strong> <Time at={entry.at} />
      </p>
      {record.success ? (
        <Visit record={record.data} receivedAt={entry.receivedAt} playbook={playbook} />
      ) : (
        <details>
          <summary>A record in a form that this page does not know</summary>
          <pre>{JSON.stringify(entry.record, null, 2)}</pre>
        </details>
      )}
    </>
  );
}

interface VisitProps {
  readonly record: IntakeRecord;
  readonly receivedAt: string;
  readonly playbook: Playbook | undefined;
}

const LATE_MS = 60_000;

function Visit({ record, receivedAt, playbook }: VisitProps) {
  const { visit, fields, consent, openQuestions, tags, completeness } = record;
  const lateMs = Date.parse(receivedAt) - Date.parse(visit.endedAt);
  return (
    <div
      class={`visit${isCited("visit", record.id, null) ? " cited" : ""}`}
      id={placeOf({ kind: "visit", id: record.id, field: null })}
      tabIndex={-1}
    >
      <p class="soft small">
        {span(Date.parse(visit.endedAt) - Date.parse(visit.startedAt))} long, in{" "}
        {visit.language === "es" ? "Spanish" : "English"}, {Math.round(completeness * 100)} % of the required
        questions answered
        {lateMs > LATE_MS ? `, arrived ${span(lateMs)} after it ended` : ""}
      </p>
      <dl class="answers">
        {Object.entries(fields).map(([id, answer]) => (
          <AnswerRow key={id} record={record.id} id={id} answer={answer} playbook={playbook} />
        ))}
      </dl>
      {openQuestions.length > 0 ? (
        <div
          id={placeOf({ kind: "open-question", id: record.id, field: null })}
          tabIndex={-1}
          class={isCited("open-question", record.id, null) ? "cited" : undefined}
        >
          <h3>Asked, and the robot did not know</h3>
          <ul class="questions">
            {openQuestions.map((question) => (
              <li key={question}>“{question}”</li>
            ))}
          </ul>
        </div>
      ) : null}
      {tags.length > 0 ? (
        <p class="tags">
          {tags.map((tag) => (
            <Tag key={`${tag.group}:${tag.tag}`} title={tag.group}>
              {tagLabel(playbook, tag)}
            </Tag>
          ))}
        </p>
      ) : null}
      <details
        id={placeOf({ kind: "consent", id: record.id, field: null })}
        tabIndex={-1}
        class={isCited("consent", record.id, null) ? "cited" : undefined}
      >
        <summary>
          Agreed to the recording <Time at={consent.at} />
        </summary>
        <blockquote>{consent.wording}</blockquote>
        <p class="provenance">{sourceWords(consent.source)}</p>
      </details>
    </div>
  );
}

interface AnswerRowProps {
  readonly record: string;
  readonly id: string;
  readonly answer: Answer;
  readonly playbook: Playbook | undefined;
}

function AnswerRow({ record, id, answer, playbook }: AnswerRowProps) {
  const { value, source, confirmed } = answer;
  const field = playbook?.fields.find((one) => one.id === id);
  return (
    <div
      class={`fact${isCited("answer", record, id) ? " cited" : ""}`}
      id={placeOf({ kind: "answer", id: record, field: id })}
      tabIndex={-1}
    >
      <dt>{field?.label ?? fieldLabel(playbook, id)}</dt>
      <dd>
        <span class="value">{/^\+\d{6,}$/.test(value) ? readablePhone(value) : value}</span>
        <span class="provenance">
          {source.kind === "utterance" ? (
            <>
              Heard “<Marked text={source.words} words={citedWords("answer", record, id)} />”{" "}
              <Confidence share={source.confidence} />
            </>
          ) : (
            "Touched on the screen"
          )}
          {confirmation[confirmed]}
        </span>
      </dd>
    </div>
  );
}

const confirmation = {
  "read-back": ", confirmed when read back",
  touch: ", confirmed by touch",
  "not-asked": ", not asked again",
} as const;

/** How sure the recogniser was, as a number and as a bar. */
function Confidence({ share }: { readonly share: number }) {
  const percent = Math.round(share * 100);
  return (
    <span class="confidence">
      <meter min={0} max={1} low={0.6} high={0.8} optimum={1} value={share} aria-label="Confidence" />{" "}
      {percent} %
    </span>
  );
}

function sourceWords(source: IntakeRecord["consent"]["source"]): string {
  return source.kind === "touch"
    ? "Touched on the screen"
    : `Said “${source.words}” (${Math.round(source.confidence * 100)} % sure)`;
}

/** The cited words stand out where they were said. */
function Marked({ text, words }: { readonly text: string; readonly words: string | null }) {
  const at = words === null ? -1 : text.indexOf(words);
  if (words === null || at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <mark>{words}</mark>
      {text.slice(at + words.length)}
    </>
  );
}
