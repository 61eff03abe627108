import type { z } from "zod";
import { LONGEST_MESSAGE } from "./message.ts";

export type Parsed<T> =
  | { readonly ok: true; readonly message: T }
  | { readonly ok: false; readonly problem: string };

/** Reads one message. The problem names the place in the message and never repeats what stood there. */
export function parseMessage<T>(text: string, schema: z.ZodType<T>): Parsed<T> {
  if (text.length > LONGEST_MESSAGE) {
    return { ok: false, problem: `longer than ${LONGEST_MESSAGE} characters` };
  }
  const value = fromJson(text);
  if (value === undefined) return { ok: false, problem: "not JSON" };
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, message: parsed.data };
  const [problem] = problemsOf(parsed.error);
  return { ok: false, problem: problem ?? "not in the protocol" };
}

/** Each as `path: what is wrong`, at most 16 of them, none longer than a reason may be. */
export function problemsOf(error: z.ZodError): string[] {
  return error.issues
    .slice(0, 16)
    .map((issue) => `${issue.path.join(".") || "(top)"}: ${issue.message}`.slice(0, 500));
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
