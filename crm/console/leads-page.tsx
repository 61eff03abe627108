import type { Answer } from "../../robot/kernel/intake-record.ts";
import { type Lead, leads, live } from "./leads.ts";

/** Fields with a column of their own; the others are listed together. */
const COLUMNS = ["name", "contact", "service"] as const;

const liveness = { loading: "Loading…", live: "Live", reconnecting: "Reconnecting…" } as const;

export function LeadsPage() {
  return (
    <>
      <header>
        <h1>
          Leads <span class="count">{leads.value.length}</span>
        </h1>
        <p class={`liveness ${live.value}`} role="status">
          {liveness[live.value]}
        </p>
      </header>
      {leads.value.length === 0 ? <Nothing /> : <Table />}
    </>
  );
}

function Nothing() {
  return (
    <p class="nothing">
      {live.value === "live"
        ? "No lead yet. The first visitor who completes the form appears here by itself."
        : "Asking the hub for its leads…"}
    </p>
  );
}

function Table() {
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Received</th>
            <th>Name</th>
            <th>Contact</th>
            <th>Service</th>
            <th>Also said</th>
            <th>Tags</th>
            <th>Complete</th>
            <th>Robot</th>
          </tr>
        </thead>
        <tbody>
          {leads.value.map((lead) => (
            <Row key={lead.id} lead={lead} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ lead }: { readonly lead: Lead }) {
  const { fields, tags, completeness, openQuestions } = lead.record;
  const others = Object.entries(fields).filter(([id]) => !COLUMNS.some((column) => column === id));
  return (
    <tr>
      <td>
        <time dateTime={lead.receivedAt} title={lead.receivedAt}>
          {new Date(lead.receivedAt).toLocaleString([], { dateStyle: "medium", timeStyle: "short" })}
        </time>
      </td>
      {COLUMNS.map((column) => (
        <td key={column} class={column}>
          <Value answer={fields[column]} />
        </td>
      ))}
      <td>
        {others.map(([id, answer]) => (
          <p key={id}>
            <span class="label">{id}</span> <Value answer={answer} />
          </p>
        ))}
        {openQuestions.map((question) => (
          <p key={question}>
            <span class="label">asked</span> {question}
          </p>
        ))}
      </td>
      <td>
        {tags.map(({ group, tag }) => (
          <span key={`${group}:${tag}`} class="tag" title={group}>
            {tag}
          </span>
        ))}
      </td>
      <td>
        <progress value={completeness} max={1} title={`${Math.round(completeness * 100)} %`} />
      </td>
      <td>{lead.robot}</td>
    </tr>
  );
}

function Value({ answer }: { readonly answer: Answer | undefined }) {
  if (!answer) return <span class="missing">—</span>;
  return (
    <span class="value" title={sourceOf(answer)}>
      {answer.value}
    </span>
  );
}

/** What stands behind a value, for the pointer that rests on it. */
function sourceOf({ source, confirmed }: Answer): string {
  const origin =
    source.kind === "touch"
      ? "Touched on the screen"
      : `Heard “${source.words}” (${Math.round(source.confidence * 100)} %)`;
  const consent = { "read-back": "confirmed when read back", touch: "confirmed by touch", "not-asked": "" }[
    confirmed
  ];
  return consent === "" ? origin : `${origin}, ${consent}`;
}
