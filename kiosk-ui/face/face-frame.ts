import type { Expression } from "./expression.ts";
import { aimOf, type EyeAim, type Sight } from "./eye-aim.ts";

/** Everything that is drawn of a face at one moment, in hundredths of its width; ready to be written down. */
export interface FaceFrame {
  readonly features: string;
  readonly eyes: readonly [EyeFrame, EyeFrame];
  readonly brows: readonly [string, string];
  readonly cheeks: string;
  readonly mouth: string;
  readonly dots: readonly [string, string, string];
  readonly dotsOpacity: string;
  /** From the ears outwards. */
  readonly waves: readonly [string, string, string];
  readonly star: string;
}

interface EyeFrame {
  /** Of the whole eye. */
  readonly squash: string;
  readonly pupil: string;
  readonly upperLid: string;
  readonly lowerLid: string;
}

/** What moves beside the expression. */
export interface Motion {
  readonly sight: Sight;
  /** Of the lids in a blink. */
  readonly closure: number;
  /** Of the mouth, by the sound. */
  readonly speech: number;
  /** Steps of the thinking dots, of the waves at the ears and of the star: 0 … 1, over and over; null: at rest. */
  readonly hop: number | null;
  readonly waves: readonly [number, number, number];
  readonly starTurn: number;
  readonly starScale: number;
}

/** Half of the way from one eye to the other, and an eye's size, in hundredths of the face's width. */
export const EYE = { aside: 13.5, rx: 7.4, ry: 9.2 };
/** Rolling an eyeball of this size moves the pupil this far, up to where the white would run out. */
const EYEBALL = 8.5;
const PUPIL_REACH = { x: 3.1, y: 3.6 };
/** The features lie on the visor like a mask on a head that turns a little. */
const FEATURES_REACH = { x: 7, y: 4.5 };
const MOUTH_WIDTH = 15;

/** @param unitM a hundredth of the face's width on the display, in metres */
export function frameOf(expression: Expression, motion: Motion, unitM: number): FaceFrame {
  const { sight } = motion;
  const featuresX = FEATURES_REACH.x * Math.sin(sight.yawRad);
  const featuresY = -FEATURES_REACH.y * Math.sin(sight.pitchRad);
  const eye = (side: -1 | 1): EyeFrame =>
    eyeFrame(expression, motion, aimOf(sight, side * EYE.aside * unitM));
  const brow = (side: -1 | 1): string => {
    const lift = -expression.browLift * 1.1 - (side === 1 ? expression.browSkew * 2 : 0);
    const turn = side * (expression.browWorry * 14 - (side === 1 ? expression.browSkew * 7 : 0));
    return `translate(${side * EYE.aside} ${n(lift)}) rotate(${n(turn)})`;
  };
  const hop = (index: number) =>
    motion.hop === null ? "0" : n(-2.2 * Math.max(0, Math.sin((motion.hop - index * 0.16) * 2 * Math.PI)));
  return {
    features: `translate(${n(featuresX)} ${n(featuresY)})`,
    eyes: [eye(-1), eye(1)],
    brows: [brow(-1), brow(1)],
    cheeks: n(expression.cheeks * 0.62),
    mouth: mouthOf(expression, motion.speech),
    dots: [hop(0), hop(1), hop(2)],
    dotsOpacity: n(expression.dots),
    waves: [n(motion.waves[0]), n(motion.waves[1]), n(motion.waves[2])],
    star: `rotate(${n(motion.starTurn * 360)}) scale(${n(motion.starScale)})`,
  };
}

function eyeFrame(expression: Expression, { closure }: Motion, { yawRad, pitchRad }: EyeAim): EyeFrame {
  const open = Math.max(0.06, expression.eyeOpen * (1 - closure));
  // The lids follow the eyes: whoever looks down seems to close them.
  const upper = Math.min(1, expression.upperLid + Math.max(0, -pitchRad) * 0.25);
  return {
    squash: `scale(${n(1 + closure * 0.06)} ${n(open)})`,
    pupil: `translate(${n(reach(EYEBALL * Math.sin(yawRad), PUPIL_REACH.x))} ${n(-reach(EYEBALL * Math.sin(pitchRad), PUPIL_REACH.y))})`,
    upperLid: `translate(0 ${n(upper * 2 * EYE.ry)})`,
    lowerLid: `translate(0 ${n(-expression.lowerLid * 2 * EYE.ry)})`,
  };
}

/** Flattens towards the edge instead of stopping there. */
function reach(offset: number, most: number): number {
  return most * Math.tanh(offset / most);
}

function mouthOf({ smile, mouthOpen, mouthWidth, mouthRound }: Expression, speech: number): string {
  const open = Math.max(mouthOpen, speech);
  const half = (MOUTH_WIDTH / 2) * mouthWidth * (1 - speech * 0.22);
  if (half < 0.3) return "";
  const corner = -1.9 * smile;
  const above = 2.9 * smile - open * (1.5 + 4.8 * mouthRound);
  const below = 2.9 * smile + open * 6.6;
  const lip = (from: 1 | -1, y: number) =>
    `C${n(from * half * 0.72)} ${n(y)} ${n(-from * half * 0.72)} ${n(y)} ${n(-from * half)} ${n(corner)}`;
  return `M${n(-half)} ${n(corner)}${lip(-1, above)}${lip(1, below)}Z`;
}

/** Finer than a hundredth of a unit nobody sees, and what is equal as text need not be drawn again. */
function n(value: number): string {
  return String(Math.round(value * 100) / 100 || 0);
}
