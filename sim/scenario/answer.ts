import { z } from "zod";
import { visitorCommand } from "../../robot/dialogue/screen-protocol.ts";
import { seconds } from "./place.ts";

const say = z.strictObject({
  do: z.literal("say"),
  words: z.string().min(1).max(500),
  breaksOffAfterS: seconds.optional().describe("stops in the middle, this long after beginning"),
});

/** One thing that somebody does when it is their turn. */
export const move = z.discriminatedUnion("do", [
  say.describe("speaks"),
  z
    .strictObject({ do: z.literal("choose"), choice: z.string().min(1) })
    .describe("touches a choice, by its id in the business profile, or: yes, no"),
  z
    .strictObject({ do: z.literal("pick"), choices: z.array(z.string().min(1)).min(1) })
    .describe("touches several choices of a question that takes several, and then that these are all"),
  z
    .strictObject({ do: z.literal("type"), text: z.string().min(1).max(500) })
    .describe("uses the keys or the picker: text, 2026-11-24 for a date, 17:00 for a time, 3 for a number"),
  z
    .strictObject({ do: z.literal("press"), command: visitorCommand })
    .describe("touches one of the buttons that are always there"),
  z.strictObject({ do: z.literal("wait"), forS: seconds }).describe("does nothing for a moment, and goes on"),
  z.strictObject({ do: z.literal("nothing") }).describe("is silent until the robot says something again"),
  z.strictObject({ do: z.literal("walk-away") }).describe("ends the conversation: on to the next act"),
]);
export type Move = z.infer<typeof move>;

/** What somebody does in one turn: one thing, or several one after another. */
export const answer = z
  .union([move, z.array(move).min(1)])
  .describe("what somebody does in their turn: one thing, or a list of things one after another");
export type Answer = z.infer<typeof answer>;

export function movesIn(given: Answer): readonly Move[] {
  return Array.isArray(given) ? given : [given];
}
