import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EscalationStep } from "../../contract/playbook/handoff-rule.ts";
import { escalationOf, type Watched } from "./escalation.ts";

const given = new Date("2026-11-23T09:00:00Z");
const minutes = (count: number) => new Date(given.getTime() + count * 60_000);
const chain: EscalationStep[] = [
  { afterMinutes: 5, to: "reassign" },
  { afterMinutes: 10, to: { role: "owner" } },
];
const task: Watched = {
  givenAt: given,
  acknowledgedAt: null,
  doneAt: null,
  escalate: chain,
  escalations: 0,
};

test("a task waits for its time, then goes on", () => {
  expect(escalationOf(task, minutes(4.99))).toEqual({ is: "waiting", until: minutes(5) });
  expect(escalationOf(task, minutes(5))).toEqual({ is: "due", step: chain[0] });
});

test("the next step counts from when it was passed on", () => {
  const passed = { ...task, givenAt: minutes(5), escalations: 1 };
  expect(escalationOf(passed, minutes(14))).toEqual({ is: "waiting", until: minutes(15) });
  expect(escalationOf(passed, minutes(15))).toEqual({ is: "due", step: chain[1] });
});

test.each([
  ["taken on", { acknowledgedAt: minutes(1) }],
  ["done", { doneAt: minutes(1) }],
  ["at the end of its chain", { escalations: 2 }],
  ["without a chain", { escalate: [] }],
])("a task that is %s stays where it is", (_, change) => {
  expect(escalationOf({ ...task, ...change }, minutes(600))).toEqual({ is: "over" });
});

describe("whatever the chain", () => {
  const anyChain = fc.array(
    fc
      .integer({ min: 1, max: 10_080 })
      .map((afterMinutes): EscalationStep => ({ afterMinutes, to: "reassign" })),
    { maxLength: 10 },
  );

  test("a task that nobody takes on goes through every step once, never early, and comes to rest", () => {
    fc.assert(
      fc.property(anyChain, (escalate) => {
        let watched: Watched = { ...task, escalate };
        let now = given;
        const taken: EscalationStep[] = [];
        for (let looks = 0; looks < 100; looks++) {
          const next = escalationOf(watched, now);
          if (next.is === "over") break;
          if (next.is === "waiting") {
            expect(next.until.getTime()).toBeGreaterThan(now.getTime());
            now = next.until;
          } else {
            expect(now.getTime() - watched.givenAt.getTime()).toBe(next.step.afterMinutes * 60_000);
            taken.push(next.step);
            watched = { ...watched, givenAt: now, escalations: watched.escalations + 1 };
          }
        }
        expect(taken).toEqual(escalate);
        expect(escalationOf(watched, now)).toEqual({ is: "over" });
      }),
    );
  });

  test("a task that was taken on never moves", () => {
    fc.assert(
      fc.property(anyChain, fc.nat(20_000), fc.nat(10), (escalate, after, escalations) => {
        const watched = { ...task, escalate, escalations, acknowledgedAt: given };
        expect(escalationOf(watched, minutes(after))).toEqual({ is: "over" });
      }),
    );
  });
});
