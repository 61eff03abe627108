import type { Panel } from "../../robot/dialogue/screen-protocol.ts";
import { seededRandom } from "../../robot/kernel/random.ts";
import { movesIn } from "../scenario/answer.ts";
import { makeMove } from "./making-a-move.ts";
import { interruptionDue, reactionTo } from "./reacting.ts";
import { usualAnswer } from "./usual-answer.ts";
import type { Conversing, Deed, Surroundings, Visitor } from "./visitor.ts";

/** Somebody asked something that the scenario does not foresee stays this long, and leaves. */
const PUZZLED_MS = 12_000;
/** Time taken over the robot's last words before walking off. */
const GOODBYE_MS = 2_500;

export interface Conversed {
  readonly visitor: Visitor;
  readonly deeds: readonly Deed[];
  readonly leaves: boolean;
}

/** One step of a conversation with the robot: whose turn it is, and what is done in it. Pure. */
export function converse(visitor: Visitor, around: Surroundings): Conversed {
  const { robot, atMs } = around;
  const stay: Conversed = { visitor, deeds: [], leaves: false };
  const { conversing: mind, script } = visitor;
  if (mind.moves.length > 0) return makeMove(visitor, around);

  const interruption = interruptionDue(visitor, around);
  if (interruption !== null) {
    return makeMove(taking(visitor, around, robot.panel?.question ?? "", interruption), around);
  }
  if (!robot.panel || atMs < visitor.speakingUntilMs) return stay;
  const eager = script.manner === "eager" && robot.panel.kind === "ask";
  if (robot.speaking && !eager) return stay;

  const turn = eager ? robot.panels : robot.turn;
  const waitedMs = eager
    ? atMs - robot.panelSinceMs
    : atMs - Math.max(robot.quietSinceMs, robot.panelSinceMs, visitor.speakingUntilMs);
  const { kind, question } = robot.panel;
  if (kind !== "ask" || question === null) {
    const goodbye = mind.wasAsked && (kind === "attract" || waitedMs >= GOODBYE_MS);
    return { ...stay, leaves: goodbye && !robot.speaking };
  }
  if (turn === mind.reactedTo) return { ...stay, leaves: mind.puzzled && waitedMs >= PUZZLED_MS };
  // People begin 0.5 to 1.2 s after the robot has ended; this person a little differently every time.
  const reactionMs = 500 + 400 * visitor.temper + 300 * seededRandom(turn * 7919 + 1).next();
  if (waitedMs < reactionMs) return stay;

  const resolve =
    reactionTo(visitor, robot, { question, panel: robot.panel }) ?? answerTo(visitor, robot.panel, question);
  const decided = taking(visitor, around, question, resolve);
  if (resolve.moves.length > 0) return makeMove(decided, around);
  return { visitor: decided, deeds: [{ do: "wonder", question }], leaves: false };
}

/** As the scenario has it, and else what anybody would do; no move at all: they do not know. */
function answerTo({ script, conversing }: Visitor, panel: Panel, question: string): Resolve {
  const times = conversing.answered[question] ?? 0;
  const answers = script.answers[question];
  const answer = answers?.[Math.min(times, answers.length - 1)];
  return { moves: answer ? movesIn(answer) : usualAnswer(panel, script.means), reaction: null };
}

/** What somebody has made up their mind to do, and the reaction of the script that it is. */
export interface Resolve {
  readonly moves: Conversing["moves"];
  readonly reaction: number | null;
}

function taking(
  visitor: Visitor,
  { robot, atMs }: Surroundings,
  question: string,
  { moves, reaction }: Resolve,
): Visitor {
  const { conversing: mind, script } = visitor;
  return {
    ...visitor,
    conversing: {
      ...mind,
      wasAsked: true,
      reactedTo: script.manner === "eager" ? robot.panels : robot.turn,
      heardUntilMs: atMs,
      answered: { ...mind.answered, [question]: (mind.answered[question] ?? 0) + 1 },
      reacted: mind.reacted.map((times, index) => times + (index === reaction ? 1 : 0)),
      moves,
      about: question,
      nextMoveAtMs: atMs,
      puzzled: moves.length === 0,
    },
  };
}
