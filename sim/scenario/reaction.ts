import { z } from "zod";
import { move } from "./answer.ts";
import { phrase } from "./phrase.ts";
import { seconds } from "./place.ts";

/** All that is named must be so. */
const occasion = z
  .strictObject({
    asked: z.string().min(1).optional().describe("this question is on the screen"),
    afterMisses: z
      .int()
      .min(0)
      .max(10)
      .optional()
      .describe("they have tried to answer it at least this often; 1: it is asked for the second time"),
    says: phrase.optional().describe("the robot has said this since their last turn"),
    readsBack: z
      .string()
      .min(1)
      .optional()
      .describe("the robot asks whether it got this question's answer right"),
    wrong: z.boolean().optional().describe("and what it reads back is not, or is, what this person `means`"),
  })
  .refine((when) => Object.keys(when).length > 0, "names no occasion")
  .refine(
    (when) => when.wrong === undefined || when.readsBack !== undefined,
    "says `wrong`, but not of which question: add `readsBack`",
  );
export type Occasion = z.infer<typeof occasion>;

/** What somebody does on an occasion, instead of their answer. */
export const reaction = z
  .strictObject({
    when: occasion,
    do: z.array(move).min(1).describe("one after another"),
    interruptsAfterS: seconds
      .optional()
      .describe("begins this long after the robot began to say it, without waiting for its end"),
    times: z.int().min(1).max(100).default(1).describe("how often at most"),
  })
  .refine(
    ({ when, interruptsAfterS }) => interruptsAfterS === undefined || when.says !== undefined,
    "interrupts, but nothing that is said: add `says` to `when`",
  );
export type Reaction = z.infer<typeof reaction>;
