import type { Patience } from "../../kernel/expectation.ts";
import type { PatienceRules } from "./hearing-config.ts";
import type { Progress } from "./recogniser.ts";

/**
 * The pause that ends an answer: people think between the digits of a number, not after a yes. An answer that cannot
 * be over yet is waited for, whoever gives it: "my name is", and then the name.
 */
export function patienceMs(patience: Patience, progress: Progress, rules: PatienceRules): number {
  const least = leastPatienceMs(patience, rules);
  return progress === "unfinished" ? Math.max(least, rules.unfinishedMs) : least;
}

/** Before so long a pause nobody need be asked how far the answer is. */
export function leastPatienceMs(patience: Patience, rules: PatienceRules): number {
  switch (patience) {
    case "brief":
      return rules.briefMs;
    case "normal":
    case "digits":
      return rules.normalMs;
    case "spelling":
      return rules.spellingMs;
    case "long":
      return rules.longMs;
  }
}
