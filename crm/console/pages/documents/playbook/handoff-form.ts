import { textAt, valueAt } from "../form/draft.ts";
import { freeId } from "../form/free-id.ts";
import { labelOf, membersOf, pipelinesOf, stagesOf } from "../form/known-names.ts";
import { isRecord } from "../form/place.ts";
import type { Shape, Surroundings } from "../form/shape.ts";
import { conditions } from "./condition-form.ts";

const roles = [
  { value: "sales", label: "Sales" },
  { value: "marketing", label: "Marketing" },
  { value: "owner", label: "Owners" },
];

const trigger: Shape = {
  is: "either",
  label: "When",
  by: "on",
  ways: {
    form: {
      label: "A visitor's form arrives",
      parts: {
        form: {
          is: "pick",
          label: "Form",
          options: [
            { value: "intake", label: "Intake" },
            { value: "check-in", label: "Check-in for an appointment" },
          ],
        },
      },
      fresh: { form: "intake" },
    },
    stage: {
      label: "A lead enters a stage",
      parts: {
        pipeline: { is: "pick", label: "Pipeline", options: pipelinesOf },
        stage: {
          is: "pick",
          label: "Stage",
          options: (around, entry) => stagesOf(around, textAt(entry, ["pipeline"])),
        },
      },
      fresh: { pipeline: "", stage: "" },
    },
    score: {
      label: "The score reaches a line",
      parts: { reaches: { is: "number", label: "Line", unit: "points" } },
      fresh: { reaches: 40 },
    },
  },
};

const assign: Shape = {
  is: "maybe",
  label: "Assign somebody",
  fresh: { among: { role: "sales" }, sticky: true },
  part: {
    is: "group",
    parts: {
      among: {
        is: "form-of",
        label: "Among",
        help: "Round robin among those who are available and below their capacity.",
        forms: [
          {
            label: "Everybody with a role",
            fits: (value) => isRecord(value) && "role" in value,
            fresh: { role: "sales" },
            shape: { is: "group", parts: { role: { is: "pick", label: "Role", options: roles } } },
          },
          {
            label: "Chosen members",
            fits: (value) => isRecord(value) && "members" in value,
            fresh: { members: [] },
            shape: { is: "group", parts: { members: { is: "picks", label: "Members", options: membersOf } } },
          },
        ],
      },
      sticky: { is: "flag", label: "A known contact goes to the same member", otherwise: true },
    },
  },
};

const task: Shape = {
  is: "maybe",
  label: "Make a task",
  fresh: { title: "", dueMinutes: 5, nextAction: "" },
  part: {
    is: "group",
    parts: {
      title: { is: "text", label: "Title" },
      dueMinutes: {
        is: "number",
        label: "Due after the visit",
        unit: "minutes",
        help: "A lead that arrives late has a task that is overdue at once, and says why.",
      },
      nextAction: { is: "text", label: "Next action", long: true },
    },
  },
};

const escalation: Shape = {
  is: "list",
  label: "When nobody acknowledges it",
  help: "Steps of a chain, one after the other, until somebody takes the task on.",
  noun: "step",
  fresh: () => ({ afterMinutes: 5, to: "reassign" }),
  title: stepInWords,
  item: {
    is: "group",
    parts: {
      afterMinutes: { is: "number", label: "After", unit: "minutes" },
      to: {
        is: "form-of",
        label: "Pass it to",
        forms: [
          {
            label: "The next available one of the rule",
            fits: (value) => value === "reassign",
            fresh: "reassign",
            shape: null,
          },
          {
            label: "A role",
            fits: (value) => isRecord(value) && "role" in value,
            fresh: { role: "owner" },
            shape: { is: "group", parts: { role: { is: "pick", label: "Role", options: roles } } },
          },
          {
            label: "One member",
            fits: (value) => isRecord(value) && "member" in value,
            fresh: { member: "" },
            shape: { is: "group", parts: { member: { is: "pick", label: "Member", options: membersOf } } },
          },
        ],
      },
    },
  },
};

export const handoffRules: Shape = {
  is: "list",
  label: "Handoff rules",
  help: "What happens by itself when a lead is ready: who gets it, what they have to do, and who is told.",
  noun: "handoff rule",
  fresh: (_, taken) => ({
    id: freeId("rule", taken, "rule"),
    label: "",
    when: { on: "form", form: "intake" },
    assign: { among: { role: "sales" } },
    task: {
      title: "Contact the visitor",
      dueMinutes: 5,
      nextAction: "Call or write, as the visitor prefers.",
    },
    notify: ["console", "email"],
    escalate: [],
  }),
  summary: ruleInWords,
  item: {
    is: "group",
    parts: {
      label: { is: "text", label: "Name" },
      id: { is: "id", label: "Id", help: "Stands in the trace of every firing." },
      active: { is: "flag", label: "In force", otherwise: true },
      when: trigger,
      where: conditions("Only if", "Further criteria; all of them must hold."),
      assign,
      task,
      notify: {
        is: "picks",
        label: "Tell them",
        options: [
          { value: "console", label: "In the console" },
          { value: "email", label: "By e-mail" },
          { value: "webhook", label: "By webhook" },
        ],
      },
      escalate: escalation,
    },
  },
};

/** "when an intake form arrives, to sales" */
function ruleInWords(rule: unknown, around: Surroundings): string {
  const off = valueAt(rule, ["active"]) === false ? "Off. " : "";
  return `${off}${triggerInWords(valueAt(rule, ["when"]), around)}`;
}

function triggerInWords(when: unknown, around: Surroundings): string {
  switch (textAt(when, ["on"])) {
    case "form":
      return textAt(when, ["form"]) === "check-in"
        ? "When somebody checks in"
        : "When an intake form arrives";
    case "stage":
      return `When a lead enters ${labelOf(stagesOf(around, textAt(when, ["pipeline"])), textAt(when, ["stage"])) || "…"}`;
    case "score":
      return `When the score reaches ${String(valueAt(when, ["reaches"]) ?? "…")}`;
    default:
      return "";
  }
}

function stepInWords(step: unknown, around: Surroundings): string {
  const to = valueAt(step, ["to"]);
  const after = String(valueAt(step, ["afterMinutes"]) ?? "…");
  if (to === "reassign") return `After ${after} min to the next available one`;
  const member = textAt(to, ["member"]);
  if (member !== "") return `After ${after} min to ${labelOf(membersOf(around), member)}`;
  return `After ${after} min to ${labelOf(roles, textAt(to, ["role"]))}`;
}
