import { type Playbook, playbook } from "../../contract/playbook/playbook.ts";

/** How an account works its leads until its owner decides otherwise. */
export const startingPlaybook: Playbook = playbook.parse({
  taxonomy: [
    {
      id: "source",
      label: "Source",
      tags: [
        { id: "referral", label: "A friend", synonyms: ["friend", "word of mouth", "family"] },
        { id: "instagram", label: "Instagram", synonyms: ["insta", "ig"] },
        { id: "google", label: "Google", synonyms: ["search", "internet", "online"] },
        { id: "walk-in", label: "Walked by", synonyms: ["walked by", "passing by", "the sign"] },
      ],
    },
    { id: "service", label: "Service category", tags: [] },
    { id: "campaign", label: "Campaign", tags: [] },
    {
      id: "communication",
      label: "Communication preference",
      tags: [
        { id: "phone", label: "Phone", synonyms: ["call"] },
        { id: "email", label: "E-mail", synonyms: ["mail"] },
        { id: "text", label: "Text message", synonyms: ["sms", "whatsapp"] },
      ],
    },
    {
      id: "timeline",
      label: "Timeline",
      tags: [
        { id: "this-week", label: "This week", synonyms: [] },
        { id: "this-month", label: "This month", synonyms: [] },
        { id: "later", label: "Later", synonyms: [] },
      ],
    },
  ],
  fields: [
    { id: "service", label: "Service", type: "text" },
    { id: "timeline", label: "Timeline", type: "text" },
    { id: "budget", label: "Budget", type: "money", currency: "USD" },
    { id: "next-step", label: "Agreed next step", type: "text" },
  ],
  pipelines: [
    {
      id: "sales",
      label: "Sales",
      stages: [
        { id: "new", label: "New Inquiry" },
        {
          id: "mql",
          label: "MQL",
          entry: [{ kind: "reachable" }, { kind: "field-present", field: "service" }],
        },
        {
          id: "sql",
          label: "SQL",
          qualified: true,
          entry: [{ kind: "reachable" }, { kind: "score-at-least", score: 40 }],
          requires: ["next-step"],
        },
        { id: "won", label: "Won", kind: "won" },
        { id: "lost", label: "Lost", kind: "lost" },
      ],
    },
  ],
  scoreRules: [
    { id: "reachable", label: "can be reached", when: [{ kind: "reachable" }], points: 20 },
    {
      id: "this-week",
      label: "timeline this week",
      when: [{ kind: "tag", group: "timeline", anyOf: ["this-week"] }],
      points: 20,
    },
    {
      id: "knows-what",
      label: "knows what they want",
      when: [{ kind: "field-present", field: "service" }],
      points: 10,
    },
    {
      id: "referred",
      label: "came by a friend",
      when: [{ kind: "tag", group: "source", anyOf: ["referral"] }],
      points: 10,
    },
    { id: "returning", label: "was here before", when: [{ kind: "returning" }], points: 10 },
  ],
  handoffRules: [
    {
      id: "first-touch",
      label: "A visitor left their details",
      when: { on: "form", form: "intake" },
      assign: { among: { role: "sales" } },
      task: {
        title: "Contact the visitor",
        dueMinutes: 5,
        nextAction: "Call or write, as the visitor prefers.",
      },
      notify: ["console", "email", "webhook"],
      escalate: [
        { afterMinutes: 5, to: "reassign" },
        { afterMinutes: 10, to: { role: "owner" } },
      ],
    },
  ],
});
