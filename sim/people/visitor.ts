import type { Panel, Touch } from "../../robot/dialogue/screen-protocol.ts";
import { seededRandom } from "../../robot/kernel/random.ts";
import type { Posture } from "../bodies/humanoid.ts";
import type { Answer, PersonScript } from "../scenario/scenario.ts";
import { type Stance, standing, turned, walked } from "./gait.ts";

/** Somebody in the lobby: where they are, what they are about, and what they have answered so far. */
export interface Visitor extends Stance {
  readonly script: PersonScript;
  /** 0 … 1, this person's own: how quickly they react, when they blink, how they sway. */
  readonly temper: number;
  readonly presence: "not-yet" | "here" | "gone";
  readonly act: number;
  readonly actSinceMs: number;
  readonly speakingUntilMs: number;
  /** How often each question was answered. */
  readonly answered: Readonly<Record<string, number>>;
  /** The last of the robot's turns that was reacted to. */
  readonly reactedTo: number;
  /** A question was on the screen while conversing: from then on a goodbye is one. */
  readonly wasAsked: boolean;
}

/** What people notice of the robot. */
export interface RobotAppearance {
  readonly panel: Panel | null;
  readonly panelSinceMs: number;
  readonly speaking: boolean;
  readonly quietSinceMs: number;
  /** Counts what it said and what it asked: a new number is a new turn to react to. */
  readonly turn: number;
}

/** What somebody does to the world around them. */
export type Deed =
  | { readonly do: "speak"; readonly words: string }
  | { readonly do: "touch"; readonly touch: Touch }
  /** The scenario has no answer to this question. */
  | { readonly do: "wonder"; readonly question: string };

/** Somebody asked something that the scenario does not foresee stays this long, and leaves. */
const PUZZLED_MS = 12_000;
/** Time taken over the robot's last words before walking off. */
const GOODBYE_MS = 2_500;

export function newVisitor(script: PersonScript, seed: number): Visitor {
  return {
    script,
    temper: seededRandom(seed).next(),
    presence: "not-yet",
    x: script.from[0],
    y: script.from[1],
    bodyYawRad: Math.PI,
    faceYawRad: Math.PI,
    strideRad: 0,
    stride: 0,
    act: 0,
    actSinceMs: 0,
    speakingUntilMs: 0,
    answered: {},
    reactedTo: 0,
    wasAsked: false,
  };
}

/** One step of one person's life. Pure; `lineMs` tells how long saying something takes. */
export function stepVisitor(
  before: Visitor,
  robot: RobotAppearance,
  atMs: number,
  tickS: number,
  lineMs: (words: string) => number,
): { readonly visitor: Visitor; readonly deeds: readonly Deed[] } {
  if (before.presence === "gone") return { visitor: before, deeds: [] };
  if (before.presence === "not-yet") {
    if (atMs < before.script.entersAtS * 1000) return { visitor: before, deeds: [] };
    return { visitor: { ...before, presence: "here", actSinceMs: atMs }, deeds: [] };
  }
  const act = before.script.acts[before.act];
  if (!act) return { visitor: { ...before, presence: "gone" }, deeds: [] };
  const next = (visitor: Visitor): Visitor => ({ ...visitor, act: visitor.act + 1, actSinceMs: atMs });
  switch (act.do) {
    case "walk": {
      const visitor = walked(before, act.to, act.speedMps, tickS);
      return {
        visitor: visitor.x === act.to[0] && visitor.y === act.to[1] ? next(visitor) : visitor,
        deeds: [],
      };
    }
    case "stand": {
      const visitor = turned(standing(before), facingYaw(before, act.facing), tickS);
      return { visitor: atMs - before.actSinceMs >= act.forS * 1000 ? next(visitor) : visitor, deeds: [] };
    }
    case "say":
      return {
        visitor: next({ ...standing(before), speakingUntilMs: atMs + lineMs(act.words) }),
        deeds: [{ do: "speak", words: act.words }],
      };
    case "touch-start":
      return {
        visitor: next(standing(before)),
        deeds: [{ do: "touch", touch: { type: "touch", kind: "start" } }],
      };
    case "converse": {
      const here = turned(standing(before), facingYaw(before, "robot"), tickS);
      const { visitor, deeds, leaves } = converse(here, robot, atMs, lineMs);
      const impatient = atMs - before.actSinceMs >= act.patienceS * 1000;
      return { visitor: leaves || impatient ? next(visitor) : visitor, deeds };
    }
  }
}

/** How somebody stands or walks at this moment. */
export function postureOf(visitor: Visitor, atMs: number): Posture {
  const sway = Math.sin(atMs / 900 + visitor.temper * 7);
  const sinceBlinkMs = (atMs + visitor.temper * 4000) % (3200 + visitor.temper * 1500);
  const speaks = atMs < visitor.speakingUntilMs;
  return {
    x: visitor.x + 0.006 * Math.sin(atMs / 1300 + visitor.temper * 3),
    y: visitor.y + 0.01 * sway,
    bodyYawRad: visitor.bodyYawRad + 0.03 * sway,
    faceYawRad: visitor.faceYawRad + 0.03 * Math.sin(atMs / 700 + visitor.temper * 5),
    strideRad: visitor.strideRad,
    stride: visitor.stride,
    blink: sinceBlinkMs < 140 ? 1 : 0,
    talk: speaks ? Math.abs(Math.sin(atMs / 95)) : 0,
  };
}

function converse(
  visitor: Visitor,
  robot: RobotAppearance,
  atMs: number,
  lineMs: (words: string) => number,
): { readonly visitor: Visitor; readonly deeds: readonly Deed[]; readonly leaves: boolean } {
  const stay = { visitor, deeds: [], leaves: false };
  if (robot.speaking || atMs < visitor.speakingUntilMs || !robot.panel) return stay;
  // People begin 0.5 to 1.2 s after the robot has ended; this person a little differently every time.
  const reactionMs = 500 + 400 * visitor.temper + 300 * seededRandom(robot.turn * 7919 + 1).next();
  const waitedMs = atMs - Math.max(robot.quietSinceMs, robot.panelSinceMs, visitor.speakingUntilMs);
  const { kind, question } = robot.panel;
  if (kind !== "ask" || question === null) {
    const goodbye = visitor.wasAsked && (kind === "attract" || waitedMs >= GOODBYE_MS);
    return { ...stay, leaves: goodbye };
  }
  if (robot.turn === visitor.reactedTo) {
    return { ...stay, leaves: !(question in visitor.script.answers) && waitedMs >= PUZZLED_MS };
  }
  if (waitedMs < reactionMs) return stay;
  const times = visitor.answered[question] ?? 0;
  const reacted: Visitor = {
    ...visitor,
    wasAsked: true,
    reactedTo: robot.turn,
    answered: { ...visitor.answered, [question]: times + 1 },
  };
  const answers = visitor.script.answers[question];
  const answer = answers?.[Math.min(times, answers.length - 1)];
  if (!answer) return { visitor: reacted, deeds: [{ do: "wonder", question }], leaves: false };
  const speakingUntilMs = answer.do === "say" ? atMs + lineMs(answer.words) : visitor.speakingUntilMs;
  return {
    visitor: { ...reacted, speakingUntilMs },
    deeds: deedsOf(answer, question),
    leaves: answer.do === "walk-away",
  };
}

function deedsOf(answer: Answer, question: string): readonly Deed[] {
  switch (answer.do) {
    case "say":
      return [{ do: "speak", words: answer.words }];
    case "choose":
      return [{ do: "touch", touch: { type: "touch", kind: "choose", question, choice: answer.choice } }];
    case "type":
      return [{ do: "touch", touch: { type: "touch", kind: "type", question, text: answer.text } }];
    case "press":
      return [{ do: "touch", touch: { type: "touch", kind: "command", command: answer.command } }];
    case "nothing":
    case "walk-away":
      return [];
  }
}

function facingYaw(visitor: Visitor, facing: "robot" | "away" | "aside"): number {
  const towardsRobot = Math.atan2(-visitor.y, -visitor.x);
  switch (facing) {
    case "robot":
      return towardsRobot;
    case "away":
      return towardsRobot + Math.PI;
    case "aside":
      return towardsRobot + Math.PI / 2;
  }
}
