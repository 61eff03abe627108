import type { Panel } from "../../robot/dialogue/screen-protocol.ts";
import { fits } from "../scenario/phrase.ts";
import type { Reaction } from "../scenario/reaction.ts";
import type { Resolve } from "./conversing.ts";
import { isMeant } from "./meaning.ts";
import type { RobotAppearance, Said, Surroundings, Visitor } from "./visitor.ts";

/** What somebody is asked in their turn. */
export interface Occurrence {
  readonly question: string;
  readonly panel: Panel;
}

const CONFIRMS = "confirm-";

/** The first of the script's reactions that fits what the robot has said and shows; null: none does. */
export function reactionTo(visitor: Visitor, robot: RobotAppearance, asked: Occurrence): Resolve | null {
  const words = unheeded(visitor, robot)
    .map(({ text }) => text)
    .join(" ");
  return first(
    visitor,
    (reaction) =>
      reaction.interruptsAfterS === undefined &&
      (reaction.when.says === undefined || fits(words, reaction.when.says)) &&
      isAsked(visitor, reaction, asked),
  );
}

/** What somebody does now although the robot has not ended; null: nothing. */
export function interruptionDue(visitor: Visitor, { robot, atMs }: Surroundings): Resolve | null {
  if (!robot.speaking || atMs < visitor.speakingUntilMs) return null;
  const asked = robot.panel?.question ? { question: robot.panel.question, panel: robot.panel } : null;
  const unheard = unheeded(visitor, robot);
  return first(visitor, (reaction) => {
    const { interruptsAfterS, when } = reaction;
    if (interruptsAfterS === undefined || when.says === undefined) return false;
    const { says } = when;
    const begun = unheard.find(({ text }) => fits(text, says));
    if (!begun || atMs < begun.atMs + interruptsAfterS * 1000) return false;
    const { asked: question, readsBack } = when;
    return (
      (question === undefined && readsBack === undefined) ||
      (asked !== null && isAsked(visitor, reaction, asked))
    );
  });
}

function unheeded({ conversing }: Visitor, { said }: RobotAppearance): readonly Said[] {
  return said.filter(({ atMs }) => atMs > conversing.heardUntilMs);
}

function first(visitor: Visitor, applies: (reaction: Reaction) => boolean): Resolve | null {
  const { script, conversing } = visitor;
  const index = script.reactions.findIndex(
    (reaction, at) => (conversing.reacted[at] ?? 0) < reaction.times && applies(reaction),
  );
  const reaction = script.reactions[index];
  return reaction ? { moves: reaction.do, reaction: index } : null;
}

function isAsked(
  { script, conversing }: Visitor,
  { when }: Reaction,
  { question, panel }: Occurrence,
): boolean {
  const misses = conversing.answered[question] ?? 0;
  if (when.asked !== undefined && when.asked !== question) return false;
  if (when.afterMisses !== undefined && misses < when.afterMisses) return false;
  if (when.readsBack === undefined) return true;
  if (question !== `${CONFIRMS}${when.readsBack}`) return false;
  return when.wrong === undefined || when.wrong !== isMeant(panel.title, script.means[when.readsBack]);
}
