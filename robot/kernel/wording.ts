import { z } from "zod";
import type { Language } from "./vocabulary.ts";

/**
 * Names a question, a choice or a profile, also in records that outlive it. Answers are kept in objects by their
 * question's id, hence none may be the name of what every object has: `constructor`.
 */
export const shortId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "must be a short id: lower-case letters, digits and hyphens")
  .refine((id) => !(id in {}), "must be another id: this one means something to the robot itself");
export const line = z.string().trim().min(1, "must not be empty").max(600);

/** What is said or shown. A plain string is English; Spanish is optional and falls back to English. */
export const wording = z.preprocess(
  (given) => (typeof given === "string" ? { en: given } : given),
  z.strictObject({ en: line, es: line.optional() }),
);
export type Wording = z.infer<typeof wording>;

/** Ways of saying one thing. A plain list is English. */
export const phrasings = z.preprocess(
  (given) => (Array.isArray(given) ? { en: given } : given),
  z.strictObject({ en: z.array(line).max(40).default([]), es: z.array(line).max(40).default([]) }),
);
export type Phrasings = z.infer<typeof phrasings>;

/** Of a wording, in the language asked for or else in English. */
export function inLanguage(given: Wording, language: Language): string {
  return (language === "es" ? given.es : undefined) ?? given.en;
}

/** For lists whose entries are named by id. */
export function eachIdOnce(items: readonly { readonly id: string }[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    if (seen.has(item.id)) {
      context.addIssue({ code: "custom", path: [index, "id"], message: `"${item.id}" is already taken` });
    }
    seen.add(item.id);
  }
}
