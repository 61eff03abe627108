import { z } from "zod";
import type { Language } from "./vocabulary.ts";
import { checkDocument, type DocumentKind, readYaml } from "./yaml-document.ts";

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "must be a short id: lower-case letters, digits and hyphens");
const line = z.string().trim().min(1, "must not be empty").max(600);

/** What is said or shown. A plain string is English; Spanish is optional and falls back to English. */
export const wording = z.preprocess(
  (given) => (typeof given === "string" ? { en: given } : given),
  z.strictObject({ en: line, es: line.optional() }),
);
export type Wording = z.infer<typeof wording>;

/** Ways of saying one thing. A plain list is English. */
const phrasings = z.preprocess(
  (given) => (Array.isArray(given) ? { en: given } : given),
  z.strictObject({ en: z.array(line).max(40).default([]), es: z.array(line).max(40).default([]) }),
);
export type Phrasings = z.infer<typeof phrasings>;

/** One thing a visitor can pick. `tag` is its name in the account's taxonomy. */
const choice = z.strictObject({
  id,
  label: wording,
  synonyms: phrasings.default({ en: [], es: [] }),
  tag: z.string().min(1).max(64),
});
export type Choice = z.infer<typeof choice>;

const service = choice.extend({ price: wording.optional() });
export type Service = z.infer<typeof service>;

const faq = z.strictObject({
  id,
  questions: phrasings.refine((given) => given.en.length > 0, "needs at least one English phrasing"),
  answer: wording,
});
export type Faq = z.infer<typeof faq>;

const opening = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "must look like 09:00-17:30")
  .refine((span) => span.slice(0, 5) < span.slice(6), "must open before it closes");
/** A day that is not named is closed. */
const hours = z.partialRecord(
  z.enum(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]),
  z.array(opening).max(4),
);
export type Weekday = keyof z.infer<typeof hours>;

/** Two further ways of asking, for a visitor who said nothing or was not understood. */
const retries = z
  .array(wording)
  .length(2, "needs exactly two retry prompts")
  .refine(([first, second]) => first?.en !== second?.en, "the two retry prompts must differ");
const asked = {
  id,
  required: z.boolean().default(true),
  prompt: wording,
  retries,
};
/** `read-back`: said aloud for a yes or a no before it counts. */
const confirm = z.enum(["read-back", "never"]).default("read-back");
export const question = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("consent"), id, prompt: wording, retries }),
  z.strictObject({ type: z.literal("name"), ...asked, confirm }),
  z.strictObject({ type: z.literal("phone"), ...asked, confirm }),
  z.strictObject({ type: z.literal("email"), ...asked, confirm }),
  /** A phone number or an e-mail address, whichever the visitor prefers. */
  z.strictObject({ type: z.literal("contact"), ...asked, confirm }),
  z.strictObject({
    type: z.literal("choice"),
    ...asked,
    choices: z.enum(["services", "sources", "timelines"]),
    /** The taxonomy group that the picked choice's tag goes to. */
    tagGroup: z.string().min(1).max(64),
  }),
]);
export type Question = z.infer<typeof question>;

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
export const businessProfile = z.strictObject({
  id,
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
  sources: z.array(choice).min(1).max(30).superRefine(eachIdOnce),
  timelines: z.array(choice).min(1).max(30).superRefine(eachIdOnce),
  faqs: z.array(faq).max(100).default([]).superRefine(eachIdOnce),
  /** What the visitor is told before anything is asked. */
  disclosure: z.strictObject({ what: wording, why: wording, howLong: wording }),
  /** What becomes of a form that its visitor left half filled. Without consent it is always forgotten. */
  partialRecord: z.enum(["forget", "keep-with-contact"]),
  form,
});
export type BusinessProfile = z.infer<typeof businessProfile>;

/** Of a wording, in the language asked for or else in English. */
export function inLanguage(given: Wording, language: Language): string {
  return (language === "es" ? given.es : undefined) ?? given.en;
}

/** The choices of a choice question. */
export function choicesOf(
  profile: BusinessProfile,
  of: Extract<Question, { type: "choice" }>,
): readonly Choice[] {
  return profile[of.choices];
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

function eachIdOnce(items: readonly { readonly id: string }[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    if (seen.has(item.id)) {
      context.addIssue({ code: "custom", path: [index, "id"], message: `"${item.id}" is already taken` });
    }
    seen.add(item.id);
  }
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
