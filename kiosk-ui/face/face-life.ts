import type { FacePlace, Mood } from "../../robot/dialogue/face-protocol.ts";
import type { Speech } from "../view.ts";
import { type Blinking, beginBlinking, blinkingAt, closureAt } from "./blinking.ts";
import {
  type Expression,
  easedExpression,
  expressionOf,
  type FaceState,
  sameExpression,
} from "./expression.ts";
import { type FaceOnGlass, type Sight, sightOf } from "./eye-aim.ts";
import { type FaceFrame, frameOf, type Motion } from "./face-frame.ts";
import { beginFidgeting, type Fidgeting, fidgetingAt, type Restlessness } from "./fidgeting.ts";
import { afterTidings, type GazeMotion, isStill, movedTo, restingGaze } from "./gaze-motion.ts";
import { endsAtMs, loudnessAt, opennessOf } from "./speech-timing.ts";

/** What the face is told; all of it is true. */
export interface FaceNews {
  readonly state: FaceState;
  readonly mood: Mood;
  /** A new object with every tiding, also of somebody who stands still. */
  readonly gaze: FacePlace | null;
  readonly speech: Speech | null;
  /** Whoever looks on wants less motion: every state shows, and nothing moves. */
  readonly stillness: boolean;
  /** Where it is drawn, and how large: a hundredth of its width. */
  readonly onGlass: FaceOnGlass & { readonly unitM: number };
}

/** The face from one frame to the next. */
export interface FaceLife {
  readonly atMs: number;
  readonly gaze: GazeMotion;
  readonly heard: FacePlace | null;
  readonly blinking: Blinking;
  readonly fidgeting: Fidgeting;
  readonly expression: Expression;
}

export interface Lived {
  readonly life: FaceLife;
  readonly frame: FaceFrame;
  /** When there will be something new to draw; null: with the very next frame. */
  readonly nextAtMs: number | null;
}

/** Where one looks who thinks. */
const THINKING: Pick<Sight, "yawRad" | "pitchRad"> = { yawRad: 0.32, pitchRad: 0.26 };
/** Farther than this in one frame is a saccade that a blink hides. */
const JUMP_RAD = 0.3;
const HOP_MS = 1100;
const WAVE_MS = 1500;
const TURN_MS = 2600;
/** A face that waits for visitors twinkles now and then, and is at rest in between. */
const TWINKLE = { everyMs: 6000, lastsMs: 900 };
/** How often a face that is at rest is looked at anyway. */
const REST_MS = 2000;

export function bornAt(atMs: number, seed: number): FaceLife {
  return {
    atMs,
    gaze: restingGaze(atMs),
    heard: null,
    blinking: beginBlinking(seed, atMs),
    fidgeting: beginFidgeting(seed + 1, atMs),
    expression: expressionOf("unlinked", "sleepy"),
  };
}

/** The face at a moment, from what it was and what it is told. Pure. */
export function lived(before: FaceLife, news: FaceNews, atMs: number): Lived {
  const goal = expressionOf(news.state, news.mood);
  const gaze = movedGaze(before, news, atMs);
  const fidgeting = fidgetingAt(before.fidgeting, atMs, restlessnessOf(news));
  const jumped =
    Math.abs(gaze.sight.yawRad - before.gaze.sight.yawRad) > JUMP_RAD ||
    Math.abs(fidgeting.yawRad - before.fidgeting.yawRad) > JUMP_RAD / 2;
  const blinking =
    !news.stillness && !isAsleep(news) ? blinkingAt(before.blinking, atMs, jumped) : before.blinking;
  const expression = news.stillness ? goal : easedExpression(before.expression, goal, atMs - before.atMs);
  const life = { atMs, gaze, heard: news.gaze, blinking, fidgeting, expression };
  const motion = motionOf(life, news, atMs);
  const moves =
    motion.moves || !sameExpression(expression, goal) || !isStill(gaze) || closureAt(blinking, atMs) > 0;
  return {
    life,
    frame: frameOf(expression, motion, news.onGlass.unitM),
    nextAtMs: moves && !news.stillness ? null : restUntil(life, news, atMs),
  };
}

function movedGaze({ gaze, heard }: FaceLife, news: FaceNews, atMs: number): GazeMotion {
  const told =
    news.gaze === heard ? gaze : afterTidings(gaze, news.gaze && sightOf(news.gaze, news.onGlass), atMs);
  if (!news.stillness) return movedTo(told, atMs);
  const { sight } = told.goal;
  return { ...told, sight, yawRadPerS: 0, pitchRadPerS: 0, atMs, saccade: null };
}

/** Nothing of a face that sleeps moves: nobody is there to see it, or no robot behind it. */
function isAsleep({ state, mood }: FaceNews): boolean {
  return state === "unlinked" || (state === "idle" && mood === "sleepy");
}

function restlessnessOf(news: FaceNews): Restlessness {
  const { state, gaze, stillness } = news;
  if (stillness || isAsleep(news) || state === "thinking") return "still";
  return gaze !== null ? "fixing" : state === "idle" ? "waiting" : "still";
}

function motionOf(
  { gaze, fidgeting, blinking }: FaceLife,
  news: FaceNews,
  atMs: number,
): Motion & { readonly moves: boolean } {
  const { state, speech, stillness } = news;
  const away = state === "thinking" ? THINKING : fidgeting;
  const sight = {
    yawRad: gaze.sight.yawRad + away.yawRad,
    pitchRad: gaze.sight.pitchRad + away.pitchRad,
    nearness: gaze.sight.nearness,
  };
  const loudness = state === "speaking" && speech ? loudnessAt(speech, atMs) : 0;
  const rest = { sight, closure: closureAt(blinking, atMs), speech: 0, hop: null, starTurn: 0, starScale: 1 };
  switch (state) {
    case "listening":
      return { ...rest, waves: wavesAt(stillness ? 0.5 : phase(atMs, WAVE_MS)), moves: true };
    case "thinking": {
      const turn = stillness ? 0.125 : phase(atMs, TURN_MS);
      const hop = stillness ? 0.4 : phase(atMs, HOP_MS);
      return { ...rest, waves: [0, 0, 0], hop, starTurn: turn, moves: true };
    }
    case "speaking": {
      const speaks = speech !== null && atMs < endsAtMs(speech);
      const open = stillness ? 0.45 : opennessOf(loudness);
      return { ...rest, waves: [0, 0, 0], speech: open, starScale: 1 + loudness * 0.16, moves: speaks };
    }
    case "idle": {
      const twinkle = stillness || isAsleep(news) ? 1 : (atMs % TWINKLE.everyMs) / TWINKLE.lastsMs;
      const scale = twinkle < 1 ? 1 + 0.14 * Math.sin(twinkle * Math.PI) : 1;
      return { ...rest, waves: [0, 0, 0], starScale: scale, moves: twinkle < 1 };
    }
    case "unlinked":
      return { ...rest, waves: [0, 0, 0], moves: false };
  }
}

/** Three arcs at each ear that light up one after another, from the outside in: sound arrives. */
function wavesAt(share: number): readonly [number, number, number] {
  const at = (index: number) => 0.25 + 0.75 * Math.max(0, Math.sin((share + index / 5) * 2 * Math.PI));
  return [at(0), at(1), at(2)];
}

function phase(atMs: number, periodMs: number): number {
  return (atMs % periodMs) / periodMs;
}

function restUntil({ blinking, fidgeting }: FaceLife, news: FaceNews, atMs: number): number {
  if (news.stillness || isAsleep(news)) return atMs + REST_MS;
  const twinkleAt = atMs - (atMs % TWINKLE.everyMs) + TWINKLE.everyMs;
  const due = [blinking.nextAtMs, fidgeting.nextAtMs, twinkleAt].filter((at) => at > atMs);
  return Math.min(atMs + REST_MS, ...due);
}
