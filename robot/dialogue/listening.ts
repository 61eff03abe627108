import { answered } from "./asking.ts";
import { farewell } from "./closing.ts";
import { obey } from "./commanding.ts";
import { confirmed } from "./confirming.ts";
import type { EventOf } from "./conversation-event.ts";
import type { Step, StepAt } from "./conversation-state.ts";
import { inform } from "./informing.ts";
import { questionOf } from "./intake-form.ts";
import { consentAnswered } from "./opening.ts";
import { misunderstood } from "./repairing.ts";
import { bookOf, heardSource, type Reply, reply, type Turn } from "./turn.ts";
import { standingIn } from "./understanding/command.ts";
import { inquiryIn } from "./understanding/inquiry.ts";
import { type Saying, sayingOf } from "./understanding/saying.ts";
import { yesNoIn } from "./understanding/yes-no.ts";

/** What the robot does about something a visitor said. Null: nothing. */
export function hear(turn: Turn, step: Step, event: EventOf<"utterance">): Reply | null {
  const saying = sayingOf(event.utterance.text);
  if (saying.words.length === 0) return misunderstood(turn, step);

  // First what may be said at any time, then what is known about the business, then the answer.
  const standing = standingIn(saying, turn.visit.language);
  const obeyed = standing ? obey(turn, step, standing) : null;
  if (obeyed) return obeyed;

  const inquiry = step.at === "filing" ? null : inquiryIn(saying, turn.profile, turn.visit.language);
  if (inquiry && inquiry.about !== "unknown") return inform(turn, step, inquiry, saying);

  const understood = understand(turn, step, saying, event);
  if (understood) return understood;
  // It is a question, but none that we know: better admitted than taken for an answer.
  return inquiry ? inform(turn, step, inquiry, saying) : misunderstood(turn, step);
}

function understand(turn: Turn, step: Step, saying: Saying, event: EventOf<"utterance">): Reply | null {
  const source = heardSource(event);
  switch (step.at) {
    case "asking":
      return questionOf(turn.profile, step.question).type === "consent"
        ? consentAnswered(turn, step, saying, source)
        : answered(turn, step, saying, source);
    case "confirming":
      return confirmed(turn, step, saying, source);
    case "serving":
      return served(turn, step, saying);
    case "filing":
    case "done":
      return null;
  }
}

/** To "is there anything else?", with nothing noted. */
function served(turn: Turn, step: StepAt<"serving">, saying: Saying): Reply | null {
  switch (yesNoIn(saying, turn.visit.language).answer) {
    case "no":
      return farewell(turn);
    case "yes":
      return reply(turn.visit, step, [bookOf(turn).helpServing]);
    case "unclear":
      return null;
  }
}
