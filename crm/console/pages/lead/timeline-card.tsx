import { type Lead, readTimeline, type TimelineEntry } from "../../../contract/lead.ts";
import type { Playbook } from "../../../contract/playbook/playbook.ts";
import { type Firing, listFirings } from "../../../contract/task.ts";
import { useCall } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import { Card } from "../../parts/card.tsx";
import { Icon, type IconName } from "../../parts/icon.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Time } from "../../parts/time.tsx";
import { inLocalTime } from "../../words/local-instants.ts";
import { fieldLabel } from "../../words/playbook-words.ts";
import { isCited, placeOf } from "../contacts/cited.ts";
import { HandoffEntry } from "./handoff-entry.tsx";
import { NoteForm } from "./note-form.tsx";
import { TransitionEntry } from "./transition-entry.tsx";
import { VisitEntry } from "./visit-entry.tsx";

interface TimelineCardProps {
  readonly lead: Lead;
  readonly playbook: Playbook | undefined;
}

/** Everything that happened, the newest first. */
export function TimelineCard({ lead, playbook }: TimelineCardProps) {
  const timeline = useCall(readTimeline, { params: { id: lead.id } }, ["lead", "task", "contact"]);
  const firings = useCall(listFirings, { query: { lead: lead.id } }, ["lead", "task"]).data?.items ?? [];
  return (
    <Card title="What happened">
      {may("leads:write") ? <NoteForm lead={lead.id} /> : null}
      <Loaded resource={timeline}>
        {({ entries }) => (
          <ol class="timeline">
            {entries.map((entry) => (
              <li key={keyOf(entry)} data-kind={entry.kind}>
                <span class="timeline-dot">
                  <Icon name={icons[entry.kind]} />
                </span>
                <div class="timeline-entry">
                  <Entry entry={entry} playbook={playbook} firings={firings} />
                </div>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Card>
  );
}

const icons: Readonly<Record<TimelineEntry["kind"], IconName>> = {
  visit: "speech",
  transition: "move",
  note: "note",
  task: "task",
  handoff: "flow",
  field: "edit",
};

interface EntryProps {
  readonly entry: TimelineEntry;
  readonly playbook: Playbook | undefined;
  readonly firings: readonly Firing[];
}

function Entry({ entry, playbook, firings }: EntryProps) {
  switch (entry.kind) {
    case "visit":
      return <VisitEntry entry={entry} playbook={playbook} />;
    case "transition":
      return <TransitionEntry transition={entry.transition} playbook={playbook} />;
    case "note":
      return (
        <div
          id={placeOf({ kind: "note", id: entry.id, field: null })}
          tabIndex={-1}
          class={isCited("note", entry.id, null) ? "cited" : undefined}
        >
          <p class="timeline-head">
            <strong>{entry.by.name}</strong> noted <Time at={entry.at} />
          </p>
          <p class="written">{entry.text}</p>
        </div>
      );
    case "task":
      return (
        <>
          <p class="timeline-head">
            <strong>{entry.title}</strong> {taskWords[entry.event]}
            {entry.assignee ? `, ${entry.assignee}` : ""} <Time at={entry.at} />
          </p>
          {entry.detail ? <p class="soft">{inLocalTime(entry.detail, entry.at)}</p> : null}
        </>
      );
    case "handoff":
      return <HandoffEntry entry={entry} firing={firings.find(({ id }) => id === entry.firing)} />;
    case "field":
      return (
        <p class="timeline-head">
          <strong>{entry.by.name}</strong> changed {fieldLabel(playbook, entry.field)} <Time at={entry.at} />
        </p>
      );
  }
}

const taskWords: Readonly<Record<Extract<TimelineEntry, { kind: "task" }>["event"], string>> = {
  created: "was set",
  acknowledged: "was taken on",
  reassigned: "was given on",
  escalated: "was escalated",
  done: "was done",
};

function keyOf(entry: TimelineEntry): string {
  switch (entry.kind) {
    case "visit":
      return `visit ${entry.receivedAt} ${entry.at}`;
    case "transition":
      return `transition ${entry.transition.order}`;
    case "note":
      return `note ${entry.id}`;
    case "task":
      return `task ${entry.id} ${entry.event} ${entry.at}`;
    case "handoff":
      return `handoff ${entry.firing}`;
    case "field":
      return `field ${entry.field} ${entry.at}`;
  }
}
