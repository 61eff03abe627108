import type { Expectations } from "../expectations.ts";
import type { LobbyObservations } from "../observations.ts";
import { fits } from "../phrase.ts";
import type { VisitObserved } from "../verdict.ts";
import { counted, inSeconds } from "./words.ts";

/** How often there was a conversation, what was asked and said in it, and how it ended. */
export function judgeConversations(
  expect: Expectations,
  { asked, said }: Pick<LobbyObservations, "asked" | "said">,
  journal: VisitObserved["journal"],
): string[] {
  return [
    ...outcomes(expect, journal),
    ...visits(expect.visits, journal),
    ...inOrder(expect.asked, asked, (question, wanted) => question === wanted).map(
      ({ wanted, after }) => `The robot did not ask "${wanted}"${after}; it asked ${listed(asked)}.`,
    ),
    ...expect.neverAsked
      .filter((question) => asked.includes(question))
      .map((question) => `The robot asked "${question}", which it should never have asked.`),
    ...inOrder(expect.says, said, ({ text }, wanted) => fits(text, wanted)).map(
      ({ wanted, after }) =>
        `The robot did not say "${wanted}"${after}; it said ${listed(said.map(({ text }) => text))}.`,
    ),
    ...expect.neverSays.flatMap((unwanted) =>
      said
        .filter(({ text }) => fits(text, unwanted))
        .map(
          ({ text, atMs }) =>
            `The robot said "${text}" at ${inSeconds(atMs)}; it should never have said "${unwanted}".`,
        ),
    ),
  ];
}

function outcomes({ outcome, outcomes }: Expectations, journal: VisitObserved["journal"]): string[] {
  const ended = journal.flatMap(({ event, fields }) =>
    event === "visit.ended" && typeof fields.outcome === "string" ? [fields.outcome] : [],
  );
  if (outcomes) {
    if (outcomes.length === ended.length && outcomes.every((each, at) => each === ended[at])) return [];
    return [`The conversations ended as ${listed(ended)}; they should have ended as ${listed(outcomes)}.`];
  }
  if (outcome === undefined || ended.at(-1) === outcome) return [];
  const how = ended.length === 0 ? "did not end" : `ended as "${ended.join('", then "')}"`;
  return [`The conversation ${how}; it should have ended as "${outcome}".`];
}

function visits(expected: number | undefined, journal: VisitObserved["journal"]): string[] {
  const begun = journal.filter(({ event }) => event === "visit.begun").length;
  if (expected === undefined || expected === begun) return [];
  return [
    `There ${begun === 1 ? "was" : "were"} ${counted(begun, "conversation")}; there should have been ${expected}.`,
  ];
}

/** The first of the wanted things that did not come after the ones before it; empty when all came. */
function inOrder<Thing>(
  wanted: readonly string[],
  things: readonly Thing[],
  isIt: (thing: Thing, wanted: string) => boolean,
): { readonly wanted: string; readonly after: string }[] {
  let from = 0;
  for (const [index, each] of wanted.entries()) {
    const at = things.findIndex((thing, place) => place >= from && isIt(thing, each));
    if (at < 0) return [{ wanted: each, after: index === 0 ? "" : ` after "${wanted[index - 1]}"` }];
    from = at + 1;
  }
  return [];
}

function listed(all: readonly string[]): string {
  return all.length === 0 ? "nothing" : all.map((each) => `"${each}"`).join(", ");
}
