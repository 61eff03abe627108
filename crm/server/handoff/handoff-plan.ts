import type { EscalationStep, HandoffRule } from "../../contract/playbook/handoff-rule.ts";
import type { Playbook } from "../../contract/playbook/playbook.ts";
import { derivedId } from "../storage/derived-id.ts";
import { dueOf, timeText } from "./due.ts";
import { matchingRules } from "./matching-rules.ts";
import { type Occasion, occasionName } from "./occasion.ts";
import { afterAssignment, candidatesOf, chooseRep, type Rep } from "./round.ts";

/** One rule that one occasion sets off. */
export interface Trigger {
  /** Of the firing; the same for the same rule, lead and occasion, so that it cannot be written twice. */
  readonly id: string;
  readonly rule: HandoffRule;
  readonly occasion: Occasion;
}

export interface PlannedTask {
  readonly id: string;
  readonly title: string;
  readonly nextAction: string;
  readonly dueAt: Date;
  readonly lateWhy: string | null;
  readonly escalate: readonly EscalationStep[];
}

/** Everything that one rule does on one occasion. */
export interface Handoff extends Trigger {
  /** Who has the lead now; null: nobody could take it. */
  readonly assignee: Rep | null;
  /** It was given to them by this. */
  readonly isGiven: boolean;
  readonly task: PlannedTask | null;
  readonly notices: readonly { readonly to: Rep; readonly title: string; readonly body: string }[];
  readonly mailTo: readonly Rep[];
  readonly toWebhooks: boolean;
  /** For the owner to read: what was considered and done. */
  readonly steps: readonly string[];
}

export interface HandoffPlan {
  readonly handoffs: readonly Handoff[];
  /** The team as it stands afterwards. */
  readonly reps: readonly Rep[];
}

/** What a plan rests on. */
export interface HandoffKnown {
  readonly playbook: Playbook;
  readonly reps: readonly Rep[];
  readonly now: Date;
  readonly hasMailServer: boolean;
}

/** Every rule that these occasions set off, in their order. Pure. */
export function triggersOf(occasions: readonly Occasion[], { handoffRules }: Playbook): readonly Trigger[] {
  return occasions.flatMap((occasion) =>
    matchingRules(occasion, handoffRules).map((rule) => ({
      id: derivedId("firing", occasion.lead.id, rule.id, occasionName(occasion)),
      rule,
      occasion,
    })),
  );
}

/** What the rules do, one after another: each sees whom the one before gave its lead to. Pure. */
export function handoffPlan(triggers: readonly Trigger[], known: HandoffKnown): HandoffPlan {
  let { reps } = known;
  const assigneeOf = new Map<string, string>();
  const ownerOf = new Map<string, string>();
  const handoffs = triggers.map((trigger): Handoff => {
    const { id: lead, contactId, ...facts } = trigger.occasion.lead;
    const assignee = assigneeOf.get(lead) ?? facts.assignee;
    const given = giving(trigger.rule, reps, assignee, ownerOf.get(contactId) ?? facts.contactOwner);
    if (given.rep && given.rep.member !== assignee) {
      reps = afterAssignment(reps, given.rep.member);
      assigneeOf.set(lead, given.rep.member);
      ownerOf.set(contactId, given.rep.member);
    }
    return handoffOf(
      trigger,
      { ...given, isGiven: given.rep !== null && given.rep.member !== assignee },
      known,
    );
  });
  return { handoffs, reps };
}

function giving(
  { assign }: HandoffRule,
  reps: readonly Rep[],
  assignee: string | null,
  owner: string | null,
) {
  if (!assign) return { rep: reps.find(({ member }) => member === assignee) ?? null, steps: [] };
  return chooseRep(candidatesOf(assign.among, reps), { assignee, previous: assign.sticky ? owner : null });
}

function handoffOf(
  trigger: Trigger,
  given: { readonly rep: Rep | null; readonly isGiven: boolean; readonly steps: readonly string[] },
  known: HandoffKnown,
): Handoff {
  const { rule, occasion } = trigger;
  const { rep: assignee, isGiven } = given;
  const task = taskOf(trigger, known.now);
  // A lead that nobody has is the owners' business, whatever the rule says about notices.
  const owners = known.reps.filter(({ role }) => role === "owner");
  const told = assignee ? [assignee] : owners;
  const name = occasion.lead.contactName ?? "A visitor without a name";
  const title = assignee
    ? `${task?.title ?? rule.label}: ${name}`
    : `${name}: nobody has this lead (${rule.label})`;
  const body = [task?.nextAction, task?.lateWhy].filter((text) => text).join(" ");
  const hasNotice = !assignee || rule.notify.includes("console");
  const wantsMail = rule.notify.includes("email");
  const mailTo = wantsMail && known.hasMailServer ? told.filter(({ emailNotices }) => emailNotices) : [];
  return {
    ...trigger,
    assignee,
    isGiven,
    task,
    notices: hasNotice ? told.map((to) => ({ to, title, body })) : [],
    mailTo,
    toWebhooks: rule.notify.includes("webhook"),
    steps: [
      ...whyFired(rule, occasion, known.playbook),
      ...given.steps,
      ...(assignee
        ? []
        : [
            `Nobody has the lead; ${told.length === 0 ? "there is no owner to tell" : "the owners are told"}.`,
          ]),
      ...(task ? [`The task "${task.title}" is due at ${timeText(task.dueAt, known.now)}.`] : []),
      ...(task?.lateWhy ? [task.lateWhy] : []),
      ...(hasNotice ? told.map((rep) => `${rep.name} sees a notice in the console.`) : []),
      ...(wantsMail ? mailSteps(told, known.hasMailServer) : []),
    ],
  };
}

function taskOf({ id, rule, occasion }: Trigger, now: Date): PlannedTask | null {
  if (!rule.task) return null;
  const { title, nextAction, dueMinutes } = rule.task;
  const due = dueOf(occasion, dueMinutes, now);
  return {
    id: derivedId("task", id),
    title,
    nextAction,
    dueAt: due.at,
    lateWhy: due.lateWhy,
    escalate: rule.escalate,
  };
}

function whyFired({ where }: HandoffRule, occasion: Occasion, playbook: Playbook): readonly string[] {
  const conditions =
    where.length === 0
      ? []
      : [
          where.length === 1
            ? "The rule's condition holds."
            : `All ${where.length} conditions of the rule hold.`,
        ];
  switch (occasion.on) {
    case "stage":
      return [`The lead came into "${stageLabel(occasion, playbook)}".`, ...conditions];
    case "score":
      return [`The score went from ${occasion.from} to ${occasion.to}.`, ...conditions];
    case "form":
      return [
        occasion.form === "intake" ? "A visitor's form arrived." : "A check-in arrived.",
        ...conditions,
      ];
  }
}

function stageLabel(
  { pipeline, stage }: Extract<Occasion, { on: "stage" }>,
  { pipelines }: Playbook,
): string {
  const stages = pipelines.find(({ id }) => id === pipeline)?.stages;
  return stages?.find(({ id }) => id === stage)?.label ?? stage;
}

function mailSteps(told: readonly Rep[], hasMailServer: boolean): readonly string[] {
  if (!hasMailServer) return ["No e-mail was sent: this hub has no mail server."];
  return told.map(({ name, emailNotices }) =>
    emailNotices ? `An e-mail to ${name} is on its way.` : `${name} wants no e-mails.`,
  );
}
