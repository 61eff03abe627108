import { signal, useSignal } from "@preact/signals";
import { type LeadCard, listLeads } from "../../../contract/lead.ts";
import type { Playbook } from "../../../contract/playbook/playbook.ts";
import { useCursor } from "../../api/cursor.ts";
import { useMembers } from "../../api/members.ts";
import { usePlaybook } from "../../api/playbook.ts";
import { useCall } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { parameter, setParameter } from "../../frame/address.ts";
import { Button } from "../../parts/button.tsx";
import { Countdown } from "../../parts/countdown.tsx";
import { Empty } from "../../parts/empty.tsx";
import { type Option, SelectField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Pager } from "../../parts/pager.tsx";
import { SearchField } from "../../parts/search-field.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Tag } from "../../parts/tag.tsx";
import { Time } from "../../parts/time.tsx";
import { nameOr } from "../../words/name.ts";
import { groupLabel, stageLabel, tagLabel } from "../../words/playbook-words.ts";
import { NewLeadDialog } from "./new-lead-dialog.tsx";

/** A name or a number: kept on the page, and never in its address. */
const searched = signal("");

const filters = ["pipeline", "stage", "assignee", "tag", "open"] as const;

export function LeadsPage() {
  const playbook = usePlaybook().data;
  const adding = useSignal(false);
  const filter = Object.fromEntries(
    [...filters.map((name) => [name, parameter(name)] as const), ["search", searched.value] as const].filter(
      ([, value]) => value !== "",
    ),
  );
  const cursor = useCursor(JSON.stringify(filter));
  const leads = useCall(listLeads, { query: { ...filter, cursor: cursor.at } }, ["lead", "task", "contact"]);
  return (
    <Page
      title="Leads"
      actions={
        may("leads:write") ? (
          <Button
            kind="main"
            icon="plus"
            onClick={() => {
              adding.value = true;
            }}
          >
            New lead
          </Button>
        ) : null
      }
    >
      <div class="filters">
        <SearchField
          through="Name, phone or e-mail"
          value={searched.value}
          onSearch={(text) => {
            searched.value = text;
          }}
        />
        {playbook ? <Filters playbook={playbook} /> : null}
      </div>
      <Loaded resource={leads}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Nothing filtered={Object.keys(filter).length > 0} />
          ) : (
            <>
              <Table caption="Leads" columns={columns(playbook)} rows={items} keyOf={({ id }) => id} />
              <Pager cursor={cursor} next={next} />
            </>
          )
        }
      </Loaded>
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

function Nothing({ filtered }: { readonly filtered: boolean }) {
  return filtered ? (
    <Empty icon="search" title="No lead is like that.">
      <p>Take a filter away, or search for less.</p>
    </Empty>
  ) : (
    <Empty icon="leads" title="No lead yet.">
      <p>The first visitor who leaves their details appears here by itself.</p>
    </Empty>
  );
}

function Filters({ playbook }: { readonly playbook: Playbook }) {
  const members = useMembers();
  const pipelines = playbook.pipelines;
  const pipeline =
    pipelines.length === 1 ? pipelines[0] : pipelines.find(({ id }) => id === parameter("pipeline"));
  const tags = playbook.taxonomy.flatMap(({ id, label, tags: ofGroup }) =>
    ofGroup.map((tag) => ({ value: `${id}:${tag.id}`, label: `${label}: ${tag.label}` })),
  );
  return (
    <>
      {pipelines.length > 1 ? (
        <Filter label="Pipeline" name="pipeline" all="All pipelines" options={pipelines.map(asOption)} />
      ) : null}
      {pipeline ? (
        <Filter label="Stage" name="stage" all="All stages" options={pipeline.stages.map(asOption)} />
      ) : null}
      <Filter
        label="Assigned to"
        name="assignee"
        all="Everybody"
        options={members.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Filter label="Tag" name="tag" all="Any tag" options={tags} />
      <Filter
        label="Standing"
        name="open"
        all="Open and closed"
        options={[
          { value: "true", label: "Open" },
          { value: "false", label: "Closed" },
        ]}
      />
    </>
  );
}

interface FilterProps {
  readonly label: string;
  readonly name: (typeof filters)[number];
  readonly all: string;
  readonly options: readonly Option[];
}

function Filter({ label, name, all, options }: FilterProps) {
  return (
    <SelectField
      label={label}
      required
      value={parameter(name)}
      options={[{ value: "", label: all }, ...options]}
      onChange={(value) => setParameter(name, value)}
    />
  );
}

function asOption({ id, label }: { readonly id: string; readonly label: string }): Option {
  return { value: id, label };
}

function columns(playbook: Playbook | undefined): readonly Column<LeadCard>[] {
  return [
    { head: "Name", cell: ({ id, contact }) => <a href={`#/leads/${id}`}>{nameOr(contact.name)}</a> },
    {
      head: "Stage",
      cell: ({ pipeline, stage, stageKind }) => (
        <Tag tone={stageKind === "open" ? "accent" : stageKind === "won" ? "good" : "plain"}>
          {stageLabel(playbook, pipeline, stage)}
        </Tag>
      ),
    },
    { head: "Score", kind: "number", cell: ({ score }) => score },
    {
      head: "Tags",
      kind: "wide",
      cell: ({ tags }) => (
        <span class="tags">
          {tags.map((tag) => (
            <Tag key={`${tag.group}:${tag.tag}`} title={groupLabel(playbook, tag.group)}>
              {tagLabel(playbook, tag)}
            </Tag>
          ))}
        </span>
      ),
    },
    { head: "Assigned to", cell: ({ assignee }) => assignee?.name ?? <span class="soft">Nobody</span> },
    {
      head: "Next task",
      cell: ({ nextTask }) => (nextTask ? <Countdown to={nextTask.dueAt} /> : <span class="soft">None</span>),
    },
    { head: "Visit", cell: ({ visitAt }) => <Time at={visitAt} /> },
  ];
}
