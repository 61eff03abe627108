import { degrees } from "../../robot/kernel/geometry.ts";
import { lensPose } from "../../robot/kernel/lens-pose.ts";
import { SystemClock } from "../../robot/kernel/system-clock.ts";
import { SightPipeline } from "../../robot/perception/sight/pipeline.ts";
import type { Person, Scene } from "../../robot/perception/sight/scene.ts";
import { type SightRules, sightRules } from "../../robot/perception/sight/sight-config.ts";
import { type Command, parseOptions, type Streams, UsageError } from "../command.ts";
import { type FileCamera, openFileCamera, openVision, type Vision } from "../hardware/sight.ts";

const DEFAULT_FPS = 10;
const DEFAULT_FOV_DEG = 55;
const DEFAULT_LENS_M = 1.35;

export const see: Command = {
  name: "see",
  summary: "show what the robot sees in pictures and videos",
  help: `
stella see FILE|VIDEO… [--json] [--fps N] [--fov DEG] [--lens-height M] [--models DIR]

Runs the robot's own sight on files: person detector, tracker, faces, distance, engagement.
A picture is one frame by itself. Of a video, N frames a second are looked at, each of them.
Every file starts afresh: nobody is followed from one to the next. Frames are numbered through all files.

  --json           one JSON line per frame:
                   {"frame":0,"atMs":0,"persons":[{"box":[x1,y1,x2,y2],"score":0.83,"track":"t1",
                    "engagement":"noticed","distanceM":2.4}],"inferMs":25}
                   box in pixels, atMs since the file began, inferMs on this machine
  --fps N          frames a second to look at in videos, 0.1 … 60 (default ${DEFAULT_FPS})
  --fov DEG        horizontal field of view of the lens, 10 … 170 (default ${DEFAULT_FOV_DEG}); distances depend on it
  --lens-height M  height of the lens above the floor, 0.2 … 10 (default ${DEFAULT_LENS_M}); distances depend on it
  --models DIR     folder with the models and their manifest.json (default: the one that comes with Stella)

Exit code 0 when every file was read, 2 for a file, a model or an option that is wrong.
`,
  async run(args, streams, signal) {
    const options = optionsOf(args);
    const clock = new SystemClock();
    const rules = sightRules.parse({});
    const vision = await openVision(clock, rules, options.modelsFolder);
    try {
      let frame = 0;
      for (const path of options.paths) {
        if (signal.aborted) break;
        const file = await openFileCamera(path, options.framesPerSecond, options, clock, signal);
        if (!options.json) streams.stdout.write(`${path}\n`);
        frame = await seeFile(file, vision, rulesFor(file, rules), frame, options, streams, signal);
      }
      return 0;
    } finally {
      await vision.close();
    }
  },
};

/** @returns the number of the next frame */
async function seeFile(
  { camera }: FileCamera,
  vision: Vision,
  rules: SightRules,
  firstFrame: number,
  { json }: Options,
  { stdout }: Streams,
  signal: AbortSignal,
): Promise<number> {
  const pipeline = new SightPipeline(vision.persons, vision.faces, rules);
  const lens = lensPose(camera.geometry, { panRad: 0, tiltRad: 0 });
  let frame = firstFrame;
  for await (const picture of camera.frames(signal)) {
    const { scene } = await pipeline.look(picture, camera.geometry, lens);
    stdout.write(`${json ? jsonLine(frame, scene) : plainLine(scene)}\n`);
    frame += 1;
  }
  return frame;
}

/** A photo has no next frame to confirm somebody in. */
function rulesFor({ kind }: FileCamera, rules: SightRules): SightRules {
  if (kind === "video") return rules;
  const { sureScore } = rules.tracker;
  return { ...rules, tracker: { ...rules.tracker, hitsToConfirm: 1, newScore: sureScore } };
}

function jsonLine(frame: number, { capturedAt, persons, inferMs }: Scene): string {
  return JSON.stringify({
    frame,
    atMs: Math.round(capturedAt),
    persons: persons.map(({ box, score, track, engagement, distanceM }) => ({
      box: box.map(Math.round),
      score: rounded(score, 2),
      track,
      engagement,
      distanceM: rounded(distanceM, 2),
    })),
    inferMs: rounded(inferMs, 1),
  });
}

function plainLine({ capturedAt, persons }: Scene): string {
  const time = `${(capturedAt / 1000).toFixed(1).padStart(7)} s  `;
  return time + (persons.length === 0 ? "nobody" : persons.map(inWords).join("; "));
}

const FACING_WORDS: Readonly<Record<Person["facing"], string>> = {
  towards: "looks here",
  away: "looks away",
  unknown: "face not seen",
};

function inWords({ track, distanceM, facing, engagement, score }: Person): string {
  return `${track} at ${distanceM.toFixed(1)} m, ${FACING_WORDS[facing]}, ${engagement} (${score.toFixed(2)})`;
}

interface Options {
  readonly paths: readonly string[];
  readonly json: boolean;
  readonly framesPerSecond: number;
  readonly fieldOfViewRad: number;
  readonly heightM: number;
  readonly modelsFolder: string | undefined;
}

function optionsOf(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  if (positionals.length === 0) throw new UsageError("which files? Name one or more pictures or videos.");
  return {
    paths: positionals,
    json: values.json,
    framesPerSecond: numberIn("--fps", values.fps, DEFAULT_FPS, 0.1, 60),
    fieldOfViewRad: degrees(numberIn("--fov", values.fov, DEFAULT_FOV_DEG, 10, 170)),
    heightM: numberIn("--lens-height", values["lens-height"], DEFAULT_LENS_M, 0.2, 10),
    modelsFolder: values.models,
  };
}

function parse(args: readonly string[]) {
  return parseOptions(args, {
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      fps: { type: "string" },
      fov: { type: "string" },
      "lens-height": { type: "string" },
      models: { type: "string" },
    },
  });
}

function numberIn(
  name: string,
  text: string | undefined,
  fallback: number,
  least: number,
  most: number,
): number {
  if (text === undefined) return fallback;
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (value >= least && value <= most) return value;
  throw new UsageError(`${name} takes a number from ${least} to ${most}, not "${text}".`);
}

function rounded(value: number, places: number): number {
  return Number(value.toFixed(places));
}
