import { describe, expect, it } from "vitest";
import { junitOf } from "./junit.ts";
import { heldAgainstFirst } from "./repeats.ts";
import type { PlayedVisit, VisitAnswer } from "./visit-task.ts";

function played(
  name: string,
  round: number,
  events: readonly string[],
  failures: readonly string[] = [],
): PlayedVisit {
  const answer: VisitAnswer = {
    outcome: "played",
    report: {
      scenario: name,
      seed: 7,
      passed: failures.length === 0,
      eventLogSha256: events.join("+"),
      greetedAtMs: null,
      records: [],
      failures,
    },
    events,
    simulatedMs: 21_500,
  };
  return { task: { name, file: `${name}.yaml`, round }, answer, tookMs: 4000 };
}

const broken: PlayedVisit = {
  task: { name: "broken", file: "broken.yaml", round: 1 },
  answer: { outcome: "broken", why: "It died (SIGSEGV).\n\u{1b}[31mat <anonymous> & co\u{1b}[0m" },
  tookMs: 1,
};

describe("scenarios that are played again", () => {
  it("fail where they are another visit, which says where the two first differ", () => {
    const results = heldAgainstFirst([
      played("a", 1, ["x", "y"]),
      played("a", 2, ["x", "z"]),
      played("b", 1, ["x"]),
      played("b", 2, ["x", "more"]),
      played("c", 1, ["x"]),
      played("c", 2, ["x"]),
      broken,
    ]);
    const failures = results.map(({ answer }) => (answer.outcome === "played" ? answer.report.failures : []));
    expect(failures).toEqual([
      [],
      ["Round 2 was another visit than round 1: event 2 was y, then z."],
      [],
      ["Round 2 was another visit than round 1: event 2 was nothing more, then more."],
      [],
      [],
      [],
    ]);
    expect(results[1]?.answer).toMatchObject({ report: { passed: false } });
  });
});

describe("JUnit XML", () => {
  it("counts, names every visit, keeps hash and seed, and tells failures and breakdowns apart", () => {
    const xml = junitOf(
      [played("fine", 1, ["x"]), played("wrong", 2, ["y"], ['He said "no".', "And left."]), broken],
      9000,
    );
    expect(xml).toContain(
      '<testsuite name="stella visit" tests="3" failures="1" errors="1" skipped="0" time="9.000">',
    );
    expect(xml).toContain('<testcase name="fine" classname="scenarios" file="fine.yaml" time="4.000">');
    expect(xml).toContain('<testcase name="wrong (round 2)"');
    expect(xml).toContain('<property name="eventLogSha256" value="y"/>');
    expect(xml).toContain('<failure message="He said &quot;no&quot;.">He said "no".\nAnd left.</failure>');
    expect(xml).toContain('<error message="It died (SIGSEGV).">');
    expect(xml).toContain("at &lt;anonymous&gt; &amp; co");
    // What no XML parser reads: control characters.
    expect([...xml].filter((letter) => letter < " " && letter !== "\n")).toEqual([]);
  });
});
