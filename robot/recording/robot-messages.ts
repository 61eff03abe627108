import { z } from "zod";

/** What only this robot says. Readers accept more than they know: a later version may add to a message. */

const radians = (what: string) => z.number().describe(`${what}, in radians`);
const pose = z.object({ panRad: radians("left"), tiltRad: radians("up") });

/** A `Fault` on its way through a file. */
export const recordedFault = z.object({ code: z.string(), what: z.string(), remedy: z.string() });
export type RecordedFault = z.infer<typeof recordedFault>;

export const sourceEvent = z.object({
  source: z.enum(["camera", "microphone"]),
  event: z.enum(["ended", "failed"]),
  fault: recordedFault.nullable(),
});

export const calibration = z.object({
  geometry: z.record(z.string(), z.unknown()).describe("What the robot believes of its camera."),
});

export const touch = z.object({ touch: z.record(z.string(), z.unknown()) });
export const screenCondition = z.object({
  condition: z.enum(["absent", "frozen", "hidden", "slow", "working"]),
});
export const shown = z.object({ message: z.record(z.string(), z.unknown()) });

export const headPose = pose.extend({ lost: z.boolean().describe("The joints have fallen silent.") });
export const headCommand = pose.extend({ atMs: z.number().describe("When it is to be reached.") });
export const pressed = z.object({ pressed: z.boolean() });
export const charge = z.object({
  charge: z.object({ share: z.number().nullable(), charging: z.boolean() }).nullable(),
});

/** `link` counts the calls from 1. */
export const linkEvent = z.discriminatedUnion("event", [
  z.object({ link: z.int().min(1), event: z.literal("connected") }),
  z.object({ link: z.int().min(1), event: z.literal("failed"), fault: recordedFault }),
  z.object({ link: z.int().min(1), event: z.literal("message"), text: z.string() }),
  z.object({
    link: z.int().min(1),
    event: z.literal("closed"),
    why: z.string(),
    byRobot: z.boolean().describe("The robot itself hung up."),
  }),
]);
export type LinkEvent = z.infer<typeof linkEvent>;

export const linkUp = z.object({
  link: z.int().min(1),
  type: z.string().describe("Type of the message; what stands in it is not recorded."),
});

export const draw = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("number"), value: z.number() }),
  z.object({ kind: z.literal("uuid"), value: z.string() }),
]);
export type Draw = z.infer<typeof draw>;

export const wallClock = z.object({
  aheadMs: z.number().describe("The wall clock less the robot's own clock."),
});

export const playback = z.object({
  samples: z.int().min(0).describe("Length of the sound."),
  lastedMs: z.number().min(0),
  ended: z.enum(["played", "cut-off", "failed"]),
  fault: recordedFault.nullable(),
});
export type Playback = z.infer<typeof playback>;

export const outboxFailure = z.object({
  operation: z.string(),
  call: z.int().min(1).describe("Which call of this operation, counted from 1."),
  fault: recordedFault,
});
export type OutboxFailure = z.infer<typeof outboxFailure>;

export const speech = z.object({ speaker: z.enum(["robot", "visitor"]), text: z.string() });
export const desk = z.object({ state: z.string() });
export const activity = z.object({ activity: z.string() });
export const scene = z.object({
  frame: z.int(),
  lens: z.record(z.string(), z.unknown()).optional().describe("Where the lens was."),
  persons: z.array(z.record(z.string(), z.unknown())),
  attending: z.string().nullable().describe("Track of whom the robot serves."),
});
export const meter = z.object({
  levelDbfs: z.number(),
  speech: z.number(),
  gateOpen: z.boolean(),
  wake: z.number().nullable(),
});
export const dialogue = z.object({ dialogue: z.record(z.string(), z.unknown()).nullable() });
export const joints = z.object({ measured: pose, commanded: pose, stopped: z.boolean() });
export const health = z.object({ health: z.record(z.string(), z.unknown()) });
export const lobby = z.object({ view: z.record(z.string(), z.unknown()) });
