import type { z } from "zod";

/** What the wording of the schema library itself begins with; whatever a schema says in words of its own does not. */
const OF_THE_LIBRARY = /^(?:Invalid|Too small|Too big|Unrecognized)\b/;

/** What a schema found, in words for whoever has to mend it: "must not be empty". Pure. */
export function plainMistake(issue: z.core.$ZodIssue): string {
  if (!OF_THE_LIBRARY.test(issue.message)) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      return issue.message.endsWith("received undefined")
        ? "is missing"
        : `must be ${nouns[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return issue.values.length === 1
        ? `must be ${quoted(issue.values)}`
        : `must be one of ${quoted(issue.values)}`;
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return tooBig(issue);
    case "invalid_format":
      return formats[issue.format] ?? "does not have the form that is wanted";
    case "not_multiple_of":
      return `must be a multiple of ${issue.divisor}`;
    case "unrecognized_keys":
      return issue.keys.length === 1
        ? `has a part that is not known: ${quoted(issue.keys)}`
        : `has parts that are not known: ${quoted(issue.keys)}`;
    case "invalid_union":
      return "has none of the forms that are known";
    case "invalid_key":
      return "has a key that is not allowed";
    case "invalid_element":
      return "holds something that is not allowed";
    case "custom":
      return "is not allowed";
  }
}

const nouns: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "yes or no (true or false)",
  array: "a list",
  object: "a group of values",
  record: "a group of values",
  null: "empty (null)",
};

const formats: Readonly<Record<string, string>> = {
  email: "is not an e-mail address",
  url: "is not a web address",
  uuid: "is not an id (a UUID)",
  datetime: "is not a time such as 2026-01-05T09:00:00Z",
  date: "is not a day such as 2026-01-05",
  time: "is not a time of day such as 09:00",
};

function tooSmall({ origin, minimum, inclusive, exact }: z.core.$ZodIssueTooSmall): string {
  if (origin !== "string" && origin !== "array")
    return `must be ${inclusive ? "at least" : "more than"} ${minimum}`;
  if (exact) return `must have exactly ${counted(origin, minimum)}`;
  return Number(minimum) === 1 ? "must not be empty" : `must have at least ${counted(origin, minimum)}`;
}

function tooBig({ origin, maximum, inclusive, exact }: z.core.$ZodIssueTooBig): string {
  if (origin !== "string" && origin !== "array")
    return `must be ${inclusive ? "at most" : "less than"} ${maximum}`;
  return `must have ${exact ? "exactly" : "at most"} ${counted(origin, maximum)}`;
}

function counted(origin: string, count: number | bigint): string {
  const noun = origin === "string" ? "character" : "entry";
  const several = origin === "string" ? "characters" : "entries";
  return `${count} ${Number(count) === 1 ? noun : several}`;
}

function quoted(values: readonly z.core.util.Primitive[]): string {
  return values.map((value) => `“${String(value)}”`).join(", ");
}
