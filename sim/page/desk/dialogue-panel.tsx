import { Panel } from "./panel.tsx";
import type { DeskStore, Dialogue } from "./store.ts";

type Slot = Dialogue["slots"][number];

const marks: Readonly<Record<Slot["state"], string>> = {
  open: "○",
  asked: "▶",
  volunteered: "◐",
  "to-be-confirmed": "◑",
  answered: "●",
  skipped: "–",
};

/** What the conversation stands at: the form's slots, and the words or the touch behind each value. */
export function DialoguePanel({ store }: { readonly store: DeskStore }) {
  const dialogue = store.dialogue.value;
  return (
    <Panel name="dialogue" title="Dialogue" tools={<DeskChips store={store} />}>
      <ol class="words" aria-label="What was said last">
        {store.words.value.map(({ by, text }, index) => (
          <li key={`${index}${text}`} class={by}>
            <b>{by === "robot" ? "Stella" : "Visitor"}</b> {text}
          </li>
        ))}
      </ol>
      {dialogue ? <Slots dialogue={dialogue} /> : <p class="quiet">Nobody is being served.</p>}
    </Panel>
  );
}

function DeskChips({ store }: { readonly store: DeskStore }) {
  const dialogue = store.dialogue.value;
  return (
    <>
      <span class={`chip state-${store.state.value}`}>{store.state.value}</span>
      <span class={`chip activity-${store.activity.value}`}>{store.activity.value}</span>
      {dialogue && <span class="chip">{dialogue.language}</span>}
    </>
  );
}

function Slots({ dialogue }: { readonly dialogue: Dialogue }) {
  const { step, question, misses, silences } = dialogue;
  const trouble = [misses > 0 && `${misses} missed`, silences > 0 && `${silences} silent`].filter(Boolean);
  return (
    <>
      <p class="step">
        {step}
        {question && <b> {question}</b>}
        {trouble.length > 0 && <span class="warn"> {trouble.join(", ")}</span>}
      </p>
      <table class="slots">
        <thead class="unseen">
          <tr>
            <th>Question</th>
            <th>Value</th>
          </tr>
        </thead>
        <tbody>
          {dialogue.slots.map((slot) => (
            <tr key={slot.question} class={`slot-${slot.state}`}>
              <th scope="row">
                <span aria-hidden="true">{marks[slot.state]}</span> {slot.question}
                <span class="unseen">, {slot.state}</span>
              </th>
              <td>
                {slot.value ?? (slot.state === "skipped" ? "skipped" : "")}
                <Behind slot={slot} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Behind({ slot: { source } }: { readonly slot: Slot }) {
  if (!source) return null;
  return source.kind === "touch" ? (
    <small class="behind">by touch</small>
  ) : (
    <small class="behind">
      “{source.words}” <span class="quiet">{Math.round(source.confidence * 100)} %</span>
    </small>
  );
}
