import { stringify } from "yaml";
import type { z } from "zod";
import { type BusinessProfile, checkProfile } from "../../../robot/kernel/business-profile.ts";
import { PROFILE_ENCLOSURE } from "../../../robot/recording/heading.ts";
import type { Recording } from "../../../robot/recording/recording.ts";
import type { expectations } from "../../../sim/scenario/expectations.ts";
import { parseScenario, type scenarioSchema } from "../../../sim/scenario/scenario.ts";
import { recordedConfig } from "../recorded-config.ts";
import { knownBusiness } from "./known-business.ts";
import { ownRules } from "./own-rules.ts";
import { peopleOf } from "./people-of.ts";
import { faultsSeen } from "./seen-faults.ts";
import { storyOf, type VisitStory } from "./visit-story.ts";

/** Where an editor finds what is allowed, from a folder of scenarios in the project. */
const SCHEMA_LINE = "# yaml-language-server: $schema=../../docs/scenario.schema.json";
/** Actors take their own time. */
const PATIENCE_S = 60;
const LONGEST_S = 3600;

/**
 * A recorded visit as a scenario that anybody may read: who came from where and answered what, with samples in the
 * place of what people told of themselves, and what came of it as what is expected. Text of a YAML file.
 * Throws a `Fault` `recording.…`.
 */
export function scenarioTextOf(recording: Recording): string {
  const profile = checkProfile(JSON.parse(recording.enclosure(PROFILE_ENCLOSURE)), recording.place);
  const robot = ownRules(recordedConfig(recording));
  const scenario = scenarioOf(storyOf(recording), { profile, name: knownBusiness(profile) }, robot);
  const text = `${SCHEMA_LINE}\n# Made from a recording: what visitors told of themselves is replaced by samples.\n${stringify(scenario, { lineWidth: 110 })}`;
  // What cannot be read again is our mistake, and is told before anybody keeps it.
  parseScenario(text, "the scenario made from the recording");
  return text;
}

interface Business {
  readonly profile: BusinessProfile;
  /** What a scenario calls it; null: it is played by a robot of that business only. */
  readonly name: string | null;
}

/** @param robot the rules that the robot had of its own */
export function scenarioOf(
  story: VisitStory,
  business: Business,
  robot: Readonly<Record<string, unknown>>,
): z.input<typeof scenarioSchema> {
  const people = peopleOf(story, business.profile);
  const faults = faultsSeen(story);
  const { picturesPerSecond } = story;
  return {
    title: `A recorded visit: ${titleOf(story)}`,
    lastsS: Math.min(LONGEST_S, Math.round(story.lastsMs / 1000) + PATIENCE_S),
    ...(business.name !== null && { profile: business.name }),
    ...(Object.keys(robot).length > 0 && { robot }),
    ...(picturesPerSecond !== null && { framesPerSecond: frameRate(picturesPerSecond) }),
    ...(faults.length > 0 && { faults: [...faults] }),
    people: [...people],
    expect: expectationsOf(story),
  };
}

/** A whole one, of those that a scenario may have. */
function frameRate(picturesPerSecond: number): number {
  return Math.max(1, Math.min(30, Math.round(picturesPerSecond)));
}

function titleOf({ visits, greetedAtMs }: VisitStory): string {
  if (visits.length === 0) return greetedAtMs === null ? "nobody is served" : "nobody stays";
  return visits.map(({ outcome }) => outcome ?? "not ended").join(", then ");
}

const OUTCOMES = ["completed", "declined", "abandoned", "handed-over"] as const;

function expectationsOf({ visits, greetedAtMs, journal }: VisitStory): z.input<typeof expectations> {
  const outcomes = visits.flatMap(({ outcome }) => OUTCOMES.filter((each) => each === outcome));
  const filed = journal.filter(({ line }) => line.event === "record.filed").length;
  return {
    greeted: greetedAtMs !== null,
    visits: visits.length,
    ...(outcomes.length > 0 && { outcomes }),
    // Each as often as it was asked at first: who is understood better is asked less often.
    asked:
      visits.length === 1
        ? [...new Set(visits[0]?.asked.filter((each) => !each.startsWith("confirm-")))]
        : [],
    records: Array.from({ length: filed }, () => ({})),
  };
}
