import type { Touch } from "../../robot/dialogue/screen-protocol.ts";
import type { Conversed } from "./conversing.ts";
import type { Deed, Surroundings, Visitor } from "./visitor.ts";

/** Between two things that are done in one turn. */
const BREATH_MS = 400;
/** Between two taps on one screen. */
const TAP_MS = 350;

/** The next thing of this turn, when its time has come. */
export function makeMove(visitor: Visitor, { atMs, lineMs }: Surroundings): Conversed {
  const { moves, nextMoveAtMs, about } = visitor.conversing;
  const [move, ...others] = moves;
  if (!move || atMs < Math.max(nextMoveAtMs, visitor.speakingUntilMs))
    return { visitor, deeds: [], leaves: false };
  const done = (deeds: readonly Deed[], pauseMs: number, rest = others): Conversed => ({
    visitor: {
      ...visitor,
      conversing: { ...visitor.conversing, moves: rest, nextMoveAtMs: atMs + pauseMs },
    },
    deeds,
    leaves: false,
  });
  const touch = (what: Touch, rest = others) => done([{ do: "touch", touch: what }], TAP_MS, rest);
  switch (move.do) {
    case "say": {
      const forMs = Math.min(lineMs(move.words), (move.breaksOffAfterS ?? Number.POSITIVE_INFINITY) * 1000);
      const said = done(
        [{ do: "speak", words: move.words, forMs }],
        forMs + (others.length > 0 ? BREATH_MS : 0),
      );
      return { ...said, visitor: { ...said.visitor, speakingUntilMs: atMs + forMs, lastWords: move.words } };
    }
    case "choose":
      return touch({ type: "touch", kind: "choose", question: about, choice: move.choice });
    case "pick": {
      const [choice, ...more] = move.choices;
      const rest = [
        more.length > 0
          ? ({ do: "pick", choices: more } as const)
          : ({ do: "choose", choice: "done" } as const),
        ...others,
      ];
      return touch({ type: "touch", kind: "choose", question: about, choice: choice ?? "done" }, rest);
    }
    case "type":
      return touch({ type: "touch", kind: "type", question: about, text: move.text });
    case "press":
      return touch({ type: "touch", kind: "command", command: move.command });
    case "wait":
      return done([], move.forS * 1000);
    case "nothing":
      return done([], 0);
    case "walk-away":
      return { ...done([], 0, []), leaves: true };
  }
}
