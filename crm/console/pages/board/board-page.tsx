import { useSignal } from "@preact/signals";
import type { Stage } from "../../../contract/playbook/pipeline.ts";
import type { Playbook } from "../../../contract/playbook/playbook.ts";
import { useMembers } from "../../api/members.ts";
import { usePlaybook } from "../../api/playbook.ts";
import { may, me } from "../../api/session.ts";
import { parameter, setParameter } from "../../frame/address.ts";
import { Button } from "../../parts/button.tsx";
import { SelectField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { MoveDialog } from "../leads/move-dialog.tsx";
import { NewLeadDialog } from "../leads/new-lead-dialog.tsx";
import { BoardColumn } from "./board-column.tsx";
import { useBoardHand } from "./board-hand.ts";

/** Every open lead in its stage. Cards are dragged, or moved by their button; either way the hub decides. */
export function BoardPage() {
  const playbook = usePlaybook();
  const adding = useSignal(false);
  return (
    <Page
      title="Board"
      wide
      actions={
        <>
          {playbook.data ? <Filters playbook={playbook.data} /> : null}
          {may("leads:write") ? (
            <Button
              kind="main"
              icon="plus"
              onClick={() => {
                adding.value = true;
              }}
            >
              New lead
            </Button>
          ) : null}
        </>
      }
    >
      <Loaded resource={playbook}>{(data) => <Columns playbook={data} />}</Loaded>
      {adding.value ? (
        <NewLeadDialog
          onClose={() => {
            adding.value = false;
          }}
        />
      ) : null}
    </Page>
  );
}

function Filters({ playbook }: { readonly playbook: Playbook }) {
  const members = useMembers();
  const own = me.value?.member?.id;
  return (
    <div class="board-filters">
      {playbook.pipelines.length > 1 ? (
        <SelectField
          label="Pipeline"
          hiddenLabel
          value={chosenPipeline(playbook)}
          options={playbook.pipelines.map(({ id, label }) => ({ value: id, label }))}
          onChange={(pipeline) => setParameter("pipeline", pipeline)}
        />
      ) : null}
      <SelectField
        label="Whose leads"
        hiddenLabel
        value={parameter("assignee")}
        options={[
          { value: "", label: "Everybody’s leads" },
          ...(own ? [{ value: own, label: "My leads" }] : []),
          { value: "none", label: "Nobody’s leads" },
          ...members.filter(({ id }) => id !== own).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(assignee) => setParameter("assignee", assignee)}
      />
    </div>
  );
}

function Columns({ playbook }: { readonly playbook: Playbook }) {
  const hand = useBoardHand();
  const moving = useSignal<{ readonly lead: string; readonly to?: string } | null>(null);
  const pipeline = playbook.pipelines.find(({ id }) => id === chosenPipeline(playbook));
  if (!pipeline) return null;
  const column = (stage: Stage) => (
    <BoardColumn
      key={`${pipeline.id} ${stage.id}`}
      playbook={playbook}
      pipeline={pipeline.id}
      stage={stage}
      assignee={parameter("assignee")}
      hand={hand}
      onMove={(lead, to) => {
        moving.value = { lead, ...(to === undefined ? {} : { to }) };
      }}
    />
  );
  const open = pipeline.stages.filter(({ kind }) => kind === "open");
  const closed = pipeline.stages.filter(({ kind }) => kind !== "open");
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by the keyboard, and may be empty */}
      <section class="board" aria-label="Pipeline" tabIndex={0}>
        {open.map(column)}
        <div class="closed">{closed.map(column)}</div>
      </section>
      {moving.value ? (
        <MoveDialog
          lead={moving.value.lead}
          to={moving.value.to}
          onMoved={() => {
            hand.moved.value = moving.value?.lead ?? null;
          }}
          onClose={() => {
            moving.value = null;
          }}
        />
      ) : null}
    </>
  );
}

function chosenPipeline({ pipelines }: Playbook): string {
  const asked = parameter("pipeline");
  return pipelines.some(({ id }) => id === asked) ? asked : (pipelines[0]?.id ?? "");
}
