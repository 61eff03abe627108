import type { Patience } from "../../kernel/expectation.ts";
import type { PatienceRules } from "./hearing-config.ts";

/** The pause that ends an answer: people think between the digits of a number, not after a yes. */
export function patienceMs(patience: Patience, rules: PatienceRules): number {
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
