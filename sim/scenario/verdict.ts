import type { IntakeRecord } from "../../robot/kernel/intake-record.ts";
import type { Peaks } from "../devices/peak-meter.ts";
import type { LobbyObservations } from "./observations.ts";
import type { Scenario } from "./scenario.ts";

/** Everything there is to judge a visit by. */
export interface VisitObserved {
  readonly lobby: LobbyObservations;
  /** How the conversations ended, in order. */
  readonly outcomes: readonly string[];
  /** What stands in the hub, oldest first, and when it came, from the scenario's beginning. */
  readonly leads: readonly { readonly record: IntakeRecord; readonly atMs: number }[];
}

/** What a joint may do at most; the motion room's rules have this shape. */
export interface HeadLimits {
  readonly pan: Peaks;
  readonly tilt: Peaks;
}

/** Set-points are compared with this much room for rounding. */
const ROUNDING = 1 + 1e-6;

/** Why the visit was not what the scenario expects: one sentence each; none when it was. */
export function failuresOf(scenario: Scenario, observed: VisitObserved, limits: HeadLimits): string[] {
  const { expect } = scenario;
  return [
    ...greeting(expect, observed.lobby.greetedAtMs),
    ...outcome(expect.outcome, observed.outcomes),
    ...leads(expect, observed.leads),
    ...(expect.headWithinLimits ? headLimits(observed.lobby.head, limits) : []),
    ...observed.lobby.unforeseen.map(
      (question) => `The robot asked "${question}", for which the scenario has no answer.`,
    ),
  ];
}

function greeting({ greeted, greetedByS }: Scenario["expect"], atMs: number | null): string[] {
  if (!greeted)
    return atMs === null ? [] : [`The robot spoke at ${inSeconds(atMs)}; it should have kept silent.`];
  if (atMs === null) return ["Nobody was greeted."];
  if (greetedByS === undefined || atMs <= greetedByS * 1000) return [];
  return [`The greeting came at ${inSeconds(atMs)}, later than ${greetedByS} s.`];
}

function outcome(expected: string | undefined, outcomes: readonly string[]): string[] {
  if (expected === undefined || (outcomes.length > 0 && outcomes.at(-1) === expected)) return [];
  const ended = outcomes.length === 0 ? "did not end" : `ended as "${outcomes.join('", then "')}"`;
  return [`The conversation ${ended}; it should have ended as "${expected}".`];
}

function leads(expect: Scenario["expect"], found: VisitObserved["leads"]): string[] {
  const failures: string[] = [];
  if (found.length !== expect.records.length) {
    failures.push(`The hub has ${found.length} leads; it should have ${expect.records.length}.`);
  }
  for (const [index, wanted] of expect.records.entries()) {
    const lead = found[index];
    if (!lead) continue;
    for (const [field, value] of Object.entries(wanted.fields)) {
      const got = lead.record.fields[field]?.value;
      if (got !== value) {
        failures.push(`Lead ${index + 1} has ${field} ${quoted(got)}; it should have ${quoted(value)}.`);
      }
    }
    for (const [group, name] of Object.entries(wanted.tags)) {
      const got = lead.record.tags.filter((tag) => tag.group === group).map(({ tag }) => tag);
      if (!got.includes(name)) {
        failures.push(
          `Lead ${index + 1} has ${group} tags [${got.join(", ")}]; it should have ${quoted(name)}.`,
        );
      }
    }
    const { recordsNotBeforeS } = expect;
    if (recordsNotBeforeS !== undefined && lead.atMs < recordsNotBeforeS * 1000) {
      failures.push(
        `Lead ${index + 1} was in the hub at ${inSeconds(lead.atMs)}, before ${recordsNotBeforeS} s.`,
      );
    }
  }
  return failures;
}

function headLimits(peaks: HeadLimits, limits: HeadLimits): string[] {
  return (["pan", "tilt"] as const).flatMap((joint) => {
    const [peak, limit] = [peaks[joint], limits[joint]];
    const failures: string[] = [];
    if (peak.lowestRad < limit.lowestRad || peak.highestRad > limit.highestRad) {
      failures.push(
        `The head's ${joint} was sent to ${peak.lowestRad.toFixed(3)} … ${peak.highestRad.toFixed(3)} rad, outside ${limit.lowestRad} … ${limit.highestRad}.`,
      );
    }
    for (const [measure, unit] of [
      ["velocityRadPerS", "rad/s"],
      ["accelerationRadPerS2", "rad/s²"],
      ["jerkRadPerS3", "rad/s³"],
    ] as const) {
      if (peak[measure] > limit[measure] * ROUNDING) {
        failures.push(
          `The head's ${joint} was driven at ${peak[measure].toFixed(2)} ${unit}, above ${limit[measure]}.`,
        );
      }
    }
    return failures;
  });
}

function quoted(value: string | undefined): string {
  return value === undefined ? "nothing" : `"${value}"`;
}

function inSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
