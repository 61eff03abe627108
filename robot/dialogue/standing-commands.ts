import type { Step } from "./conversation-state.ts";
import { isRequired, previousQuestion, questionOf } from "./intake-form.ts";
import type { VisitorCommand } from "./screen-protocol.ts";
import type { Turn } from "./turn.ts";

/**
 * The buttons that stand beside whatever is shown, in the order of their use. A person, a way out, another language
 * and another voice are there at every step; back and skip wherever there is something to go back to or to leave out.
 */
export function commandsAt(turn: Turn, step: Step): VisitorCommand[] {
  const other: VisitorCommand[] = turn.profile.languages.length > 1 ? ["other-language"] : [];
  const voice: VisitorCommand[] = ["slower", "louder", "quieter"];
  switch (step.at) {
    case "asking":
    case "confirming": {
      const question = questionOf(turn.profile, turn.visit, step.question);
      const isFirst = previousQuestion(turn.profile, turn.visit, step.question) === null;
      const back: VisitorCommand[] = isFirst ? [] : ["back"];
      const skip: VisitorCommand[] = isRequired(question) ? [] : ["skip"];
      const startOver: VisitorCommand[] = isFirst ? [] : ["start-over"];
      return [...back, ...skip, ...always, ...startOver, ...voice, ...other];
    }
    case "reviewing":
      return ["back", ...always, "start-over", ...voice, ...other];
    case "serving":
      return ["back", ...always, ...voice, ...other];
    // The record is on its way to the disk: there is nothing to go back to, and nothing to stop.
    case "filing":
      return ["person", ...voice, ...other];
    case "done":
      return [...always, ...voice, ...other];
  }
}

const always: readonly VisitorCommand[] = ["help", "person", "cancel", "repeat", "pause", "who-are-you"];
