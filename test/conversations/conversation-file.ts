import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { type DocumentKind, readYaml } from "../../robot/kernel/yaml-document.ts";

/** One visitor's part of a conversation, and what must come of it. */
export interface Conversation {
  readonly theme: string;
  readonly title: string;
  /** File of the business profile in launch/profiles/. */
  readonly profile: string;
  /** What is said to each question, by the question's id on the screen, in this order; the last is repeated. */
  readonly says: Lines;
  /** What is said to a read-back that is wrong; then a plain no. */
  readonly corrects: Lines;
  /** How a read-back that is right is answered, where not with one of many words for yes. */
  readonly yes: Lines;
  readonly ends: Ending;
  /** The record's fields, exactly; null: nothing may be stored. */
  readonly record: Readonly<Record<string, string>> | null;
  /** Other values that are as good. */
  readonly accepts: Lines;
  /** What the visitor means at some moment and takes back later: true when it is read back. */
  readonly truth: Lines;
  readonly language: "en" | "es";
  readonly alerted: boolean;
  /** Pieces of what the robot has to say in the course of it. */
  readonly answers: readonly string[];
  readonly openQuestions: number;
  /** Audio: whose voice speaks. */
  readonly voice: z.infer<typeof voice>;
}

/** By question. */
type Lines = Readonly<Record<string, readonly string[]>>;
type Ending = z.infer<typeof ending>;

const text = z.union([z.string(), z.number()]).transform(String);
const oneOrMore = z.union([text.transform((line) => [line]), z.array(text)]);
/** Null takes the file's line away. */
const lines = z.record(z.string(), oneOrMore.nullable());
const record = z.union([z.literal("none"), z.record(z.string(), text.nullable())]);
const ending = z.enum(["completed", "declined", "abandoned", "handed-over"]);
const voice = z.enum(["slt", "rms", "awb", "kal16"]);
const part = z.strictObject({
  says: lines.default({}),
  corrects: lines.default({}),
  yes: z.union([text.transform((line) => ({ "": [line] })), lines]).default({}),
  record: record.optional(),
  accepts: lines.default({}),
  truth: lines.default({}),
  ends: ending.optional(),
  language: z.enum(["en", "es"]).optional(),
  alerted: z.boolean().optional(),
  answers: z.array(text).default([]),
  openQuestions: z.int().default(0),
  voice: voice.optional(),
});
const file = z.strictObject({
  theme: z.string(),
  profile: z.string().default("salon.yaml"),
  visitor: part.default(part.parse({})),
  conversations: z.array(part.extend({ title: z.string() })),
});

const kind: DocumentKind = {
  code: "conversations.invalid",
  noun: "a file of conversations",
  remedy: "Correct these; test/conversations/README.md says what a conversation may have.",
};

/** Every conversation of a folder beside this file, in the order of file names. */
export function conversationsIn(folder: "text" | "audio"): readonly Conversation[] {
  const url = new URL(`./${folder}/`, import.meta.url);
  return readdirSync(url)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .flatMap((name) => conversationsOf(readFileSync(new URL(name, url), "utf8"), fileURLToPath(url) + name));
}

function conversationsOf(yaml: string, place: string): readonly Conversation[] {
  const { theme, profile, visitor, conversations } = readYaml(yaml, place, file, kind);
  return conversations.map((each) => ({
    theme,
    title: each.title,
    profile,
    says: merged(visitor.says, each.says),
    corrects: merged(visitor.corrects, each.corrects),
    yes: merged(visitor.yes, each.yes),
    ends: each.ends ?? visitor.ends ?? "completed",
    record: recordOf(visitor.record, each.record),
    accepts: merged(visitor.accepts, each.accepts),
    truth: merged(visitor.truth, each.truth),
    language: each.language ?? visitor.language ?? "en",
    alerted: each.alerted ?? visitor.alerted ?? false,
    answers: each.answers,
    openQuestions: each.openQuestions,
    voice: each.voice ?? visitor.voice ?? "slt",
  }));
}

function merged(usual: z.infer<typeof lines>, own: z.infer<typeof lines>): Lines {
  return Object.fromEntries(
    Object.entries({ ...usual, ...own }).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  );
}

function recordOf(
  usual: z.infer<typeof record> | undefined,
  own: z.infer<typeof record> | undefined,
): Conversation["record"] {
  if (own === "none" || (own === undefined && usual === "none")) return null;
  const all = { ...(usual === "none" ? {} : usual), ...own };
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  );
}
