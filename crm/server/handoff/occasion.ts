import type { LeadFacts } from "../pipeline/lead-facts.ts";

/** Something that may set rules off. */
export type Occasion = { readonly lead: LeadFacts } & (
  | { readonly on: "stage"; readonly pipeline: string; readonly stage: string; readonly transition: number }
  /** The score went from one to the other; `change` names this change, the same change never twice. */
  | { readonly on: "score"; readonly from: number; readonly to: number; readonly change: string }
  | { readonly on: "form"; readonly form: "intake" | "check-in"; readonly intake: string }
);

/** Names the occasion among those of its lead: the same one cannot fire the same rule twice. */
export function occasionName(occasion: Occasion): string {
  switch (occasion.on) {
    case "stage":
      return `transition:${occasion.transition}`;
    case "score":
      return `score:${occasion.change}`;
    case "form":
      return `form:${occasion.intake}`;
  }
}
