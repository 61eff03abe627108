import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterAssignment, candidatesOf, chooseRep, type Rep } from "./round.ts";

const nobody = { assignee: null, previous: null };

function rep(member: string, more: Partial<Rep> = {}): Rep {
  return {
    member,
    name: member,
    email: `${member}@example.com`,
    role: "sales",
    available: true,
    capacity: null,
    openLeads: 0,
    turn: 0,
    emailNotices: true,
    ...more,
  };
}

test("the one whose last lead is longest ago is next", () => {
  const choice = chooseRep(
    [rep("Ana", { turn: 3 }), rep("Ben", { turn: 1 }), rep("Cleo", { turn: 2 })],
    nobody,
  );
  expect(choice).toMatchObject({
    rep: { member: "Ben" },
    steps: ["Ben is next in the round, with 0 open leads."],
  });
});

test("whoever is away or full is passed over, and the trace says so", () => {
  const team = [
    rep("Ana", { available: false }),
    rep("Ben", { turn: 1, capacity: 2, openLeads: 2 }),
    rep("Cleo", { turn: 2, capacity: 2, openLeads: 1 }),
  ];
  expect(chooseRep(team, nobody)).toMatchObject({
    rep: { member: "Cleo" },
    steps: [
      "Ana was passed over: is not available.",
      "Ben was passed over: has 2 of at most 2 open leads.",
      "Cleo is next in the round, with 1 open lead.",
    ],
  });
});

test("a known contact goes to the same rep again", () => {
  const team = [rep("Ana"), rep("Ben", { turn: 9 })];
  expect(chooseRep(team, { assignee: null, previous: "Ben" }).rep?.member).toBe("Ben");
});

test("a known contact whose rep is away goes round, and the trace says why", () => {
  const team = [rep("Ana"), rep("Ben", { available: false })];
  expect(chooseRep(team, { assignee: null, previous: "Ben" })).toMatchObject({
    rep: { member: "Ana" },
    steps: [
      "Ben worked with this contact before, but is not available.",
      "Ana is next in the round, with 0 open leads.",
    ],
  });
});

test("whoever works on the lead keeps it, even when full: it is one of theirs", () => {
  const team = [rep("Ana"), rep("Ben", { capacity: 1, openLeads: 1 })];
  expect(chooseRep(team, { assignee: "Ben", previous: null }).rep?.member).toBe("Ben");
});

test("nobody gets it when nobody can", () => {
  expect(chooseRep([rep("Ana", { capacity: 0 })], nobody).rep).toBeNull();
  expect(chooseRep([], nobody)).toEqual({ rep: null, steps: ["The rule means nobody who is a member."] });
});

test("a rule means a role, or members by name", () => {
  const team = [rep("Ana"), rep("Olga", { role: "owner" })];
  expect(candidatesOf({ role: "owner" }, team).map(({ member }) => member)).toEqual(["Olga"]);
  expect(candidatesOf({ members: ["Ana", "gone"] }, team).map(({ member }) => member)).toEqual(["Ana"]);
});

test("the owners stand in for a role that nobody has", () => {
  const named = (team: readonly Rep[]) => candidatesOf({ role: "sales" }, team).map(({ member }) => member);
  const owner = rep("Olga", { role: "owner" });
  expect(named([owner, rep("Vic", { role: "viewer" })])).toEqual(["Olga"]);
  expect(named([owner, rep("Ana", { available: false })])).toEqual(["Ana"]);
});

describe("whatever the team", () => {
  const anyTeam = fc
    .uniqueArray(
      fc.record({
        member: fc.stringMatching(/^[a-z]{1,3}$/),
        available: fc.boolean(),
        capacity: fc.option(fc.nat(5), { nil: null }),
        openLeads: fc.nat(5),
        turn: fc.nat(20),
      }),
      { selector: ({ member }) => member, maxLength: 8 },
    )
    .map((given) => given.map(({ member, ...more }) => rep(member, more)));

  test("nobody is given a lead who is away or full, and somebody is whenever somebody can", () => {
    fc.assert(
      fc.property(anyTeam, fc.option(fc.stringMatching(/^[a-z]{1,3}$/), { nil: null }), (team, previous) => {
        const able = team.filter(
          ({ available, capacity, openLeads }) => available && (capacity === null || openLeads < capacity),
        );
        const { rep: chosen, steps } = chooseRep(team, { assignee: null, previous });
        expect(steps.length).toBeGreaterThan(0);
        if (chosen) expect(able).toContain(chosen);
        else expect(able).toEqual([]);
      }),
    );
  });

  test("the order in which members are listed decides nothing", () => {
    fc.assert(
      fc.property(anyTeam, fc.infiniteStream(fc.nat()), (team, numbers) => {
        const shuffled = team
          .map((member) => ({ member, at: numbers.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ member }) => member);
        expect(chooseRep(shuffled, nobody).rep).toEqual(chooseRep(team, nobody).rep);
      }),
    );
  });

  test("leads are shared fairly: among those without a limit, nobody gets two more than another", () => {
    fc.assert(
      fc.property(anyTeam, fc.nat(60), (team, count) => {
        const ready = team.map((member) => ({ ...member, available: true, capacity: null }));
        let reps: readonly Rep[] = ready;
        for (let n = 0; n < count; n++) {
          const chosen = chooseRep(reps, nobody).rep;
          if (chosen) reps = afterAssignment(reps, chosen.member);
        }
        const given = reps.map(({ openLeads }, index) => openLeads - (ready[index]?.openLeads ?? 0));
        if (reps.length > 0) {
          expect(given.reduce((sum, n) => sum + n, 0)).toBe(count);
          expect(Math.max(...given) - Math.min(...given)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test("nobody comes to more leads than they take", () => {
    fc.assert(
      fc.property(anyTeam, fc.nat(60), (team, count) => {
        let reps: readonly Rep[] = team;
        for (let n = 0; n < count; n++) {
          const chosen = chooseRep(reps, nobody).rep;
          if (chosen) reps = afterAssignment(reps, chosen.member);
        }
        for (const [index, { openLeads, capacity }] of reps.entries())
          if (capacity !== null)
            expect(openLeads).toBeLessThanOrEqual(Math.max(capacity, team[index]?.openLeads ?? 0));
      }),
    );
  });
});
