import type { z } from "zod";
import type { BusinessProfile } from "../../../robot/kernel/business-profile.ts";
import { WARDROBE } from "../../../sim/bodies/wardrobe.ts";
import type { act, personScript } from "../../../sim/scenario/person-script.ts";
import { answersOf, type GivenMove, questionOf } from "./given-answers.ts";
import { sampleFor } from "./samples.ts";
import type { ToldVisit, VisitStory } from "./visit-story.ts";
import { type Footprint, simplified, speedOf, spotOf, type WalkedPath } from "./walked-path.ts";

type Act = z.input<typeof act>;
export type Person = z.input<typeof personScript>;

/** Where somebody comes from, and goes to, whom the camera did not see. */
const DOOR: [number, number] = [6, -2];
const EXIT: [number, number] = [6, 2];
const BEFORE_THE_SCREEN: [number, number] = [1, 0];
/** Somebody seen for less is a flicker, or on their way out of the picture. */
const SEEN_MS = 1000;

/** Everybody in the story, as actors: the visitors first. Nobody is called by a name that was told. Pure. */
export function peopleOf(story: VisitStory, profile: BusinessProfile): readonly Person[] {
  const served = new Set(story.visits.flatMap(({ tracks }) => tracks));
  const visitors = story.visits.map((visit, index) => visitorOf(visit, story, profile, index));
  const others = [...story.paths]
    .filter(([track]) => !served.has(track))
    .filter(([, path]) => (path.at(-1)?.atMs ?? 0) - (path[0]?.atMs ?? 0) >= SEEN_MS);
  return [...visitors, ...others.map(([, path], index) => bystanderOf(path, index, visitors.length + index))];
}

function visitorOf(visit: ToldVisit, story: VisitStory, profile: BusinessProfile, index: number): Person {
  const path = visit.tracks
    .flatMap((track) => story.paths.get(track) ?? [])
    .sort((one, other) => one.atMs - other.atMs);
  const endMs = story.journal.find(
    ({ atMs, line }) => atMs >= visit.beganAtMs && line.event === "visit.ended",
  )?.atMs;
  const coming = path.filter(({ atMs }) => atMs <= visit.beganAtMs);
  const going = path.filter(({ atMs }) => endMs !== undefined && atMs >= endMs);
  const here = path.findLast(({ atMs }) => atMs <= visit.beganAtMs) ?? path[0];
  const place = here ? spotOf(here) : BEFORE_THE_SCREEN;
  const last = going.at(-1);
  const answers = answersOf(visit.answers, profile);
  const means = meansOf(visit, profile);
  return {
    name: `Visitor ${index + 1}`,
    look: index % WARDROBE.length,
    entersAtS: seconds(coming[0]?.atMs ?? Math.max(0, visit.beganAtMs - 5000)),
    from: coming[0] ? spotOf(coming[0]) : DOOR,
    ...(isHurried(visit) && { manner: "eager" as const }),
    acts: [
      ...walked(coming, place),
      ...opening(visit.by),
      { do: "converse" },
      { do: "walk", to: last && Math.hypot(last.x, last.y) > 2.5 ? spotOf(last) : EXIT },
    ],
    ...(Object.keys(means).length > 0 && { means }),
    answers: withoutMeant(leaving(answers, visit), means),
  };
}

/** How the visitor made the robot begin. */
function opening(by: string): readonly Act[] {
  switch (by) {
    case "touch":
      return [{ do: "touch-start" }];
    case "wake":
      return [{ do: "say", words: "hey stella" }];
    default:
      return [];
  }
}

function walked(path: WalkedPath, to: [number, number]): readonly Act[] {
  if (path.length < 2) return [{ do: "walk", to }];
  const via = simplified(path).slice(1, -1).map(spotOf);
  return [{ do: "walk", to, ...(via.length > 0 && { via }), speedMps: speedOf(path) }];
}

function bystanderOf(path: readonly Footprint[], index: number, look: number): Person {
  const points = simplified(path);
  const [first, last] = [points[0]!, points.at(-1)!];
  return {
    name: `Bystander ${index + 1}`,
    look: look % WARDROBE.length,
    entersAtS: seconds(first.atMs),
    from: spotOf(first),
    acts: [{ do: "walk", to: spotOf(last), via: points.slice(1, -1).map(spotOf), speedMps: speedOf(path) }],
  };
}

/** What is true of the sample visitor: read back right, it is confirmed. Only for what was spoken. */
function meansOf(visit: ToldVisit, profile: BusinessProfile): Record<string, string> {
  const means: Record<string, string> = {};
  for (const { panel, by } of visit.answers) {
    const question = "words" in by && panel.question !== null ? questionOf(profile, panel.question) : null;
    const sample = question && "words" in by ? sampleFor(question.type, by.value ?? by.words) : null;
    if (question && sample && sample.typed !== "") means[question.id] = sample.typed;
  }
  return means;
}

/** The answers to read-backs of what is meant: whoever knows what is true needs none. */
function withoutMeant(
  answers: Readonly<Record<string, GivenMove[]>>,
  means: Readonly<Record<string, string>>,
): Record<string, GivenMove[]> {
  return Object.fromEntries(
    Object.entries(answers).filter(
      ([question]) => !(question.replace(/^confirm-/, "") in means && question.startsWith("confirm-")),
    ),
  );
}

/** Who left before the end leaves at the last question that they were asked. */
function leaving(
  answers: Readonly<Record<string, GivenMove[]>>,
  { outcome, asked }: ToldVisit,
): Readonly<Record<string, GivenMove[]>> {
  const last = asked.at(-1);
  if (outcome !== "abandoned" || last === undefined) return answers;
  return { ...answers, [last]: [...(answers[last] ?? []), { do: "walk-away" }] };
}

/** Only touches, and while the robot speaks; who speaks as well waits for its end, or would not be heard. */
function isHurried({ answers, earlyTouches }: ToldVisit): boolean {
  const touches = answers.filter(({ by }) => "touch" in by).length;
  return touches > 0 && touches === answers.length && earlyTouches > touches / 2;
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
