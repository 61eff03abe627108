import type { Panel, ShownPairing, Touch } from "../../robot/dialogue/screen-protocol.ts";
import { seededRandom } from "../../robot/kernel/random.ts";
import type { Move } from "../scenario/answer.ts";
import type { PersonScript } from "../scenario/person-script.ts";
import { converse } from "./conversing.ts";
import { courseOf, type Errand } from "./course.ts";
import { facingYaw, standing, turn, walk } from "./moving.ts";

/** Somebody in the lobby: where they are, what they are about, and what they have answered so far. */
export interface Visitor {
  readonly script: PersonScript;
  /** What they have come to do, one after another. */
  readonly course: readonly Errand[];
  /** 0 … 1, this person's own: how quickly they react, when they blink, how they sway. */
  readonly temper: number;
  /** `away`: out of the room, to come back. */
  readonly presence: "not-yet" | "here" | "away" | "gone";
  readonly x: number;
  readonly y: number;
  /** 0 points away from the robot, ±π towards it. */
  readonly bodyYawRad: number;
  readonly faceYawRad: number;
  readonly strideRad: number;
  /** 0 standing … 1 walking briskly. */
  readonly stride: number;
  readonly errand: number;
  readonly errandSinceMs: number;
  readonly speakingUntilMs: number;
  /** What they said last, or are saying. */
  readonly lastWords: string;
  readonly conversing: Conversing;
}

/** What somebody keeps in mind of their conversation with the robot. */
export interface Conversing {
  /** How often each question was answered. */
  readonly answered: Readonly<Record<string, number>>;
  /** How often each of the script's reactions was shown. */
  readonly reacted: readonly number[];
  /** The last of the robot's turns that was reacted to. */
  readonly reactedTo: number;
  /** What the robot began to say until then was heeded. */
  readonly heardUntilMs: number;
  /** What is still to be done in this turn. */
  readonly moves: readonly Move[];
  /** The question that they belong to. */
  readonly about: string;
  readonly nextMoveAtMs: number;
  /** Does not know what to do about that question. */
  readonly puzzled: boolean;
  /** A question was on the screen while conversing: from then on a goodbye is one. */
  readonly wasAsked: boolean;
}

/** A sentence of the robot's, and when it began. */
export interface Said {
  readonly text: string;
  readonly atMs: number;
}

/** What people notice of the robot. */
export interface RobotAppearance {
  readonly panel: Panel | null;
  readonly panelSinceMs: number;
  /** Counts what the screen showed. */
  readonly panels: number;
  readonly pairing: ShownPairing | null;
  readonly speaking: boolean;
  readonly quietSinceMs: number;
  /** Counts what it said and what it asked: a new number is a new turn to react to. */
  readonly turn: number;
  /** What it said to the visitor whom it serves, as the captions have it. */
  readonly said: readonly Said[];
}

/** What somebody sees and knows while they take a step. */
export interface Surroundings {
  readonly robot: RobotAppearance;
  readonly atMs: number;
  readonly tickS: number;
  /** How long saying something takes in this person's voice. */
  readonly lineMs: (words: string) => number;
  /** Null: that person is not in the room. */
  readonly whereIs: (name: string) => { readonly x: number; readonly y: number } | null;
}

/** What somebody does to the world around them. */
export type Deed =
  /** `forMs`: how long they go on; less than the words take when they break off. */
  | { readonly do: "speak"; readonly words: string; readonly forMs: number }
  | { readonly do: "touch"; readonly touch: Touch }
  /** The scenario has no answer to this question. */
  | { readonly do: "wonder"; readonly question: string };

export interface Step {
  readonly visitor: Visitor;
  readonly deeds: readonly Deed[];
}

export function newVisitor(script: PersonScript, seed: number): Visitor {
  return {
    script,
    course: courseOf(script.acts),
    temper: seededRandom(seed).next(),
    presence: "not-yet",
    x: script.from[0],
    y: script.from[1],
    bodyYawRad: Math.PI,
    faceYawRad: Math.PI,
    strideRad: 0,
    stride: 0,
    errand: 0,
    errandSinceMs: 0,
    speakingUntilMs: 0,
    lastWords: "",
    conversing: {
      answered: {},
      reacted: script.reactions.map(() => 0),
      reactedTo: 0,
      heardUntilMs: -1,
      moves: [],
      about: "",
      nextMoveAtMs: 0,
      puzzled: false,
      wasAsked: false,
    },
  };
}

/** One step of one person's life. Pure. */
export function stepVisitor(before: Visitor, around: Surroundings): Step {
  const { atMs, tickS, robot } = around;
  if (before.presence === "gone") return { visitor: before, deeds: [] };
  if (before.presence === "not-yet") {
    if (atMs < before.script.entersAtS * 1000) return { visitor: before, deeds: [] };
    return { visitor: { ...before, presence: "here", errandSinceMs: atMs }, deeds: [] };
  }
  const errand = before.course[before.errand];
  if (!errand) return { visitor: { ...before, presence: "gone" }, deeds: [] };
  const next = (visitor: Visitor): Visitor => ({
    ...visitor,
    errand: visitor.errand + 1,
    errandSinceMs: atMs,
  });
  const sinceMs = atMs - before.errandSinceMs;
  switch (errand.do) {
    case "walk": {
      const visitor = walk(before, errand.to, errand.speedMps, tickS);
      const arrived = visitor.x === errand.to[0] && visitor.y === errand.to[1];
      return { visitor: arrived ? next(visitor) : visitor, deeds: [] };
    }
    case "stand": {
      const visitor = turn(standing(before), facingYaw(before, errand.facing, around.whereIs), tickS);
      const freed = errand.until === "robot-is-free" && robot.panel?.kind === "attract";
      return { visitor: freed || sinceMs >= errand.forS * 1000 ? next(visitor) : visitor, deeds: [] };
    }
    case "say": {
      const forMs = around.lineMs(errand.words);
      return {
        visitor: next({ ...standing(before), speakingUntilMs: atMs + forMs, lastWords: errand.words }),
        deeds: [{ do: "speak", words: errand.words, forMs }],
      };
    }
    case "touch-start":
      return touching(next(standing(before)), { type: "touch", kind: "start" });
    case "press":
      return touching(next(standing(before)), { type: "touch", kind: "command", command: errand.command });
    case "pair": {
      const { pairing } = robot;
      if (pairing?.at !== "approved") {
        return {
          visitor: sinceMs >= errand.withinS * 1000 ? next(before) : standing(before),
          deeds: [],
        };
      }
      return touching(next(standing(before)), {
        type: "touch",
        kind: "pair",
        pairing: pairing.pairing,
        yes: errand.yes,
      });
    }
    case "converse": {
      const here = turn(standing(before), facingYaw(before, "robot", around.whereIs), tickS);
      const { visitor, deeds, leaves } = converse(here, around);
      const impatient = sinceMs >= errand.patienceS * 1000;
      return { visitor: leaves || impatient ? next(visitor) : visitor, deeds };
    }
    case "be-away":
      return sinceMs >= errand.forS * 1000
        ? { visitor: next({ ...before, presence: "here" }), deeds: [] }
        : { visitor: { ...before, presence: "away" }, deeds: [] };
  }
}

function touching(visitor: Visitor, touch: Touch): Step {
  return { visitor, deeds: [{ do: "touch", touch }] };
}
