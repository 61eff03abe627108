import { describe, expect, test } from "vitest";
import { type HandoffRule, handoffRule } from "../../contract/playbook/handoff-rule.ts";
import type { Playbook } from "../../contract/playbook/playbook.ts";
import { startingPlaybook } from "../documents/starting-playbook.ts";
import { sampleFacts } from "../testing/sample-facts.ts";
import { type HandoffKnown, handoffPlan, triggersOf } from "./handoff-plan.ts";
import type { Occasion } from "./occasion.ts";
import type { Rep } from "./round.ts";

const now = new Date("2026-11-23T09:12:05Z");

function member(name: string, role: Rep["role"] = "sales"): Rep {
  return {
    member: name,
    name,
    email: `${name}@example.com`,
    role,
    available: true,
    capacity: null,
    openLeads: 0,
    turn: 0,
    emailNotices: true,
  };
}

function playbookWith(
  ...rules: (Partial<Omit<HandoffRule, "when">> & Pick<HandoffRule, "id" | "when">)[]
): Playbook {
  const handoffRules = rules.map((rule) => handoffRule.parse({ label: `Rule ${rule.id}`, ...rule }));
  return { ...startingPlaybook, handoffRules };
}

function plan(playbook: Playbook, reps: readonly Rep[], ...occasions: Occasion[]) {
  const known: HandoffKnown = { playbook, reps, now, hasMailServer: true };
  return handoffPlan(triggersOf(occasions, playbook), known);
}

const form = { on: "form", form: "intake" } as const;
const arrives = (more: Parameters<typeof sampleFacts>[0] = {}): Occasion => ({
  ...form,
  intake: more.id ?? "intake",
  lead: sampleFacts(more),
});
const scores = (from: number, to: number): Occasion => ({
  on: "score",
  from,
  to,
  change: `${from} ${to}`,
  lead: sampleFacts({ score: to }),
});

describe("a rule fires", () => {
  const firesOn = (rule: Pick<HandoffRule, "when"> & Partial<HandoffRule>, occasion: Occasion) =>
    triggersOf([occasion], playbookWith({ id: "rule", ...rule })).length;

  test("when the score reaches the line from below, and not again above it", () => {
    const when = { on: "score", reaches: 40 } as const;
    expect(firesOn({ when }, scores(39, 40))).toBe(1);
    expect(firesOn({ when }, scores(0, 90))).toBe(1);
    expect(firesOn({ when }, scores(40, 60))).toBe(0);
    expect(firesOn({ when }, scores(60, 40))).toBe(0);
    expect(firesOn({ when }, scores(20, 39))).toBe(0);
  });

  test("when the lead comes into its stage, of its pipeline", () => {
    const when = { on: "stage", pipeline: "sales", stage: "sql" } as const;
    const enters = (pipeline: string, stage: string): Occasion => ({
      on: "stage",
      pipeline,
      stage,
      transition: 1,
      lead: sampleFacts(),
    });
    expect(firesOn({ when }, enters("sales", "sql"))).toBe(1);
    expect(firesOn({ when }, enters("sales", "mql"))).toBe(0);
    expect(firesOn({ when }, enters("care", "sql"))).toBe(0);
  });

  test("only for its kind of form, while it is active, and where its conditions hold", () => {
    expect(firesOn({ when: form }, arrives())).toBe(1);
    expect(firesOn({ when: { on: "form", form: "check-in" } }, arrives())).toBe(0);
    expect(firesOn({ when: form, active: false }, arrives())).toBe(0);
    expect(firesOn({ when: form, where: [{ kind: "returning" }] }, arrives())).toBe(0);
    expect(firesOn({ when: form, where: [{ kind: "returning" }] }, arrives({ returning: true }))).toBe(1);
  });

  test("under the same name for the same occasion, so that it cannot be written twice", () => {
    const playbook = playbookWith({ id: "rule", when: form }, { id: "other", when: form });
    const ids = triggersOf([arrives(), arrives()], playbook).map(({ id }) => id);
    expect(ids[0]).toBe(ids[2]);
    expect(new Set(ids).size).toBe(2);
  });
});

const giveAndTask = {
  assign: { among: { role: "sales" }, sticky: true },
  task: { title: "Call", nextAction: "Call them back.", dueMinutes: 5 },
} as const;

test("a window of leads goes round the team, each seeing whom the one before was given to", () => {
  const playbook = playbookWith({ id: "r", when: form, ...giveAndTask });
  const occasions = Array.from({ length: 9 }, (_, n) =>
    arrives({ id: `lead ${n}`, contactId: `contact ${n}` }),
  );
  const { handoffs, reps } = plan(playbook, [member("Ana"), member("Ben"), member("Cleo")], ...occasions);
  expect(handoffs.map(({ assignee }) => assignee?.name)).toEqual([
    "Ana",
    "Ben",
    "Cleo",
    "Ana",
    "Ben",
    "Cleo",
    "Ana",
    "Ben",
    "Cleo",
  ]);
  expect(reps.map(({ openLeads }) => openLeads)).toEqual([3, 3, 3]);
});

test("two leads of one person in a window go to the same rep", () => {
  const playbook = playbookWith({ id: "r", when: form, ...giveAndTask });
  const { handoffs } = plan(
    playbook,
    [member("Ana"), member("Ben")],
    arrives({ id: "sales lead" }),
    arrives({ id: "care lead" }),
  );
  expect(handoffs.map(({ assignee }) => assignee?.name)).toEqual(["Ana", "Ana"]);
});

test("a second rule finds the lead where the first one left it, and takes no further turn", () => {
  const playbook = playbookWith(
    { id: "first", when: form, ...giveAndTask },
    { id: "second", when: form, ...giveAndTask },
  );
  const { handoffs, reps } = plan(playbook, [member("Ana"), member("Ben")], arrives());
  expect(handoffs.map(({ assignee, isGiven }) => [assignee?.name, isGiven])).toEqual([
    ["Ana", true],
    ["Ana", false],
  ]);
  expect(reps.find(({ name }) => name === "Ana")).toMatchObject({ openLeads: 1 });
});

test("a lead that nobody can take has its task all the same, and the owners hear of it", () => {
  const playbook = playbookWith({ id: "r", when: form, notify: ["email"], ...giveAndTask });
  const away = { ...member("Ana"), available: false };
  const { handoffs } = plan(playbook, [away, member("Olga", "owner")], arrives());
  expect(handoffs).toMatchObject([
    {
      assignee: null,
      task: { title: "Call" },
      notices: [{ to: { name: "Olga" }, title: "Ada Lovelace: nobody has this lead (Rule r)" }],
      mailTo: [{ name: "Olga" }],
    },
  ]);
});

test("the trace can be read", () => {
  const playbook = playbookWith({
    id: "r",
    when: { on: "score", reaches: 40 },
    where: [{ kind: "reachable" }],
    notify: ["console", "email"],
    ...giveAndTask,
  });
  const quiet = { ...member("Ana"), emailNotices: false };
  const { handoffs } = plan(playbook, [quiet, { ...member("Ben"), turn: 4 }], scores(25, 45));
  expect(handoffs[0]?.steps).toEqual([
    "The score went from 25 to 45.",
    "The rule's condition holds.",
    "Ana is next in the round, with 0 open leads.",
    'The task "Call" is due at 09:17 UTC.',
    "Ana sees a notice in the console.",
    "Ana wants no e-mails.",
  ]);
});

test("without a mail server no mail is promised", () => {
  const playbook = playbookWith({ id: "r", when: form, notify: ["email"], ...giveAndTask });
  const known: HandoffKnown = { playbook, reps: [member("Ana")], now, hasMailServer: false };
  const { handoffs } = handoffPlan(triggersOf([arrives()], playbook), known);
  expect(handoffs[0]).toMatchObject({ mailTo: [] });
  expect(handoffs[0]?.steps.at(-1)).toBe("No e-mail was sent: this hub has no mail server.");
});
