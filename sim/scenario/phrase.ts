import { z } from "zod";

/** `/…/` or `/…/i` */
const EXPRESSION = /^\/(?<source>.+)\/(?<flags>i?)$/s;

/** What some text is to be like: a regular expression between slashes, or words that are in it, in either case. */
export const phrase = z
  .string()
  .min(1)
  .refine(isExpression, "is between slashes, but no regular expression")
  .describe("words that are in it, upper case or not; or a regular expression: /good (morning|evening)/i");

/** Whether the text has the words, or fits the expression. */
export function fits(text: string, wanted: string): boolean {
  const expression = EXPRESSION.exec(wanted)?.groups;
  if (!expression) return text.toLowerCase().includes(wanted.toLowerCase());
  return new RegExp(expression.source ?? "", expression.flags).test(text);
}

function isExpression(text: string): boolean {
  const expression = EXPRESSION.exec(text)?.groups;
  if (!expression) return true;
  try {
    new RegExp(expression.source ?? "", expression.flags);
    return true;
  } catch {
    return false;
  }
}
