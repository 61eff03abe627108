import { useSignal } from "@preact/signals";
import { type Lead, readLead } from "../../../contract/lead.ts";
import type { Playbook } from "../../../contract/playbook/playbook.ts";
import { usePlaybook } from "../../api/playbook.ts";
import { useCall } from "../../api/resource.ts";
import { may } from "../../api/session.ts";
import type { PageProps } from "../../pages.ts";
import { Button } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Page } from "../../parts/page.tsx";
import { Tag } from "../../parts/tag.tsx";
import { Time } from "../../parts/time.tsx";
import { nameOr } from "../../words/name.ts";
import { pipelineOf, stageLabel } from "../../words/playbook-words.ts";
import { ProfileCard } from "../contacts/profile-card.tsx";
import { MoveDialog } from "../leads/move-dialog.tsx";
import { AssigneeCard } from "./assignee-card.tsx";
import { ContactedButton } from "./contacted-button.tsx";
import { FieldsCard } from "./fields-card.tsx";
import { LeadTasks } from "./lead-tasks.tsx";
import { ScoreCard } from "./score-card.tsx";
import { StagePath } from "./stage-path.tsx";
import { TagsCard } from "./tags-card.tsx";
import { TimelineCard } from "./timeline-card.tsx";

/** Everything about one lead, and what to do next. */
export function LeadPage({ params }: PageProps) {
  const id = params.id ?? "";
  const playbook = usePlaybook().data;
  const resource = useCall(readLead, { params: { id } }, ["lead", "task", "contact", "document"]);
  if (!resource.data) {
    return (
      <Page title="Lead">
        <Loaded resource={resource}>{() => null}</Loaded>
      </Page>
    );
  }
  return <OneLead key={id} lead={resource.data} playbook={playbook} />;
}

function OneLead({ lead, playbook }: { readonly lead: Lead; readonly playbook: Playbook | undefined }) {
  const moving = useSignal<{ readonly to?: string } | null>(null);
  const writes = may("leads:write");
  return (
    <Page
      title={nameOr(lead.contact.name)}
      lead={<Summary lead={lead} playbook={playbook} />}
      actions={
        writes ? (
          <>
            <ContactedButton lead={lead} />
            <Button
              kind="main"
              icon="move"
              onClick={() => {
                moving.value = {};
              }}
            >
              Move
            </Button>
          </>
        ) : null
      }
    >
      {playbook ? (
        <StagePath
          lead={lead}
          playbook={playbook}
          onMove={
            writes
              ? (to) => {
                  moving.value = { to };
                }
              : undefined
          }
        />
      ) : null}
      <div class="lead-columns">
        <div class="lead-main">
          <LeadTasks lead={lead} />
          <TimelineCard lead={lead} playbook={playbook} />
        </div>
        <div class="lead-side">
          <ProfileCard contact={lead.contact.id} playbook={playbook} />
          <AssigneeCard lead={lead} />
          <FieldsCard lead={lead} playbook={playbook} />
          <ScoreCard lead={lead} />
          <TagsCard lead={lead} playbook={playbook} />
        </div>
      </div>
      {moving.value ? (
        <MoveDialog
          lead={lead.id}
          to={moving.value.to}
          onClose={() => {
            moving.value = null;
          }}
        />
      ) : null}
    </Page>
  );
}

function Summary({ lead, playbook }: { readonly lead: Lead; readonly playbook: Playbook | undefined }) {
  const pipeline = pipelineOf(playbook, lead.pipeline);
  return (
    <span class="lead-summary">
      <Tag tone={lead.stageKind === "won" ? "good" : lead.stageKind === "lost" ? "plain" : "accent"}>
        {stageLabel(playbook, lead.pipeline, lead.stage)}
      </Tag>
      {playbook && playbook.pipelines.length > 1 && pipeline ? <span>{pipeline.label}</span> : null}
      <span>
        {lead.robot ? `visited ${lead.robot.name} ` : "created "}
        <Time at={lead.visitAt} />
      </span>
      <a href={`#/contacts/${lead.contact.id}`}>Contact page</a>
    </span>
  );
}
