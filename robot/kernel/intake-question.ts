import { z } from "zod";
import { eachIdOnce, phrasings, shortId, wording } from "./wording.ts";

/** One thing a visitor can pick. `tag` is its name in the account's taxonomy. */
export const choice = z.strictObject({
  id: shortId,
  label: wording,
  synonyms: phrasings.default({ en: [], es: [] }),
  tag: z.string().min(1).max(64),
});
export type Choice = z.infer<typeof choice>;

/** Lists of the profile that a question can offer. */
export const choiceList = z.enum(["services", "sources", "timelines", "hosts"]);
export type ChoiceList = z.infer<typeof choiceList>;

/** Two further ways of asking, for a visitor who said nothing or was not understood. */
const retries = z
  .array(wording)
  .length(2, "needs exactly two retry prompts")
  .refine(([first, second]) => first?.en !== second?.en, "the two retry prompts must differ");

/** The question is only asked when an earlier one was answered so. */
const condition = z.strictObject({
  question: shortId,
  /** Ids of choices, or `yes` and `no`; any of them will do. */
  is: z.array(shortId).min(1).max(60),
});
export type Condition = z.infer<typeof condition>;

const asked = {
  id: shortId,
  required: z.boolean().default(true),
  prompt: wording,
  retries,
  when: condition.optional(),
  /** What visitors call it: "change the {budget}". */
  called: phrasings.default({ en: [], es: [] }),
  /** How often an answer may be misunderstood before it is left out or a person is called. */
  attempts: z.int().min(2).max(10).optional(),
};

/**
 * `read-back`: said aloud for a yes or a no before it counts. `implicit`: repeated in passing, and open to a "no".
 * `never`: kept in silence. What was only nearly understood is read back all the same.
 */
const confirmation = z.enum(["read-back", "implicit", "never"]);
const confirm = confirmation.default("read-back");
const inPassing = confirmation.default("implicit");

const choices = z.union([choiceList, z.array(choice).min(2).max(60).superRefine(eachIdOnce)]);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must look like 17:00");
const notBackwards = "must not begin after it ends";

/** Days are counted from the day of the visit: 0 is today, -1 was yesterday. */
const dateQuestion = z
  .strictObject({
    type: z.literal("date"),
    ...asked,
    confirm,
    fromDays: z.int().min(-40_000).max(4_000).default(0),
    toDays: z.int().min(-40_000).max(4_000).default(365),
    /** Only days on which the business is open. */
    openDays: z.boolean().default(false),
  })
  .refine(({ fromDays, toDays }) => fromDays <= toDays, { path: ["fromDays"], error: notBackwards });

const timeQuestion = z
  .strictObject({
    type: z.literal("time"),
    ...asked,
    confirm,
    from: timeOfDay.default("00:00"),
    to: timeOfDay.default("23:59"),
    stepMinutes: z.int().min(5).max(240).default(30),
    /** The date question whose day's opening hours it must lie in. */
    openOn: shortId.optional(),
    /** "After five" is no answer. */
    exact: z.boolean().default(false),
  })
  .refine(({ from, to }) => from <= to, { path: ["from"], error: notBackwards });

const numberQuestion = z
  .strictObject({
    type: z.literal("number"),
    ...asked,
    confirm,
    from: z.int().default(0),
    to: z.int().default(1_000_000),
    /** What is counted: "people". */
    unit: wording.optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ["from"], error: notBackwards });

const moneyQuestion = z
  .strictObject({
    type: z.literal("money"),
    ...asked,
    confirm,
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, "must be a three-letter currency, such as USD")
      .default("USD"),
    from: z.number().min(0).default(0),
    to: z.number().max(1_000_000_000).default(1_000_000),
  })
  .refine(({ from, to }) => from <= to, { path: ["from"], error: notBackwards });

/** The taxonomy group that the picked choices' tags go to. */
const tagGroup = z.string().min(1).max(64);
const ownTag = z.strictObject({ group: tagGroup, tag: z.string().min(1).max(64) });

export const question = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("consent"), id: shortId, prompt: wording, retries }),
  z.strictObject({ type: z.literal("name"), ...asked, confirm }),
  z.strictObject({ type: z.literal("phone"), ...asked, confirm }),
  z.strictObject({ type: z.literal("email"), ...asked, confirm }),
  /** A phone number or an e-mail address, whichever the visitor prefers. */
  z.strictObject({ type: z.literal("contact"), ...asked, confirm }),
  z.strictObject({ type: z.literal("choice"), ...asked, confirm: inPassing, choices, tagGroup }),
  /** Any number of the choices. */
  z.strictObject({ type: z.literal("several"), ...asked, confirm: inPassing, choices, tagGroup }),
  z.strictObject({
    type: z.literal("yes-no"),
    ...asked,
    confirm: inPassing,
    /** What an answer adds to the record's tags. */
    tags: z.strictObject({ yes: ownTag.optional(), no: ownTag.optional() }).default({}),
  }),
  dateQuestion,
  timeQuestion,
  numberQuestion,
  moneyQuestion,
  /** In the visitor's own words. */
  z.strictObject({
    type: z.literal("text"),
    ...asked,
    confirm,
    longest: z.int().min(1).max(2_000).default(500),
  }),
]);
export type Question = z.infer<typeof question>;
export type QuestionOf<T extends Question["type"]> = Extract<Question, { readonly type: T }>;
