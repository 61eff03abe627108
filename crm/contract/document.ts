import { z } from "zod";
import { actor } from "./actor.ts";
import { moment, pageOf, pageQuery } from "./page.ts";
import { route } from "./route.ts";

/**
 * `profile`: what robots say and ask; an account may have several, by the profile's id.
 * `playbook`: how leads are worked; there is one, named `playbook`.
 */
export const documentKind = z.enum(["profile", "playbook"]);
export type DocumentKind = z.infer<typeof documentKind>;

const named = z.strictObject({ kind: documentKind, name: z.string().max(64) });

export const documentVersion = z.object({
  kind: documentKind,
  name: z.string(),
  version: z.int(),
  publishedAt: moment,
  publishedBy: actor,
  /** What was changed and why. */
  note: z.string(),
  /** The version that this one restores. */
  restores: z.int().nullable(),
});
export type DocumentVersion = z.infer<typeof documentVersion>;

/** One place where two versions differ; `null` where one of them has nothing. */
export const difference = z.object({ at: z.string(), before: z.unknown(), after: z.unknown() });
export type Difference = z.infer<typeof difference>;

const body = z.record(z.string(), z.unknown());
const problems = z.array(z.object({ at: z.string(), what: z.string() }));

export const listDocuments = route({
  method: "GET",
  path: "/api/v1/documents",
  summary: "The latest version of every document",
  needs: "documents:read",
  gives: z.object({ items: z.array(documentVersion) }),
});
export const readDocument = route({
  method: "GET",
  path: "/api/v1/documents/:kind/:name",
  summary: "One document: its latest version, or the one asked for",
  needs: "documents:read",
  params: named,
  query: z.strictObject({ version: z.coerce.number().int().optional() }),
  gives: documentVersion.extend({ body }),
});
export const documentHistory = route({
  method: "GET",
  path: "/api/v1/documents/:kind/:name/history",
  summary: "Every version, the newest first, and what robots said to it",
  needs: "documents:read",
  params: named,
  query: pageQuery,
  gives: pageOf(
    documentVersion.extend({
      verdicts: z.array(
        z.object({ robot: z.string(), accepted: z.boolean().nullable(), reasons: z.array(z.string()) }),
      ),
    }),
  ),
});
export const compareVersions = route({
  method: "GET",
  path: "/api/v1/documents/:kind/:name/differences",
  summary: "What changed between two versions",
  needs: "documents:read",
  params: named,
  query: z.strictObject({ from: z.coerce.number().int(), to: z.coerce.number().int() }),
  gives: z.object({ differences: z.array(difference) }),
});
/** With `dryRun`, only the mistakes. `after` must be the latest version, so that nobody's work is overwritten. */
export const publishDocument = route({
  method: "PUT",
  path: "/api/v1/documents/:kind/:name",
  summary: "Publish a new version, after checking it by the schema that robots use",
  needs: "documents:write",
  params: named,
  body: z.strictObject({
    after: z.int().min(0),
    body,
    note: z.string().trim().max(500).default(""),
    dryRun: z.boolean().default(false),
  }),
  gives: z.object({ version: z.int().nullable(), problems }),
});
export const restoreDocument = route({
  method: "POST",
  path: "/api/v1/documents/:kind/:name/restoration",
  summary: "Publish an earlier version again",
  needs: "documents:write",
  params: named,
  body: z.strictObject({ version: z.int(), after: z.int() }),
  gives: documentVersion,
});

/** A word that is no tag yet. */
export const wordToReview = z.object({
  id: z.uuid(),
  group: z.string(),
  word: z.string(),
  seen: z.int(),
  firstSeenAt: moment,
});
export type WordToReview = z.infer<typeof wordToReview>;

export const listWordsToReview = route({
  method: "GET",
  path: "/api/v1/tag-reviews",
  summary: "Words that came as tags and are none",
  needs: "documents:read",
  query: pageQuery,
  gives: pageOf(wordToReview),
});
export const settleWord = route({
  method: "POST",
  path: "/api/v1/tag-reviews/:id",
  summary:
    "Make the word a synonym of a tag or a tag of its own, or dismiss it; leads that had it get the tag",
  needs: "documents:write",
  params: z.strictObject({ id: z.uuid() }),
  body: z.discriminatedUnion("settle", [
    z.strictObject({ settle: z.literal("synonym"), tag: z.string() }),
    z.strictObject({ settle: z.literal("new-tag"), label: z.string().trim().min(1).max(64) }),
    z.strictObject({ settle: z.literal("dismiss") }),
  ]),
  gives: z.object({ leads: z.int(), playbookVersion: z.int().nullable() }),
});
