import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { listLeads } from "../../../contract/lead.ts";
import type { Stage } from "../../../contract/playbook/pipeline.ts";
import type { Playbook } from "../../../contract/playbook/playbook.ts";
import { useCall } from "../../api/resource.ts";
import { Button } from "../../parts/button.tsx";
import { Loading } from "../../parts/loaded.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { BoardCard } from "./board-card.tsx";
import type { BoardHand } from "./board-hand.ts";

interface BoardColumnProps {
  readonly playbook: Playbook;
  readonly pipeline: string;
  readonly stage: Stage;
  /** Empty for everybody's. */
  readonly assignee: string;
  readonly hand: BoardHand;
  /** Somebody wants to move a lead; to this very stage when it was dropped on it. */
  readonly onMove: (lead: string, to?: string) => void;
}

const FIRST_LIMIT = 30;
/** What ended is looked at less. */
const CLOSED_LIMIT = 5;
/** As many as the hub gives at once. */
const LAST_LIMIT = 200;

export function BoardColumn({ playbook, pipeline, stage, assignee, hand, onMove }: BoardColumnProps) {
  const id = useId();
  const limit = useSignal(stage.kind === "open" ? FIRST_LIMIT : CLOSED_LIMIT);
  const leads = useCall(
    listLeads,
    {
      query: {
        pipeline,
        stage: stage.id,
        limit: limit.value,
        ...(assignee === "" ? {} : { assignee }),
      },
    },
    ["lead", "task", "contact"],
  );
  // What was shown stays while more is being read.
  const shown = useSignal(leads.data);
  if (leads.data) shown.value = leads.data;
  const page = leads.data ?? shown.value;
  const { carried } = hand;
  const target = carried.value !== null && carried.value.from !== stage.id;
  return (
    <section
      class={`board-column ${stage.kind}${target ? " target" : ""}`}
      aria-labelledby={id}
      onDragOver={(event) => {
        if (target) event.preventDefault();
      }}
      onDrop={(event) => {
        const dropped = carried.value;
        carried.value = null;
        if (!target || !dropped) return;
        event.preventDefault();
        onMove(dropped.lead, stage.id);
      }}
    >
      <header>
        <h2 id={id}>{stage.label}</h2>
        {page ? (
          <span class="how-many">
            {page.items.length}
            {page.next === null ? "" : "+"}
            <span class="unseen"> leads</span>
          </span>
        ) : null}
      </header>
      {leads.problem ? <ProblemNote problem={leads.problem} onRetry={leads.refetch} /> : null}
      {page || leads.problem ? null : <Loading />}
      {page ? (
        <ul>
          {page.items.map((lead) => (
            <li key={lead.id}>
              <BoardCard lead={lead} playbook={playbook} hand={hand} onMove={() => onMove(lead.id)} />
            </li>
          ))}
        </ul>
      ) : null}
      {page?.items.length === 0 ? <p class="nothing">{nothingIn(stage, playbook, pipeline)}</p> : null}
      {page && page.next !== null && limit.value < LAST_LIMIT ? (
        <Button
          small
          onClick={() => {
            limit.value = LAST_LIMIT;
          }}
        >
          Show more
        </Button>
      ) : null}
      {page && page.next !== null && limit.value === LAST_LIMIT ? (
        <a href={`#/leads?pipeline=${pipeline}&stage=${stage.id}`}>See all in the list</a>
      ) : null}
    </section>
  );
}

function nothingIn(stage: Stage, playbook: Playbook, pipeline: string): string {
  const isFirst = playbook.pipelines.find(({ id }) => id === pipeline)?.stages[0]?.id === stage.id;
  return isFirst ? "The next visitor who leaves their details appears here by itself." : "No lead.";
}
