import type { Panel } from "../../robot/dialogue/screen-protocol.ts";
import type { Move } from "../scenario/answer.ts";
import { isMeant } from "./meaning.ts";

const CONFIRMS = "confirm-";

/**
 * What anybody would do about a question that the scenario says nothing of: confirm what is right and change what is
 * wrong, as far as they said what they `mean`. Empty: they do not know what to do.
 */
export function usualAnswer(
  { question, title, input }: Panel,
  means: Readonly<Record<string, string>>,
): readonly Move[] {
  if (input?.kind === "review") {
    const wrong = input.items.find(
      (item) => item.value !== null && !isMeant(item.value, means[item.question]),
    );
    return [{ do: "choose", choice: wrong ? `change:${wrong.question}` : "yes" }];
  }
  if (!question?.startsWith(CONFIRMS)) return [];
  const meant = means[question.slice(CONFIRMS.length)];
  if (meant === undefined) return [];
  return [{ do: "choose", choice: isMeant(title, meant) ? "yes" : "no" }];
}
