import type { Mood } from "../../robot/dialogue/face-protocol.ts";
import type { Activity } from "../../robot/dialogue/screen-protocol.ts";
import type { LinkState } from "../view.ts";

/** What the robot does, or that there is none behind the page. */
export type FaceState = Activity | "unlinked";

/** A robot that restarts is back before its face has to close its eyes. Pure. */
export function faceStateOf(link: LinkState, activity: Activity): FaceState {
  return link === "connected" || link === "lost" ? activity : "unlinked";
}

/** What a face looks like at rest in one state. Shares are 0 … 1 unless they say otherwise. */
export interface Expression {
  /** Of an eye's height. */
  readonly eyeOpen: number;
  /** How far down the upper lid is, and how far up the lower one. */
  readonly upperLid: number;
  readonly lowerLid: number;
  /** Of both brows, -1 … 2. */
  readonly browLift: number;
  /** Of the right one alone: whoever wonders lifts one. */
  readonly browSkew: number;
  /** -1 … 1: inner ends up, as of somebody who is sorry. */
  readonly browWorry: number;
  readonly cheeks: number;
  /** -1 … 1. */
  readonly smile: number;
  readonly mouthOpen: number;
  readonly mouthWidth: number;
  /** 1: as high as it is low, like an "o"; 0: an open smile. */
  readonly mouthRound: number;
  /** The dots of somebody who thinks, in the mouth's place. */
  readonly dots: number;
}

const calm: Expression = {
  eyeOpen: 1,
  upperLid: 0.1,
  lowerLid: 0,
  browLift: 0,
  browSkew: 0,
  browWorry: 0,
  cheeks: 0.45,
  smile: 0.6,
  mouthOpen: 0,
  mouthWidth: 1,
  mouthRound: 0,
  dots: 0,
};

const ofMood: Readonly<Record<Mood, Expression>> = {
  sleepy: { ...calm, upperLid: 0.55, browLift: -0.6, smile: 0.25, cheeks: 0.3, mouthWidth: 0.7 },
  calm,
  welcoming: { ...calm, upperLid: 0, lowerLid: 0.1, browLift: 1, smile: 1, cheeks: 0.8 },
  attentive: { ...calm, upperLid: 0.02, browLift: 0.4, smile: 0.5 },
  puzzled: { ...calm, upperLid: 0.06, browLift: 0.2, browSkew: 1, smile: -0.2, mouthWidth: 0.6, cheeks: 0.3 },
  happy: { ...calm, upperLid: 0, lowerLid: 0.42, browLift: 1.2, smile: 1, cheeks: 1, mouthOpen: 0.3 },
  sorry: { ...calm, upperLid: 0.16, browLift: 0.4, browWorry: 1, smile: -0.5, mouthWidth: 0.7, cheeks: 0.3 },
};

/** The expression of a robot in this mood that does this. Pure. */
export function expressionOf(state: FaceState, mood: Mood): Expression {
  const own = ofMood[mood];
  switch (state) {
    case "idle":
      return own;
    // Wide eyes and a small round mouth: all ears.
    case "listening":
      return {
        ...own,
        eyeOpen: 1.07,
        upperLid: Math.min(own.upperLid, 0.04),
        browLift: own.browLift + 0.5,
        mouthOpen: 0.36,
        mouthWidth: 0.28,
        mouthRound: 1,
        smile: 0,
      };
    case "thinking":
      return { ...own, eyeOpen: 0.92, upperLid: 0.14, browSkew: 0.8, mouthWidth: 0, mouthOpen: 0, dots: 1 };
    // Its mouth is moved by the sound.
    case "speaking":
      return { ...own, smile: Math.max(0.1, own.smile * 0.7), mouthOpen: 0, mouthWidth: 0.82 };
    // There is no robot to look through these eyes.
    case "unlinked":
      return { ...ofMood.sleepy, eyeOpen: 0.07, upperLid: 0, cheeks: 0.15, smile: 0.1 };
  }
}

/** A tenth of a second: as quickly as faces change. */
const EASE_MS = 90;
const SETTLED = 0.004;

/** The expression on its way from one to another. Pure. */
export function easedExpression(from: Expression, to: Expression, passedMs: number): Expression {
  const left = Math.exp(-passedMs / EASE_MS);
  const eased = (at: number, goal: number) => {
    const next = goal + (at - goal) * left;
    return Math.abs(next - goal) < SETTLED ? goal : next;
  };
  return {
    eyeOpen: eased(from.eyeOpen, to.eyeOpen),
    upperLid: eased(from.upperLid, to.upperLid),
    lowerLid: eased(from.lowerLid, to.lowerLid),
    browLift: eased(from.browLift, to.browLift),
    browSkew: eased(from.browSkew, to.browSkew),
    browWorry: eased(from.browWorry, to.browWorry),
    cheeks: eased(from.cheeks, to.cheeks),
    smile: eased(from.smile, to.smile),
    mouthOpen: eased(from.mouthOpen, to.mouthOpen),
    mouthWidth: eased(from.mouthWidth, to.mouthWidth),
    mouthRound: eased(from.mouthRound, to.mouthRound),
    dots: eased(from.dots, to.dots),
  };
}

export function sameExpression(one: Expression, other: Expression): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
