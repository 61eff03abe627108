import { listAt, textAt, valueAt } from "../form/draft.ts";
import { freeId } from "../form/free-id.ts";
import { fieldsOf } from "../form/known-names.ts";
import type { Section, Shape } from "../form/shape.ts";
import { allInWords, conditions } from "./condition-form.ts";
import { handoffRules } from "./handoff-form.ts";

const label: Shape = { is: "text", label: "Name" };
const id: Shape = {
  is: "id",
  label: "Id",
  help: "Better left alone once it is in use.",
};

const taxonomy: Shape = {
  is: "list",
  label: "Tag groups",
  help: "Every tag that there is. A word that is none of them waits for review; it never becomes a tag by itself.",
  noun: "tag group",
  fresh: (_, taken) => ({ id: freeId("group", taken, "group"), label: "", tags: [] }),
  summary: (entry) => counted(listAt(entry, ["tags"]).length, "tag"),
  item: {
    is: "group",
    parts: {
      label,
      id,
      tags: {
        is: "list",
        label: "Tags",
        noun: "tag",
        fresh: (_, taken) => ({ id: freeId("tag", taken, "tag"), label: "", synonyms: [] }),
        summary: (entry) => listAt(entry, ["synonyms"]).join(", "),
        item: {
          is: "group",
          parts: {
            label,
            id,
            synonyms: { is: "words", label: "Other words for it", help: "One a line, in any language." },
          },
        },
      },
    },
  },
};

const common = {
  label,
  id,
  help: { is: "text", label: "Hint for members", optional: true },
} as const satisfies Record<string, Shape>;

const fields: Shape = {
  is: "list",
  label: "Fields of a lead",
  help: "A field with the id of a question is filled by the visitor's answer; the others by members.",
  noun: "field",
  fresh: (_, taken) => ({ type: "text", id: freeId("field", taken, "field"), label: "" }),
  summary: (entry) => typeNames[textAt(entry, ["type"])] ?? "",
  item: {
    is: "either",
    label: "Type",
    by: "type",
    ways: {
      text: { label: "Text", parts: common, fresh: {}, keeps: Object.keys(common) },
      number: {
        label: "Number",
        parts: { ...common, unit: { is: "text", label: "Unit", optional: true } },
        fresh: {},
        keeps: Object.keys(common),
      },
      money: {
        label: "Amount of money",
        parts: {
          ...common,
          currency: { is: "text", label: "Currency", help: "Three letters, such as USD." },
        },
        fresh: { currency: "USD" },
        keeps: Object.keys(common),
      },
      date: { label: "Date", parts: common, fresh: {}, keeps: Object.keys(common) },
      "yes-no": { label: "Yes or no", parts: common, fresh: {}, keeps: Object.keys(common) },
      choice: {
        label: "One of a list",
        parts: { ...common, options: { is: "words", label: "Options", help: "One a line, at least two." } },
        fresh: { options: [] },
        keeps: Object.keys(common),
      },
    },
  },
};

const stageKinds = [
  { value: "open", label: "Open: somebody works on it" },
  { value: "won", label: "Won: ends here, with feedback" },
  { value: "lost", label: "Lost: ends here, with feedback" },
];

const pipelines: Shape = {
  is: "list",
  label: "Pipelines",
  help: "A lead begins in the first stage of the first pipeline that takes it.",
  noun: "pipeline",
  fresh: (_, taken) => ({
    id: freeId("pipeline", taken, "pipeline"),
    label: "",
    stages: [
      { id: "new", label: "New Inquiry" },
      { id: "won", label: "Won", kind: "won" },
      { id: "lost", label: "Lost", kind: "lost" },
    ],
  }),
  summary: (entry) =>
    listAt(entry, ["stages"])
      .map((stage) => textAt(stage, ["label"]))
      .join(" → "),
  item: {
    is: "group",
    parts: {
      label,
      id,
      takes: {
        is: "group",
        label: "Which visits begin here",
        parts: {
          profiles: { is: "words", label: "Business profiles", help: "Ids, one a line. None: any." },
          forms: {
            is: "picks",
            label: "Forms",
            help: "None chosen: any.",
            options: [
              { value: "intake", label: "Intake" },
              { value: "check-in", label: "Check-in for an appointment" },
            ],
          },
        },
      },
      stages: {
        is: "list",
        label: "Stages",
        noun: "stage",
        fresh: (_, taken) => ({
          id: freeId("stage", taken, "stage"),
          label: "",
          kind: "open",
          entry: [],
          requires: [],
        }),
        summary: (entry, around) => allInWords(listAt(entry, ["entry"]), around, "anybody may enter"),
        item: {
          is: "group",
          parts: {
            label,
            id,
            kind: { is: "pick", label: "What it is", options: stageKinds },
            entry: conditions(
              "Criteria to enter",
              "All of them must hold; the hub refuses a move that misses one.",
            ),
            requires: { is: "picks", label: "Fields that members must have filled", options: fieldsOf },
            qualified: {
              is: "flag",
              label: "Counts as sales-qualified in the figures",
              otherwise: false,
            },
          },
        },
      },
    },
  },
};

const scoreRules: Shape = {
  is: "list",
  label: "Score rules",
  help: "A lead's score is the sum of the points of every rule that holds.",
  noun: "score rule",
  fresh: (_, taken) => ({
    id: freeId("rule", taken, "rule"),
    label: "",
    when: [{ kind: "reachable" }],
    points: 10,
  }),
  summary: (entry, around) =>
    `${signed(valueAt(entry, ["points"]))} when ${allInWords(listAt(entry, ["when"]), around, "…")}`,
  item: {
    is: "group",
    parts: {
      label: { is: "text", label: "Reason", help: "As it stands beside the points: “timeline this week”." },
      id,
      points: { is: "number", label: "Points", help: "Below zero takes points away." },
      when: conditions("When", "All of them must hold."),
    },
  },
};

const retention: Shape = {
  is: "limit",
  label: "Erase contacts with whom nothing happened",
  help: "Erased here and on the robots, with a receipt.",
  unit: "days",
  without: "Keep contacts until somebody erases them",
  fresh: 365,
};

/** The playbook's editor. */
export const playbookForm: readonly Section[] = [
  { id: "pipelines", label: "Pipelines", parts: { pipelines } },
  { id: "fields", label: "Fields", parts: { fields } },
  { id: "tags", label: "Tags", parts: { taxonomy } },
  { id: "score", label: "Score", parts: { scoreRules } },
  { id: "handoff", label: "Handoff", parts: { handoffRules } },
  { id: "retention", label: "Retention", parts: { retentionDays: retention } },
];

const typeNames: Readonly<Record<string, string>> = {
  text: "text",
  number: "number",
  money: "amount of money",
  date: "date",
  "yes-no": "yes or no",
  choice: "one of a list",
};

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function signed(points: unknown): string {
  if (typeof points !== "number") return "…";
  return points < 0 ? `−${-points}` : `+${points}`;
}
