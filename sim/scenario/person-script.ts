import { z } from "zod";
import { visitorCommand } from "../../robot/dialogue/screen-protocol.ts";
import { BODY_KINDS } from "../bodies/look.ts";
import { SKINS, WARDROBE } from "../bodies/wardrobe.ts";
import { answer } from "./answer.ts";
import { seconds, spot } from "./place.ts";
import { reaction } from "./reaction.ts";

const facing = z
  .string()
  .min(1)
  .default("robot")
  .describe("where the face points meanwhile: robot, away, aside, or somebody's name");

const speedMps = z.number().min(0.1).max(3).default(1.1);

const wayPoint = z.union([
  spot,
  z.strictObject({ at: spot, pauseS: seconds.default(0), facing }).describe("stops here for a while"),
]);

/** What somebody does, one after another. */
export const act = z.discriminatedUnion("do", [
  z
    .strictObject({
      do: z.literal("walk"),
      to: spot,
      via: z.array(wayPoint).default([]).describe("places on the way, in their order"),
      speedMps,
    })
    .describe("goes somewhere; a wheelchair rolls"),
  z
    .strictObject({
      do: z.literal("stand"),
      forS: seconds,
      facing,
      until: z
        .literal("robot-is-free")
        .optional()
        .describe("goes on as soon as the robot serves nobody, at the latest after `forS`"),
    })
    .describe("stays where they are"),
  z
    .strictObject({ do: z.literal("say"), words: z.string().min(1).max(500) })
    .describe("speaks, whether or not anybody asked"),
  z.strictObject({ do: z.literal("touch-start") }).describe("touches the screen that invites visitors"),
  z.strictObject({ do: z.literal("press"), command: visitorCommand }).describe("touches a button"),
  z
    .strictObject({ do: z.literal("pair"), yes: z.boolean(), withinS: seconds.default(60) })
    .describe("waits until the screen asks whose robot it is, and answers by touch"),
  z
    .strictObject({
      do: z.literal("converse"),
      patienceS: seconds.default(180).describe("leaves when the conversation takes longer"),
    })
    .describe("answers what is asked, until the robot has said goodbye"),
  z
    .strictObject({ do: z.literal("be-away"), forS: seconds })
    .describe("is out of the room, and comes back where they left it"),
]);
export type Act = z.infer<typeof act>;

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, "is no colour such as #a83440");

/** One person of the scenario. */
export const personScript = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(60)
    .describe("in messages, and for whoever refers to them; the robot never learns it"),
  kind: z
    .enum(BODY_KINDS)
    .default("adult")
    .describe("`carrying`: cartons in both arms; `wheelchair`: sits and rolls; `stroller`: pushes one"),
  heightM: z
    .number()
    .min(0.8)
    .max(2.1)
    .optional()
    .describe("standing upright; 1.72, and 1.2 for a child, unless it is named"),
  look: z
    .int()
    .min(0)
    .max(WARDROBE.length - 1)
    .default(0)
    .describe("which of the wardrobe's looks; people of one scenario should differ"),
  skin: z.enum(SKINS).optional().describe("other than the look's"),
  shirt: colour.optional().describe("other than the look's: #rrggbb"),
  trousers: colour.optional().describe("other than the look's: #rrggbb"),
  voice: z.string().min(1).default("slt").describe("speaks this person's lines: slt, rms, awb, kal or kal16"),
  entersAtS: seconds.default(0),
  from: spot.default([7, -3]),
  with: z
    .string()
    .min(1)
    .optional()
    .describe("walks beside this person, stays with them and leaves with them; such a person has no acts"),
  looksAt: z
    .string()
    .min(1)
    .default("robot")
    .describe("for somebody who is `with` another: robot, or a name; only while they stand"),
  acts: z.array(act).default([]).describe("one after another; afterwards the person is gone"),
  manner: z
    .enum(["patient", "eager"])
    .default("patient")
    .describe("`eager`: touches as soon as a question is on the screen, without listening to its end"),
  means: z
    .record(z.string(), z.string())
    .default({})
    .describe(
      "by question id: what is true. Read back right, it is confirmed; read back wrong, it is denied",
    ),
  answers: z
    .record(z.string(), z.array(answer).min(1))
    .default({})
    .describe(
      "by question id (consent, name, confirm-name, serving, …): what is answered, in turn when it is asked again, the last one repeated",
    ),
  reactions: z.array(reaction).default([]).describe("come before `answers`; the first that fits"),
});
export type PersonScript = z.infer<typeof personScript>;
