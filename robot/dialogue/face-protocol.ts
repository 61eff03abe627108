import { z } from "zod";

/** How the robot is disposed towards whoever looks at it; the face shows nothing that is not so. */
export const mood = z.enum([
  /** Off duty, or nobody was seen for a while. */
  "sleepy",
  /** On duty, and nobody is there. */
  "calm",
  /** Somebody comes closer. */
  "welcoming",
  /** Somebody is being served. */
  "attentive",
  /** The last answer was not understood. */
  "puzzled",
  /** The visitor was thanked for all they told. */
  "happy",
  /** Something that the visitor needs does not work. */
  "sorry",
]);
export type Mood = z.infer<typeof mood>;

/**
 * Where a face is, seen from the middle of the display, in metres: `rightM` and `upM` along the glass as whoever
 * faces it sees it, `awayM` straight out of it.
 */
export const facePlace = z.strictObject({
  rightM: z.number().min(-20).max(20),
  upM: z.number().min(-20).max(20),
  awayM: z.number().min(0.1).max(20),
});
export type FacePlace = z.infer<typeof facePlace>;

/** How long each of a speech's levels lasts: as finely as lips move. */
export const LEVEL_MS = 40;

/** What a robot's face needs to know, as parts of the screen protocol. */
export const faceMessages = [
  /** Whose eyes to meet; null when nobody is there. */
  z.strictObject({ type: z.literal("gaze"), at: facePlace.nullable() }),
  z.strictObject({ type: z.literal("mood"), mood }),
  /** The sentence of the robot's caption begins to be heard now. */
  z.strictObject({
    type: z.literal("speech"),
    /** Loudness of each {@link LEVEL_MS}, 0 … 1. */
    levels: z.array(z.number().min(0).max(1)).max(3000),
    /** When each word of the caption begins, in milliseconds; as many as there are words between spaces. */
    wordsAtMs: z.array(z.number().min(0)),
  }),
  /** The sentence that is being said was cut off. */
  z.strictObject({ type: z.literal("hush") }),
  /** The robot was muted: the page makes no sound either. */
  z.strictObject({ type: z.literal("muted"), muted: z.boolean() }),
] as const;

/** What the robot tells the page itself rather than whoever looks at it; never repeated to one that comes later. */
export const pageMessages = [
  /** First of all, to each page that connects. */
  z.strictObject({
    type: z.literal("page"),
    /** Of the page that is served now; an open page that is another one loads itself anew. */
    build: z.string(),
    /** Of the short sounds that tell listening and thinking apart; 0 for none. */
    earconVolume: z.number().min(0).max(1),
  }),
  /** The page does not draw any more: load it anew. */
  z.strictObject({ type: z.literal("reload") }),
] as const;

/** From the page, each second: the proof that it draws. */
export const pageReport = z.strictObject({
  type: z.literal("alive"),
  /** Frames that really reached the display since the last report. */
  painted: z.int().min(0),
  /** The longest time between two of them while something moved; 0 when nothing did. */
  longestFrameMs: z.number().min(0),
  /** The browser does not show the page: another window is before it, or the display is off. */
  hidden: z.boolean(),
});
export type PageReport = z.infer<typeof pageReport>;
