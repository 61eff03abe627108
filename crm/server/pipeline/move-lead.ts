import { isoOf } from "../../../robot/kernel/clock.ts";
import type { Feedback } from "../../contract/lead.ts";
import type { Pipeline, Stage } from "../../contract/playbook/pipeline.ts";
import type { Playbook } from "../../contract/playbook/playbook.ts";
import type { Asker } from "../accounts/asker.ts";
import { record } from "../accounts/audit.ts";
import { changedMeanwhile, Refusal } from "../api/refusal.ts";
import type { HubCore } from "../core.ts";
import { accountPlaybook } from "../documents/account-playbook.ts";
import { endTasks } from "../handoff/end-tasks.ts";
import { lockAccount } from "../storage/account-lock.ts";
import { isBlank } from "./blank-text.ts";
import { changeLeads } from "./change-leads.ts";
import type { Judged } from "./conditions.ts";
import { factsOf } from "./facts-of-lead.ts";
import { lockLead } from "./lead-store.ts";
import { scored } from "./visited-lead.ts";
import { obstacles } from "./ways-on.ts";

/** What somebody asks for who moves a lead. */
export interface AskedMove {
  readonly to: string;
  readonly revision: number;
  readonly note: string;
  readonly feedback?: Feedback | undefined;
}

/**
 * Moves a lead to another stage of its pipeline, with everything that follows, or refuses and names all that is missing.
 * One transaction that holds the lead's row: of two moves at once the second finds the lead changed.
 */
export async function moveLead(core: HubCore, asker: Asker, id: string, asked: AskedMove): Promise<void> {
  const at = core.clock.wallNow();
  const { accountId, actor } = asker;
  await core.database.transaction(async (transaction) => {
    await lockAccount(transaction, accountId);
    const before = await lockLead(transaction, accountId, id);
    if (before.lead.revision !== asked.revision) throw changedMeanwhile("lead");
    const account = await accountPlaybook(transaction, accountId);
    // By the rules of now: they may have changed since the lead was scored.
    const lead = scored(before.lead, before.contact, account.playbook);
    const to = targetOf(account.playbook, lead, asked, factsOf(lead, before.contact));
    const moved = { ...lead, stage: to.id, stageKind: to.kind, enteredAt: new Date(isoOf(at)) };
    const move = { by: actor, note: asked.note.trim(), feedback: asked.feedback ?? null };
    if (to.kind !== "open") {
      // Before the rules: what one of them sets to be done at the end is still to do.
      const because = `The lead came into "${to.label}".`;
      await endTasks(transaction, moved.enteredAt, { accountId, lead: id, because });
    }
    await changeLeads(transaction, core, account, at, [{ before, after: moved, move }]);
    await record(transaction, at, {
      accountId,
      actor,
      action: "lead.moved",
      subject: { kind: "lead", id },
      detail: { pipeline: lead.pipeline, from: lead.stage, to: to.id },
    });
  });
}

function targetOf(
  playbook: Playbook,
  { pipeline: pipelineId, stage: from }: { readonly pipeline: string; readonly stage: string },
  asked: AskedMove,
  facts: Judged,
): Stage {
  const pipeline = playbook.pipelines.find(({ id }) => id === pipelineId);
  const to = pipeline?.stages.find(({ id }) => id === asked.to);
  if (!pipeline || !to) throw refused([{ at: "body.to", what: "There is no such stage in this pipeline." }]);
  if (to.id === from) throw refused([{ at: "body.to", what: "The lead is in this stage already." }]);
  const missing = [...missingWords(to, asked), ...criteria(pipeline, from, to, facts, playbook)];
  if (missing.length > 0) throw refused(missing);
  return to;
}

type Missing = { readonly at: string; readonly what: string };

function missingWords(to: Stage, { note, feedback }: AskedMove): readonly Missing[] {
  const isEnd = to.kind !== "open";
  return [
    ...(isBlank(note) ? [{ at: "body.note", what: "Write a note about why the lead moves." }] : []),
    ...(isEnd && !feedback
      ? [
          {
            at: "body.feedback",
            what: "Say how it went: what resonated, the main objection, whether it was well qualified.",
          },
        ]
      : []),
    ...(!isEnd && feedback
      ? [
          {
            at: "body.feedback",
            what: "Feedback belongs to leads that end, and this stage is none of those.",
          },
        ]
      : []),
  ];
}

function criteria(
  pipeline: Pipeline,
  from: string,
  to: Stage,
  facts: Judged,
  playbook: Playbook,
): readonly Missing[] {
  return obstacles(pipeline, from, to, facts, playbook).map((what) => ({ at: "body.to", what }));
}

function refused(errors: readonly Missing[]): Refusal {
  return new Refusal({
    code: "criteria-unmet",
    title: "The lead cannot move there yet.",
    status: 422,
    detail: "Mend what stands in `errors`, then move it.",
    errors: [...errors],
  });
}
