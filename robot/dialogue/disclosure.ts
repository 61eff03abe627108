import { inLanguage } from "../kernel/wording.ts";
import { questionsOf } from "./intake-form.ts";
import { fieldLabel } from "./reviewing.ts";
import type { ConsentFact } from "./screen-protocol.ts";
import { bookOf, type Turn } from "./turn.ts";

/** What the visitor is told before anything is asked, and what is kept with their yes. */
export function disclosureOf({ profile, visit }: Turn): string {
  const { what, why, howLong } = profile.disclosure;
  return [what, why, howLong].map((each) => inLanguage(each, visit.language)).join(" ");
}

/** The same as the screen shows it, each fact by itself, with what was said in the greeting: that it is a robot. */
export function consentFacts(turn: Turn): readonly ConsentFact[] {
  const { disclosure } = turn.profile;
  const { language } = turn.visit;
  return [
    { about: "robot", text: bookOf(turn).iAmARobot },
    { about: "what", text: inLanguage(disclosure.what, language) },
    { about: "why", text: inLanguage(disclosure.why, language) },
    { about: "who", text: whoGetsIt(turn) },
    { about: "how-long", text: inLanguage(disclosure.howLong, language) },
  ];
}

export function whoGetsIt(turn: Turn): string {
  return bookOf(turn).whoGetsIt(turn.profile.business.name);
}

/** What a record holds and what is never kept, for those who want to know exactly. One sentence or name a line. */
export function storedOf(turn: Turn): readonly string[] {
  const questions = questionsOf(turn.profile, turn.visit).filter(({ type }) => type !== "consent");
  return bookOf(turn).stored(questions.map((question) => fieldLabel(turn, question)));
}
