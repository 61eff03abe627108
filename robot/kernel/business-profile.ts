import { z } from "zod";
import { checkForm } from "./intake-form-check.ts";
import { type Choice, choice, type QuestionOf, question } from "./intake-question.ts";
import { checkProfileParts } from "./profile-check.ts";
import { eachIdOnce, line, phrasings, shortId, wording } from "./wording.ts";
import { checkDocument, type DocumentKind, readYaml } from "./yaml-document.ts";

const service = choice.extend({ price: wording.optional() });
export type Service = z.infer<typeof service>;

const faq = z.strictObject({
  id: shortId,
  questions: phrasings.refine((given) => given.en.length > 0, "needs at least one English phrasing"),
  answer: wording,
});
export type Faq = z.infer<typeof faq>;

const opening = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "must look like 09:00-17:30")
  .refine((span) => span.slice(0, 5) < span.slice(6), "must open before it closes");
/** By their number, as JavaScript counts them. */
export const weekdays = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
] as const;
/** A day that is not named is closed. */
const hours = z.partialRecord(z.enum(weekdays), z.array(opening).max(4));
export type Weekday = keyof z.infer<typeof hours>;

const form = z
  .array(question)
  .min(2, "needs the consent question and at least one more")
  .refine((questions) => questions[0]?.type === "consent", "the first question must be the consent")
  .refine(
    (questions) => questions.filter((each) => each.type === "consent").length < 2,
    "consent is asked once",
  )
  .superRefine(eachIdOnce);

/** Everything that makes one kiosk the receptionist of one business. The owner edits it as one versioned unit. */
export const businessProfile = z
  .strictObject({
    id: shortId,
    version: z.int().min(1),
    business: z.strictObject({
      name: line,
      /** As said aloud: "hair salon". */
      kind: wording,
      /** International form: "+1 312 555 0143". */
      phone: z
        .string()
        .regex(/^\+[1-9][\d ()-]{6,18}\d$/, "must be in international form, such as +1 312 555 0143")
        .optional(),
      address: line.optional(),
      timezone: z.string().refine(isTimezone, "must be an IANA time zone, such as America/Chicago"),
      /** Where a number without a country code is from. */
      region: z.string().regex(/^[A-Z]{2}$/, "must be a two-letter country code, such as US"),
    }),
    languages: z
      .array(z.enum(["en", "es"]))
      .min(1)
      .refine((given) => given[0] === "en", "English comes first: every text has it")
      .default(["en"]),
    hours,
    services: z.array(service).min(1).max(60).superRefine(eachIdOnce),
    sources: z.array(choice).max(30).default([]).superRefine(eachIdOnce),
    timelines: z.array(choice).max(30).default([]).superRefine(eachIdOnce),
    /** Whom visitors come to see. */
    hosts: z.array(choice).max(60).default([]).superRefine(eachIdOnce),
    faqs: z.array(faq).max(100).default([]).superRefine(eachIdOnce),
    /** What the visitor is told before anything is asked. */
    disclosure: z.strictObject({ what: wording, why: wording, howLong: wording }),
    /** What becomes of a form that its visitor left half filled. Without consent it is always forgotten. */
    partialRecord: z.enum(["forget", "keep-with-contact"]),
    form,
    /** What somebody is asked, after the consent, who comes for an appointment: a host among it. */
    checkIn: z.array(question).min(1).max(10).superRefine(eachIdOnce).optional(),
  })
  .superRefine(checkForm)
  .superRefine(checkProfileParts);
export type BusinessProfile = z.infer<typeof businessProfile>;

/** The choices that a question offers. */
export function choicesOf(profile: BusinessProfile, of: QuestionOf<"choice" | "several">): readonly Choice[] {
  return typeof of.choices === "string" ? profile[of.choices] : of.choices;
}

const profileKind: DocumentKind = {
  code: "profile.invalid",
  noun: "a business profile",
  remedy: "Correct these and load it again; launch/profiles/salon.yaml is a complete example.",
};

/** Reads a profile from YAML; throws a `Fault` `profile.invalid` that lists every mistake. */
export function parseProfile(text: string, place: string): BusinessProfile {
  return readYaml(text, place, businessProfile, profileKind);
}

/** The same for a document that is already data, such as one that came from the hub. */
export function checkProfile(document: unknown, place: string): BusinessProfile {
  return checkDocument(document, place, businessProfile, profileKind);
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
